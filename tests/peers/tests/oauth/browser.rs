//! A person, played by the test: follows the page to where it points, or types in the code.

use spoke_runtime::auth::Person;
use url::Url;

use super::issuer::ask;

#[derive(Debug)]
pub(crate) struct Ann;

impl Person for Ann {
    fn visit(&self, page: &Url) {
        let page = page.clone();
        std::thread::spawn(move || {
            let (status, location, body) = ask("GET", page.as_str());
            assert_eq!(status, 302, "{body}");
            let (status, _, body) = ask("GET", &location.unwrap());
            assert_eq!(status, 200, "{body}");
        });
    }

    fn enter(&self, page: &Url, code: &str, complete: Option<&Url>) {
        assert_eq!(complete.unwrap().as_str(), format!("{page}?user_code={code}"));
        assert_eq!(ask("POST", complete.unwrap().as_str()).0, 204);
    }
}
