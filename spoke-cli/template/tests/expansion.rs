//! What the compiler makes of a declaration, kept as a snapshot: who changes the declaration sees what else changes.

#[test]
fn get_item() {
    spoke_compiler::assert_expansion!("src/get_item.rs");
}
