//! `spoke describe`.

use crate::support::{json, spoke};

#[test]
fn an_action_is_described_whole() {
    let ran = spoke(&["describe", "slack.post_message"]).ends_with(0);
    for expected in [
        "slack.post_message\n",
        "POST /chat.postMessage",
        "once: never sent again once it may have left",
        "chat:write",
        "Inputs\n  channel",
        "thread_ts",
        "Output\n",
        "  message_ts  text  required",
        "Failures\n",
        "Example\n  spoke call slack.post_message --on slack channel=",
    ] {
        assert!(ran.stdout.contains(expected), "no `{expected}` in:\n{}", ran.stdout);
    }
}

#[test]
fn the_spokes_own_keys_are_merged_in() {
    let ran = spoke(&["describe", "github.get_issue"]).ends_with(0);
    for expected in ["base", "https://api.github.com", "x-github-api-version: 2022-11-28", "bearer", "read:"]
    {
        assert!(ran.stdout.contains(expected), "no `{expected}` in:\n{}", ran.stdout);
    }
}

#[test]
fn the_example_of_every_action_fits_its_inputs() {
    for action in spoke(&["list", "--json"]).lines() {
        let name = action["name"].as_str().unwrap();
        let ran = spoke(&["describe", name, "--json"]).ends_with(0);
        let entry = json(ran.stdout.trim_end());
        let required = entry["input_schema"]["required"].as_array().cloned().unwrap_or_default();
        for input in &required {
            assert!(!entry["example"][input.as_str().unwrap()].is_null(), "{name}: {input} has no example");
        }
        assert!(entry["output_schema"].is_object(), "{name}");
    }
}

#[test]
fn a_name_without_its_spoke_is_refused() {
    spoke(&["describe", "post_message"])
        .ends_with(2)
        .complains("`post_message` does not say whose action it is; did you mean `slack.post_message`?");
}

#[test]
fn an_unknown_action_is_refused() {
    spoke(&["describe", "slack.post_mesage"])
        .ends_with(2)
        .complains("there is no action `slack.post_mesage`; did you mean `slack.post_message`?");
}

#[test]
fn an_action_of_several_spokes_is_offered_for_each() {
    spoke(&["describe", "create_isue"])
        .ends_with(2)
        .complains("did you mean `github.create_issue` or `jira.create_issue`?");
}

#[test]
fn the_schemas_are_those_of_the_catalog() {
    for action in spoke(&["list", "--json"]).lines() {
        let name = action["name"].as_str().unwrap();
        let schema = |option: &str| json(&spoke(&["describe", option, name]).ends_with(0).stdout);
        let entry = json(&spoke(&["describe", name, "--json"]).ends_with(0).stdout);
        let both = schema("--json-schema");
        assert_eq!(both["input_schema"], entry["input_schema"], "{name}");
        assert_eq!(both["output_schema"], entry["output_schema"], "{name}");
        assert_eq!(schema("--json-schema=input"), entry["input_schema"], "{name}");
        assert_eq!(schema("--json-schema=output"), entry["output_schema"], "{name}");
    }
}

#[test]
fn schemas_and_the_whole_entry_are_two_answers() {
    spoke(&["describe", "slack.post_message", "--json", "--json-schema"])
        .ends_with(2)
        .complains("cannot be used with");
}
