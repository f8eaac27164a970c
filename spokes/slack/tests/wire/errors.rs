//! Slack's words for what it refuses, by kind and as an enum.

use std::collections::BTreeMap;

use spoke_runtime::serde_json::json;
use spoke_runtime::{Answer, Catalog, Connection, Error, Hub, Kind};
use spoke_slack::auth::{TestAuth, test_auth};
use spoke_slack::{Slack, SlackError};

async fn refused(word: &str) -> Error {
    let answer = json!({"ok": false, "error": word});
    let hub = Hub::fake().stub::<TestAuth>(move |_| Answer::json(200, answer.clone()));
    let slack: Connection<Slack> = hub.connect("slack").unwrap();
    // A limit is waited for, which a fake hub's clock does at once.
    test_auth(&slack).await.unwrap_err()
}

#[tokio::test]
async fn a_word_is_a_variant() {
    let error = refused("channel_not_found").await;
    assert_eq!(error.code_as(), Some(SlackError::ChannelNotFound));
    let error = refused("what_slack_thinks_of_next").await;
    assert_eq!(error.code_as(), Some(SlackError::Other("what_slack_thinks_of_next".to_owned())));
}

#[tokio::test]
async fn every_sorted_word_has_its_kind_and_its_variant() {
    let catalog = Catalog::default().with::<Slack>();
    let kinds: BTreeMap<String, Vec<&str>> = catalog.action("slack.test_auth").unwrap().fail.kinds.clone();
    let expected = [
        ("auth", Kind::Auth),
        ("conflict", Kind::Conflict),
        ("forbidden", Kind::Forbidden),
        ("invalid", Kind::Invalid),
        ("not_found", Kind::NotFound),
        ("rate_limited", Kind::RateLimited),
        ("server", Kind::Server),
    ];
    assert_eq!(kinds.keys().map(String::as_str).collect::<Vec<_>>(), expected.map(|(name, _)| name));
    for (name, kind) in expected {
        for word in &kinds[name] {
            let error = refused(word).await;
            assert_eq!(error.kind(), kind, "{word}");
            let variant: Option<SlackError> = error.code_as();
            assert!(!matches!(variant, None | Some(SlackError::Other(_))), "{word}: {variant:?}");
        }
    }
}
