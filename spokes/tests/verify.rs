//! Every spoke of the shelf says by which action a connection is verified.

#[test]
fn a_check_changes_nothing_and_needs_nothing() {
    for spoke in &spokes::catalog().spokes {
        let name = spoke.name;
        let verify = spoke.verify.unwrap_or_else(|| panic!("`{name}` has no `verify`"));
        let action = spoke.actions.iter().find(|action| action.name == format!("{name}.{verify}"));
        let action = action.unwrap_or_else(|| panic!("`{name}` does not list `{verify}`"));
        assert_eq!(action.effect, "read", "{}", action.name);
        assert!(
            action.typed_only.is_none() && action.inputs.iter().all(|it| !it.required),
            "{}",
            action.name
        );
    }
}
