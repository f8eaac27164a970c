//! Who has an account on the site.

use spoke_runtime::sandbox::{Answer, Request};
use spoke_runtime::serde_json::{Value, json};

use super::paging::Range;
use super::site::Site;
use super::{USERNAME, answer, asked, refuse, root};

/// The account behind [`USERNAME`].
pub(super) const ACCOUNT: &str = "5b10a2844c20165700ede21g";

/// Somebody with an account.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    /// The address, where it is not hidden.
    pub(super) address: Option<String>,
}

impl Person {
    /// Who is behind [`USERNAME`].
    pub(super) fn bot() -> Self {
        let (id, name) = (ACCOUNT.to_owned(), "ServiceNow Bot".to_owned());
        Person { id, name, address: Some(USERNAME.to_owned()) }
    }

    /// The account as Jira shows it.
    pub(super) fn shown(&self, root: &str) -> Value {
        json!({
            "self": format!("{root}/rest/api/3/user?accountId={}", self.id),
            "accountId": self.id,
            "accountType": "atlassian",
            "emailAddress": self.address,
            "displayName": self.name,
            "active": true,
        })
    }

    /// Whether a word of the name or the address begins so.
    fn fits(&self, query: &str) -> bool {
        let begins = |text: &str| text.to_lowercase().starts_with(query);
        begins(&self.name) || self.name.split(' ').any(begins) || self.address.as_deref().is_some_and(begins)
    }
}

/// The bot as Jira shows it.
pub(super) fn bot(root: &str) -> Value {
    Person::bot().shown(root)
}

/// <https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get>
pub(super) fn myself(_: &mut Site, request: &Request) -> Answer {
    let mut account = bot(&root(request));
    account["timeZone"] = "Europe/Berlin".into();
    answer(200, account)
}

/// `GET /rest/api/3/user`
pub(super) fn get(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let id = asked(request, "accountId").unwrap_or_default();
    let person = site.person_of(&id).ok_or_else(|| {
        refuse(404, "Specified user does not exist or you do not have required permissions")
    })?;
    Ok(answer(200, person.shown(&root(request))))
}

/// `GET /rest/api/3/user/search`
pub(super) fn search(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let query = asked(request, "query").ok_or_else(|| {
        refuse(400, "The query parameters 'query', 'accountId' and 'property' are missing.")
    })?;
    let range = Range::asked(request, 50, 1_000)?;
    let query = query.to_lowercase();
    let found: Vec<&Person> = site.people.iter().filter(|person| person.fits(&query)).collect();
    Ok(answer(200, shown(range.of(&found), request)))
}

/// `GET /rest/api/3/user/assignable/search`: of the users of a range, those who fit
pub(super) fn assignable(site: &mut Site, request: &Request) -> Result<Answer, Answer> {
    let project = asked(request, "project").unwrap_or_default();
    site.project_of(&project)?;
    let query = asked(request, "query").unwrap_or_default().to_lowercase();
    let range = Range::asked(request, 50, 1_000)?;
    let found: Vec<&Person> = range.of(&site.people).iter().filter(|person| person.fits(&query)).collect();
    Ok(answer(200, shown(&found, request)))
}

fn shown(people: &[&Person], request: &Request) -> Value {
    people.iter().map(|person| person.shown(&root(request))).collect()
}
