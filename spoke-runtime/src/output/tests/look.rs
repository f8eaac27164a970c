//! Looking up several places in one walk.

use serde_json::{Value, json};

use crate::fail::{Path, Step};
use crate::output::{look, look_last};

const OK: Path = &[Step::Member("ok")];
const CODE: Path = &[Step::Member("error"), Step::Member("code")];
const ERROR: Path = &[Step::Member("error")];
const FIRST: Path = &[Step::Member("errors"), Step::Each, Step::Member("message")];
const SECOND: Path = &[Step::Member("errors"), Step::At(1)];

fn check(body: &str, paths: &[Path], expected: &[Option<Value>]) {
    assert_eq!(look(body.as_bytes(), paths), expected, "{body}");
}

#[test]
fn every_path_finds_its_value() {
    check(
        r#"{"x":[{}],"errors":[{"message":"a"},{"message":"b"}],"error":{"code":7},"ok":null}"#,
        &[OK, CODE, ERROR, FIRST, SECOND],
        &[
            Some(Value::Null),
            Some(json!(7)),
            Some(json!({"code": 7})),
            Some(json!("a")),
            Some(json!({"message": "b"})),
        ],
    );
}

#[test]
fn nothing_is_found_where_nothing_stands() {
    check(r#"{"ok":false,"errors":[],"error":"x"}"#, &[OK, CODE, FIRST], &[Some(json!(false)), None, None]);
    check("", &[OK], &[None]);
    check("<html>", &[OK], &[None]);
    check("[]", &[OK, &[]], &[None, Some(json!([]))]);
}

#[test]
fn a_broken_body_gives_what_stands_before_the_break() {
    check(r#"{"ok":true,"error":{"code":"#, &[OK, CODE], &[Some(json!(true)), None]);
    assert_eq!(look(b"{\"ok\":1,\"x\":\"\xff\"}", &[OK]), [Some(json!(1))]);
}

#[test]
fn the_walk_ends_once_everything_is_found() {
    check(r#"{"ok":true, no json from here"#, &[OK], &[Some(json!(true))]);
    check(r#"{"ok":1,"ok":2}"#, &[OK], &[Some(json!(1))]);
}

#[test]
fn the_last_element_is_the_one_at_the_end() {
    const IDS: Path = &[Step::Member("data"), Step::Each, Step::Member("id")];
    let check = |body: &str, expected| assert_eq!(look_last(body.as_bytes(), IDS), expected, "{body}");
    check(r#"{"data":[{"id":1},{"id":2},{"x":0,"id":3}],"data_more":[]}"#, Some(json!(3)));
    check(r#"{"data":[{"id":1},{"x":2}]}"#, None);
    check(r#"{"data":[{"id":1},{"id":null}]}"#, Some(Value::Null));
    check(r#"{"data":[]}"#, None);
    check(r#"{"data":{"id":1}}"#, None);
    assert_eq!(look_last(b"[1,2]", &[Step::Each]), Some(json!(2)));
    assert_eq!(look_last(b"[[1],[2,3],[]]", &[Step::Each, Step::Each]), None);
}
