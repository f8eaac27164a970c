//! Markdown: headings, tables and fences whose content stays inside of them.

/// A document in the making.
#[derive(Debug, Default)]
pub(super) struct Markdown(String);

impl Markdown {
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// A block, apart from the one before.
    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {text}", "#".repeat(level)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(text);
    }

    /// Documentation, which is Markdown itself: its headings would tear the document apart.
    pub(super) fn docs(&mut self, docs: &str) {
        let lines: Vec<&str> = docs.lines().map(|line| line.trim_start_matches('#').trim_end()).collect();
        if !docs.trim().is_empty() {
            self.block(&unlinked(&lines.join("\n")));
        }
    }

    pub(super) fn list(&mut self, points: impl IntoIterator<Item = String>) {
        let points: Vec<String> = points.into_iter().map(|point| format!("- {point}")).collect();
        if !points.is_empty() {
            self.block(&points.join("\n"));
        }
    }

    pub(super) fn fence(&mut self, language: &str, text: &str) {
        let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.block(&format!("{fence}{language}\n{}\n{fence}", text.trim_end()));
    }

    /// A table, where it has a row.
    pub(super) fn table<const N: usize>(
        &mut self,
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        let rows: Vec<String> =
            rows.into_iter().map(|row| line(&row.map(|cell| self::cell(&cell)))).collect();
        if !rows.is_empty() {
            let head = line(&head.map(str::to_owned));
            self.block(&format!("{head}\n|{}\n{}", "---|".repeat(N), rows.join("\n")));
        }
    }
}

/// Text of one line as code, whatever is in it.
pub(super) fn code(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}

/// Several as code, with commas between.
pub(super) fn codes<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(code).collect::<Vec<_>>().join(", ")
}

/// Documentation on one line.
pub(super) fn words(docs: &str) -> String {
    unlinked(&docs.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Where the link to a heading of this text leads.
pub(super) fn anchor(name: &str) -> String {
    name.to_lowercase()
}

/// A bar ends a cell, also inside of code.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Documentation links to items of Rust, which are no addresses: their text stays.
fn unlinked(docs: &str) -> String {
    let mut shown = String::with_capacity(docs.len());
    let mut rest = docs;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((target, behind)) = after.split_once(')') else { break };
        let Some(open) = before.rfind('[').filter(|_| !target.contains("://")) else {
            shown.push_str(&rest[..before.len() + target.len() + 3]);
            rest = behind;
            continue;
        };
        shown.push_str(&before[..open]);
        shown.push_str(&before[open + 1..]);
        rest = behind;
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::{Markdown, code, words};

    #[test]
    fn what_stands_in_a_cell_stays_there() {
        let mut page = Markdown::default();
        page.table(["a", "b"], [["x|y".to_owned(), code("p|q")]]);
        assert_eq!(page.finish(), "| a | b |\n|---|---|\n| x\\|y | `p\\|q` |\n");
    }

    #[test]
    fn a_fence_is_longer_than_what_is_in_it() {
        let mut page = Markdown::default();
        page.fence("text", "a\n````\nb");
        assert_eq!(page.finish(), "`````text\na\n````\nb\n`````\n");
    }

    #[test]
    fn links_into_rust_are_text() {
        let docs = "See [`Ticket`](crate::Ticket), [the page](https://desk.example/a), a[0](b).";
        assert_eq!(words(docs), "See `Ticket`, [the page](https://desk.example/a), a0.");
        assert_eq!(words("open ](x"), "open ](x");
    }
}
