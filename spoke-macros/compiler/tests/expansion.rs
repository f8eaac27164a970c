//! What the library gives for whole source files: expansions, and faults with their places.

use spoke_compiler::{NoFiles, assert_expansion, expand_file};

#[test]
fn a_file_has_its_expansion() {
    assert_expansion!("tests/declarations/desk.rs");
}

#[test]
fn a_file_with_faults_has_them_by_line_and_column() {
    assert_expansion!("tests/declarations/faulty.rs");
}

#[test]
fn expanding_twice_gives_the_same_text() {
    let expand = || spoke_compiler::expansion(env!("CARGO_MANIFEST_DIR"), "tests/declarations/desk.rs");
    assert_eq!(expand(), expand());
}

#[test]
fn an_expansion_is_rust_whatever_stands_in_a_path_or_in_docs() {
    let source = "#[derive(Action)] #[action(Desk: GET \"/a?b=\\r\\0\")] #[doc = \"one\\rtwo\"] struct A { #[doc = \"\\r\"] b: Option<u8> }";
    let expansion = expand_file(source, &NoFiles).unwrap();
    syn::parse_file(&expansion).unwrap();
    assert!(expansion.contains(r"/// `GET /a?b=\r\u{0}`"), "{expansion}");
}
