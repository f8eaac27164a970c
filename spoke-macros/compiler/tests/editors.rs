//! Where editors are led: a field that a declaration names is found from there.

use proc_macro2::{TokenStream, TokenTree};
use spoke_compiler::{NoFiles, derive_action};

const ACTION: &str = r#"
#[action(
    AcmeDesk: POST "/tickets" -> Ticket,
    body = { "title": title, "type": r#type, "due": due, "count": count },
)]
pub struct CreateTicket {
    pub title: String,
    pub r#type: Kind,
    pub due: Patch<String>,
    #[input(default = 3)]
    pub count: u32,
}
"#;

#[test]
fn a_name_in_a_declaration_leads_to_its_field() {
    let expansion = derive_action(ACTION.parse().unwrap(), &NoFiles);
    let mut words = Vec::new();
    collect(expansion, &mut words);
    let body = ACTION.lines().position(|line| line.contains("body =")).unwrap() + 1;
    for name in ["title", "r#type", "due", "count"] {
        let found = words.iter().filter(|(word, line)| word == name && *line == body).count();
        assert_eq!(found, 1, "`{name}` of the body stands {found} times in the expansion");
    }
}

/// Every word with its line.
fn collect(tokens: TokenStream, words: &mut Vec<(String, usize)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Ident(word) => words.push((word.to_string(), word.span().start().line)),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
