//! `spoke list`.

use crate::support::spoke;

#[test]
fn all_actions_stand_under_their_spokes() {
    let ran = spoke(&["list"]).ends_with(0);
    for expected in
        ["github  ", "jira  ", "slack  ", "  slack.post_message ", "/rest/api/3/issue", "  once  "]
    {
        assert!(ran.stdout.contains(expected), "no `{expected}` in:\n{}", ran.stdout);
    }
    let place = |name: &str| ran.stdout.find(name).unwrap();
    assert!(place("github.create_issue ") < place("jira.create_issue "));
    assert!(place("slack.add_reaction") < place("slack.post_message"));
}

#[test]
fn one_spoke_alone() {
    let ran = spoke(&["list", "jira"]).ends_with(0);
    assert!(ran.stdout.contains("jira.add_comment") && !ran.stdout.contains("slack."), "{}", ran.stdout);
}

#[test]
fn json_gives_one_action_a_line() {
    let lines = spoke(&["list", "github", "--json"]).ends_with(0).lines();
    let names: Vec<_> = lines.iter().map(|line| line["name"].as_str().unwrap()).collect();
    let catalog = spokes::catalog();
    let known = catalog.spoke("github").unwrap().actions.iter().map(|action| action.name.as_str());
    assert_eq!(names, known.collect::<Vec<_>>());
    assert!(names.is_sorted() && names.contains(&"github.merge_pull_request"), "{names:?}");
    assert!(lines.iter().all(|line| line["spoke"] == "github" && line["method"].is_string()));
}

#[test]
fn an_unknown_spoke_is_refused_with_those_that_there_are() {
    spoke(&["list", "teams"])
        .ends_with(2)
        .complains("there is no spoke `teams`; there are aws, github, jira, slack");
}

#[test]
fn the_nearest_spoke_is_offered() {
    spoke(&["list", "slakc"])
        .ends_with(2)
        .complains("there is no spoke `slakc`; did you mean `slack`? there are aws, github, jira, slack");
}
