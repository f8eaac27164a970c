//! Block Kit's layouts as the JSON that Slack's pages show.

use spoke_runtime::serde_json::{Value, from_slice, json};
use spoke_runtime::{Json, JsonWriter};
use spoke_slack::types::{
    Actions, Block, Button, Choice, Confirm, Context, Datepicker, Divider, Element, Header, Image,
    ImageElement, InputBlock, PlainTextInput, Section, StaticSelect, Style, TextObject, UsersSelect,
};

fn check(block: impl Into<Block>, expected: impl Into<Value>) {
    let mut out = JsonWriter::sending();
    block.into().write_json(&mut out);
    assert_eq!(from_slice::<Value>(&out.finish().unwrap()).unwrap(), expected.into());
}

#[test]
fn sections() {
    check(
        Section::mrkdwn("*P1* {now}"),
        json!({"type": "section", "text": {"type": "mrkdwn", "text": "*P1* {now}"}}),
    );
    let plain = Section::plain("P1").fields(vec![TextObject::mrkdwn("*db*").verbatim(true)]).block_id("b1");
    check(
        plain.accessory(ImageElement::new("https://acme.example/a.png", "a disk")),
        json!({
            "type": "section",
            "text": {"type": "plain_text", "text": "P1"},
            "fields": [{"type": "mrkdwn", "text": "*db*", "verbatim": true}],
            "accessory": {"type": "image", "image_url": "https://acme.example/a.png", "alt_text": "a disk"},
            "block_id": "b1",
        }),
    );
    check(
        Section::columns([TextObject::plain(":eyes:").emoji(true)]),
        json!({"type": "section", "fields": [{"type": "plain_text", "text": ":eyes:", "emoji": true}]}),
    );
}

#[test]
fn headings_lines_and_pictures() {
    check(
        Header::new("Disk").block_id("h"),
        json!({"type": "header", "text": {"type": "plain_text", "text": "Disk"}, "block_id": "h"}),
    );
    check(Divider::new().block_id("d"), json!({"type": "divider", "block_id": "d"}));
    check(Divider::new(), json!({"type": "divider"}));
    check(
        Image::new("https://acme.example/a.png", "a disk").title(TextObject::plain("Disk")).block_id("i"),
        json!({
            "type": "image",
            "image_url": "https://acme.example/a.png",
            "alt_text": "a disk",
            "title": {"type": "plain_text", "text": "Disk"},
            "block_id": "i",
        }),
    );
    let small: [Element; 2] =
        [ImageElement::new("https://a.example/b", "b").into(), TextObject::mrkdwn("c").into()];
    check(
        Context::new(small).block_id("c"),
        json!({
            "type": "context",
            "elements": [
                {"type": "image", "image_url": "https://a.example/b", "alt_text": "b"},
                {"type": "mrkdwn", "text": "c"},
            ],
            "block_id": "c",
        }),
    );
}

#[test]
fn elements_to_press_and_choose() {
    let plain = |text: &str| json!({"type": "plain_text", "text": text});
    let question = Confirm::new("Restart?", "db-1 restarts.", "Yes", "No").style(Style::Danger);
    let question_json = json!({
        "title": plain("Restart?"), "text": plain("db-1 restarts."), "confirm": plain("Yes"), "deny": plain("No"),
        "style": "danger",
    });
    let low = Choice::new("Low", "low").description(TextObject::plain("can wait"));
    let low_json = json!({"text": plain("Low"), "value": "low", "description": plain("can wait")});
    let elements: Vec<Element> = vec![
        Button::new("Go", "go")
            .value("CHG1")
            .url("https://acme.example")
            .style(Style::Primary)
            .confirm(question.clone())
            .accessibility_label("Go on")
            .into(),
        StaticSelect::new("severity", [Choice::new("High", "high"), low.clone()])
            .placeholder(TextObject::plain("How bad?"))
            .initial_option(low)
            .confirm(question.clone())
            .into(),
        UsersSelect::new("who")
            .placeholder(TextObject::plain("Who?"))
            .initial_user("U1")
            .confirm(question.clone())
            .into(),
        Datepicker::new("when")
            .initial_date("2026-12-24")
            .placeholder(TextObject::plain("When?"))
            .confirm(question)
            .into(),
        json!({"type": "timepicker", "action_id": "at"}).into(),
    ];
    check(
        Actions::new(elements).block_id("a"),
        json!({"type": "actions", "block_id": "a", "elements": [
            {
                "type": "button", "text": plain("Go"), "action_id": "go", "value": "CHG1",
                "url": "https://acme.example", "style": "primary", "confirm": question_json,
                "accessibility_label": "Go on",
            },
            {
                "type": "static_select", "action_id": "severity", "placeholder": plain("How bad?"),
                "options": [{"text": plain("High"), "value": "high"}, low_json], "initial_option": low_json,
                "confirm": question_json,
            },
            {
                "type": "users_select", "action_id": "who", "placeholder": plain("Who?"), "initial_user": "U1",
                "confirm": question_json,
            },
            {
                "type": "datepicker", "action_id": "when", "initial_date": "2026-12-24",
                "placeholder": plain("When?"), "confirm": question_json,
            },
            {"type": "timepicker", "action_id": "at"},
        ]}),
    );
}

#[test]
fn elements_to_fill_in() {
    let line = PlainTextInput::new("why")
        .initial_value("because")
        .multiline(true)
        .min_length(1_u32)
        .max_length(300_u32)
        .placeholder(TextObject::plain("Why?"));
    let input = InputBlock::new("Reason", line).dispatch_action(false).hint(TextObject::plain("Short"));
    check(
        input.optional(true).block_id("r"),
        json!({
            "type": "input",
            "label": {"type": "plain_text", "text": "Reason"},
            "element": {
                "type": "plain_text_input", "action_id": "why", "initial_value": "because", "multiline": true,
                "min_length": 1, "max_length": 300, "placeholder": {"type": "plain_text", "text": "Why?"},
            },
            "dispatch_action": false,
            "hint": {"type": "plain_text", "text": "Short"},
            "optional": true,
            "block_id": "r",
        }),
    );
}

#[test]
fn any_other_block_is_sent_as_it_stands() {
    let block = json!({"type": "markdown", "text": "**bold** \"quoted\""});
    check(block.clone(), block);
}
