//! What the compiler makes of a declaration, kept as a snapshot: who changes the declaration sees what else changes.

#[test]
fn create_ticket() {
    spoke_compiler::assert_expansion!("src/create_ticket.rs");
}
