//! Markdown, read into the blocks of an Atlassian document.

mod marks;
mod open;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use spoke_runtime::serde_json::{Value, json};

use marks::Marks;
use open::{Open, Place};

/// How deep lists go; what is deeper stands in the list above it. Whatever reads the document again goes four times as deep, and
/// many readers of JSON stop at 128.
const DEEPEST_LIST: usize = 20;

/// The blocks that `text` stands for.
pub(super) fn blocks(text: &str) -> Vec<Value> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        writer.take(event);
    }
    writer.finish()
}

/// What has been read so far.
#[derive(Default)]
struct Writer {
    /// The blocks of the document.
    done: Vec<Value>,
    /// What is open, from the outside in.
    open: Vec<Open>,
    /// The line that is being read.
    line: Vec<Value>,
    marks: Marks,
    /// The text of the code block that is being read.
    code: Option<String>,
    /// How long the line was where an image began.
    image: Option<usize>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(code) => self.write(&code, self.marks.of_code()),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line.push(json!({"type": "hardBreak"})),
            Event::Rule => {
                self.end_line();
                if self.open.is_empty() {
                    self.done.push(json!({"type": "rule"}));
                }
            }
            // Nothing else is switched on.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } | Tag::HtmlBlock => self.end_line(),
            Tag::BlockQuote(_) => self.begin(Place::Quote),
            Tag::CodeBlock(kind) => {
                self.begin(Place::Code(language(&kind)));
                self.code = Some(String::new());
            }
            Tag::List(first) => self.begin(Place::List(first)),
            Tag::Item => self.begin(Place::Item),
            Tag::Table(_) => self.begin(Place::Table),
            Tag::TableHead | Tag::TableRow => self.begin(Place::Row),
            Tag::Emphasis => self.marks.begin_em(),
            Tag::Strong => self.marks.begin_strong(),
            Tag::Strikethrough => self.marks.begin_strike(),
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.marks.begin_link(&format!("mailto:{dest_url}"), &title);
            }
            Tag::Link { dest_url, title, .. } => self.marks.begin_link(&dest_url, &title),
            Tag::Image { dest_url, title, .. } => {
                self.image = Some(self.line.len());
                self.marks.begin_link(&dest_url, &title);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_line(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => {
                self.close()
            }
            TagEnd::TableHead => self.end_row("tableHeader"),
            TagEnd::TableRow => self.end_row("tableCell"),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.put(paragraph(cell));
            }
            TagEnd::Emphasis => self.marks.end_em(),
            TagEnd::Strong => self.marks.end_strong(),
            TagEnd::Strikethrough => self.marks.end_strike(),
            TagEnd::Link => self.marks.end_link(),
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    /// Text as it stands, a line at a time.
    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            return code.push_str(text);
        }
        for (index, part) in text.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                self.line.push(json!({"type": "hardBreak"}));
            }
            self.write(part, self.marks.of_text());
        }
        if text.ends_with('\n') {
            self.line.push(json!({"type": "hardBreak"}));
        }
    }

    /// Adds to the line; what has the same marks as the text before it belongs to that.
    fn write(&mut self, text: &str, marks: Vec<Value>) {
        if text.is_empty() {
            return;
        }
        let mut node = json!({"type": "text", "text": text});
        if !marks.is_empty() {
            node["marks"] = Value::Array(marks);
        }
        if let Some(last) = self.line.last_mut()
            && last["type"] == "text"
            && last.get("marks") == node.get("marks")
            && let Value::String(before) = &mut last["text"]
        {
            return before.push_str(text);
        }
        self.line.push(node);
    }

    fn end_image(&mut self) {
        let was_empty = self.image.take() == Some(self.line.len());
        if was_empty {
            let address = self.marks.link().unwrap_or_default().to_owned();
            self.write(&address, self.marks.of_text());
        }
        self.marks.end_link();
    }

    fn end_heading(&mut self, level: u8) {
        let mut line = std::mem::take(&mut self.line);
        if self.open.is_empty() {
            return self.done.push(json!({"type": "heading", "attrs": {"level": level}, "content": line}));
        }
        line.iter_mut().for_each(marks::embolden);
        self.put(paragraph(line));
    }

    fn end_row(&mut self, kind: &str) {
        let Some(row) = self.open.pop() else { return };
        let cells = row.content.into_iter().map(|cell| json!({"type": kind, "content": [cell]}));
        self.put(json!({"type": "tableRow", "content": cells.collect::<Vec<_>>()}));
    }

    /// What the line holds becomes a paragraph.
    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        while line.last().is_some_and(|node| node["type"] == "hardBreak") {
            line.pop();
        }
        if !line.is_empty() {
            self.put(paragraph(line));
        }
    }

    fn begin(&mut self, place: Place) {
        self.end_line();
        self.open.push(Open { place, content: Vec::new() });
    }

    /// Ends what was opened last, and puts it where it may stand.
    fn close(&mut self) {
        self.end_line();
        let code = self.code.take();
        let Some(closed) = self.open.pop() else { return };
        let is_top = self.open.is_empty();
        let lists = self.open.iter().filter(|open| matches!(open.place, Place::List(_))).count();
        for block in closed.blocks(code.as_deref(), is_top, lists < DEEPEST_LIST) {
            self.put(block);
        }
    }

    fn put(&mut self, block: Value) {
        self.open.last_mut().map_or(&mut self.done, |open| &mut open.content).push(block);
    }

    fn finish(mut self) -> Vec<Value> {
        while !self.open.is_empty() {
            self.close();
        }
        self.end_line();
        self.done
    }
}

fn paragraph(line: Vec<Value>) -> Value {
    let mut paragraph = json!({"type": "paragraph"});
    paragraph["content"] = Value::Array(line);
    paragraph
}

/// The language that a fence names, its first word.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    match kind {
        CodeBlockKind::Indented => None,
        CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests;
