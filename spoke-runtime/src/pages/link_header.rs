//! Pages by the `Link` header (RFC 8288).

use super::{Next, PageSeen, Paginate};

/// `pages(link_header)`: the address of the next page stands in the header `Link` with the relation `next`
/// ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)).
///
/// A link with an `anchor` speaks of another place than the page and does not count.
#[derive(Clone, Copy, Debug)]
pub struct LinkHeader;

#[diagnostic::do_not_recommend]
impl Paginate for LinkHeader {
    fn name(&self) -> &'static str {
        "link_header"
    }

    fn next(&self, page: &PageSeen<'_>) -> Result<Next, String> {
        if page.is_last() {
            return Ok(Next::End);
        }
        let values = page.response.headers.get_all(http::header::LINK);
        let mut texts = values.iter().filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
        Ok(texts.find_map(next_link).map_or(Next::End, |target| Next::Url(target.to_owned())))
    }
}

/// The target of the first link in `header` whose relations hold `next`.
fn next_link(header: &str) -> Option<&str> {
    let mut rest = header;
    loop {
        let (_, after) = rest.split_once('<')?;
        let (target, after) = after.split_once('>')?;
        let (link, next) = parameters(after);
        if link.is_next && !link.has_anchor {
            return Some(target.trim());
        }
        rest = next?;
    }
}

#[derive(Default)]
struct Link {
    is_next: bool,
    has_rel: bool,
    has_anchor: bool,
}

/// Reads `; name=value` up to the comma that ends the link, and gives what stands behind the comma.
fn parameters(mut rest: &str) -> (Link, Option<&str>) {
    let mut link = Link::default();
    loop {
        rest = rest.trim_start();
        if let Some(next) = rest.strip_prefix(',') {
            return (link, Some(next));
        }
        let Some(after) = rest.strip_prefix(';') else { return (link, None) };
        let end = after.find(['=', ';', ',']).unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        let (value, after) = after.strip_prefix('=').map_or(("", after), value);
        match name.trim() {
            name if name.eq_ignore_ascii_case("anchor") => link.has_anchor = true,
            // Only the first counts: RFC 8288, section 3.3.
            name if name.eq_ignore_ascii_case("rel") && !link.has_rel => {
                link.has_rel = true;
                link.is_next = value.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next"));
            }
            _ => {}
        }
        rest = after;
    }
}

/// A token, or a quoted text as it stands: no relation needs an escape.
fn value(rest: &str) -> (&str, &str) {
    let rest = rest.trim_start();
    let Some(quoted) = rest.strip_prefix('"') else {
        return rest.split_at(rest.find([';', ',']).unwrap_or(rest.len()));
    };
    let mut escaped = false;
    for (at, character) in quoted.char_indices() {
        match character {
            '"' if !escaped => return (&quoted[..at], &quoted[at + 1..]),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    (quoted, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{LinkHeader, next_link};
    use crate::Answer;
    use crate::pages::seen::check_answer;
    use crate::pages::{Next, PageSeen};

    fn check(header: &str, expected: Option<&str>) {
        assert_eq!(next_link(header), expected, "{header}");
    }

    #[test]
    fn the_next_link_is_found_among_several() {
        check(
            r#"<https://a.example/x?page=3>; rel="next", <https://a.example/x?page=9>; rel="last""#,
            Some("https://a.example/x?page=3"),
        );
        check(r#"</x?page=1>; rel="prev", </x?page=3>; rel="next""#, Some("/x?page=3"));
        check(r#"<?page=3>;title="a, <b>; rel=\"next\"";rel=prev,<?page=4> ; REL = Next"#, Some("?page=4"));
        check("<a>; rel=\"prev first\", <b>; rel=\"last  next\"", Some("b"));
        check("<a;b,c>; rel=next", Some("a;b,c"));
    }

    #[test]
    fn no_other_link_is_the_next() {
        check("", None);
        check(r#"<a>; rel="last""#, None);
        check(r#"<a>; rel="nextish""#, None);
        check("<a>", None);
        check("<a", None);
        check(r#"<a>; rel="prev"; rel="next""#, None);
        check(r##"<a>; rel="next"; anchor="#other""##, None);
        check(r#"<a>; title="next"; rel"#, None);
    }

    #[test]
    fn several_headers_are_one_list() {
        let answer = Answer::status(200).header("link", r#"<a>; rel="last""#).header("link", "<b>; rel=next");
        check_answer(&LinkHeader, answer, |_| {}, Ok(Next::Url("b".to_owned())));
        check_answer(&LinkHeader, Answer::status(200), |_| {}, Ok(Next::End));
        let last = |page: &mut PageSeen<'_>| page.more = Some(false);
        check_answer(&LinkHeader, Answer::status(200).header("link", "<b>; rel=next"), last, Ok(Next::End));
    }

    proptest! {
        #[test]
        fn no_header_stops_the_reading(header in any::<String>(), odd in "[<>;,=\"\\\\ a]{0,40}") {
            let _ = (next_link(&header), next_link(&odd));
        }
    }
}
