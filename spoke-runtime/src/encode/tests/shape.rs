//! Whatever a value holds, the request keeps its shape.

use proptest::prelude::*;
use serde_json::{Value as Data, json};
use url::Url;

use super::{SLOT, at, encoded, post};
use crate::operation::Operation;
use crate::template::{Body, Member, Node, Pair, Part, Value};

proptest! {
    #[test]
    fn whatever_stands_in_a_slot_comes_back_from_its_segment(value in "\\PC*|[\\x00-\\x20/%?#\\\\.;:@&=+]{0,8}") {
        let result = encoded(&post(SLOT), &at("https://desk.example"), json!([value, null, null]));
        if value.is_empty() || value == "." || value == ".." {
            prop_assert!(result.is_err());
        } else {
            let url = Url::parse(result.unwrap().request.url.as_str()).unwrap();
            let segments: Vec<_> = url.path_segments().unwrap().collect();
            prop_assert_eq!(segments.len(), 3);
            prop_assert_eq!(percent_encoding::percent_decode_str(segments[1]).decode_utf8().unwrap(), value.as_str());
            prop_assert_eq!((url.query(), url.fragment(), url.host_str()), (None, None, Some("desk.example")));
        }
    }

    #[test]
    fn whatever_stands_in_a_query_comes_back_from_it(value in "\\PC*|[\\x00-\\x20/%?#\\\\.;:@&=+]{0,8}") {
        let operation = Operation { query: &[Pair { name: "q", value: Value::Field(0) }], ..post(&[Part::Text("/x")]) };
        let url = encoded(&operation, &at("https://desk.example"), json!([value, null, null])).unwrap().request.url;
        let pairs: Vec<_> = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        prop_assert_eq!(pairs, vec![("q".to_owned(), value)]);
        prop_assert_eq!(url.path(), "/x");
    }

    #[test]
    fn whatever_stands_in_a_text_comes_back_from_its_json(value in any::<String>()) {
        const BODY: Node = Node::Object(&[Member::Named("t", Node::Text(&[Part::Text("{\"}"), Part::Field(0)]))]);
        let operation = Operation { body: Body::Json(BODY), ..post(&[Part::Text("/x")]) };
        let body = encoded(&operation, &at("https://desk.example"), json!([value, null, null])).unwrap().request;
        let read: Data = serde_json::from_slice(body.bytes().unwrap()).unwrap();
        prop_assert_eq!(read, json!({"t": format!("{{\"}}{value}")}));
    }
}
