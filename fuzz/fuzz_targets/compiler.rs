//! The compiler: any text ends in an expansion or in faults with places and sentences, and twice in the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use quote::ToTokens as _;
use spoke_compiler::{Files, derive_action, derive_input, derive_output, derive_spoke, expand_file};

/// A parser's stack grows with what nests (syn's, as rustc's own): so much, in bytes, is enough for any text of the length that is tried.
const STACK: usize = 512 << 20;

/// A folder in which every file holds what stands behind the first line of the text.
struct Beside<'a>(&'a str);

impl Files for Beside<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        if path.starts_with('-') { Err("there is none".to_owned()) } else { Ok(self.0.to_owned()) }
    }
}

fuzz_target!(|data: (u8, &str)| {
    let (place, text) = data;
    std::thread::scope(|scope| {
        std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || check(place, text)).unwrap();
    });
});

fn check(place: u8, text: &str) {
    let source = source(place, text);
    let files = Beside(text.split_once('\n').map_or(text, |(_, rest)| rest));
    let once = expand_file(&source, &files);
    assert_eq!(once, expand_file(&source, &files), "{source}");
    match &once {
        Ok(expansion) => {
            syn::parse_file(expansion).unwrap();
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "{source}");
            // Under `cfg(fuzzing)` proc-macro2 keeps no lines: they would fill the memory.
            for fault in faults {
                assert!(!fault.message.is_empty() && fault.column > 0, "{fault:?}: {source}");
            }
        }
    }
    let Ok(file) = syn::parse_file(&source) else { return };
    // What did not compile leaves a stub, and the stub is Rust as well.
    for item in file.items {
        let item = match item {
            syn::Item::Struct(_) | syn::Item::Enum(_) => item.into_token_stream(),
            _ => continue,
        };
        for expanded in [
            derive_spoke(item.clone()),
            derive_action(item.clone(), &files),
            derive_input(item.clone()),
            derive_output(item.clone()),
        ] {
            syn::parse2::<syn::File>(expanded).unwrap_or_else(|error| panic!("{error}: {source}"));
        }
    }
}

/// The text as a whole file, or in one of the places that the compiler parses itself.
fn source(place: u8, text: &str) -> String {
    const FIELDS: &str = "struct A { one: String, two: Option<u32>, r#three: Vec<String> }";
    match place % 14 {
        0 => text.to_owned(),
        1 => format!("#[derive(Action)] #[action(Desk: GET {text:?})] {FIELDS}"),
        2 => format!("#[derive(Action)] #[action(Desk: POST {text:?} -> Out, effect = once)] {FIELDS}"),
        3 => format!("#[derive(Action)] #[action(Desk: POST \"/x/{{one}}\", body = {text})] {FIELDS}"),
        4 => format!("#[derive(Action)] #[action(Desk: POST \"/x/{{one}}\", {text})] {FIELDS}"),
        5 => format!("#[derive(Action)] #[action({text})] {FIELDS}"),
        6 => format!(
            "#[derive(Action)] #[action(Desk: POST \"/x/{{one}}\", body = {{\"k\": {text:?}, three}})] {FIELDS}"
        ),
        7 => format!(
            "#[derive(Action)] #[action(Desk: POST \"/x\", body = file(\"x.json\"))] {FIELDS} // {}",
            text.replace('\n', " ")
        ),
        8 => format!("#[derive(Spoke)] #[spoke(name = \"desk\", {text})] struct Desk;"),
        9 => format!(
            "#[derive(Output)] #[out({text})] struct A {{ one: String, #[out({text})] two: Vec<u8> }}"
        ),
        10 => format!("#[derive(Input)] #[input({text})] enum A {{ #[input({text})] One, Two(String) }}"),
        11 => format!(
            "#[derive(Action)] #[action(Desk: GET \"/x/{{one}}\")] struct A {{ one: String, #[input({text})] two: Option<u32> }}"
        ),
        12 => format!("#[derive(Action)] #[action(Desk: POST \"/x\", xml = {text:?})] {FIELDS}"),
        _ => format!(
            "#[derive(Action)] #[action(Desk: POST \"/x\", xml = file(\"x.xml\"))] {FIELDS} // {}",
            text.replace('\n', " ")
        ),
    }
}
