//! What the library gives for whole source files: expansions, and faults with their places.

use spoke_compiler::assert_expansion;

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
