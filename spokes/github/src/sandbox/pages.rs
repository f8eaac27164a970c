//! Lists, page by page with a `Link` header (RFC 8288).

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::answers::answer;
use super::members::{asked, mistyped};

/// The page of `found` that is asked for, as the body itself.
pub(super) fn page(request: &Request, found: Vec<Value>) -> Result<Answer, Answer> {
    let (shown, link) = cut(request, found)?;
    Ok(linked(answer(200, Value::Array(shown)), link))
}

/// The page of `found` that is asked for, under `name` in `body`.
pub(super) fn page_in(
    request: &Request,
    mut body: Value,
    name: &str,
    found: Vec<Value>,
) -> Result<Answer, Answer> {
    body["total_count"] = json!(found.len());
    let (shown, link) = cut(request, found)?;
    body[name] = Value::Array(shown);
    Ok(linked(answer(200, body), link))
}

fn linked(answer: Answer, link: Option<String>) -> Answer {
    match link {
        Some(link) => answer.header("link", &link),
        None => answer,
    }
}

fn cut(request: &Request, found: Vec<Value>) -> Result<(Vec<Value>, Option<String>), Answer> {
    let count = |name: &str, usual: usize| match asked(request, name) {
        None => Ok(usual),
        Some(text) => text.parse().map_err(|_| mistyped(name, &json!(text), "an integer")),
    };
    let (page, per_page) = (count("page", 1)?.max(1), count("per_page", 30)?.clamp(1, 100));
    let last = found.len().div_ceil(per_page).max(1);
    let shown = found.into_iter().skip((page - 1) * per_page).take(per_page).collect();
    let mut links = Vec::new();
    if page < last {
        links.push((page + 1, "next"));
        links.push((last, "last"));
    }
    if page > 1 {
        links.push((1, "first"));
        links.push((page - 1, "prev"));
    }
    let others =
        request.query_text().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("page="));
    let others: String = others.map(|pair| format!("{pair}&")).collect();
    let address = format!("{}{}?{others}", request.origin(), request.path());
    let links: Vec<String> =
        links.iter().map(|(page, rel)| format!("<{address}page={page}>; rel=\"{rel}\"")).collect();
    Ok((shown, (!links.is_empty()).then(|| links.join(", "))))
}
