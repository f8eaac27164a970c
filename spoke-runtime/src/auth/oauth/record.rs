//! What is kept of a sign-in between runs: a small JSON text in the store.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};

use crate::auth::Token;
use crate::secret::Secret;

use super::answer::{Granted, text};

/// What a token must still be good for to be taken over from another process.
const WORTH_TAKING: Duration = Duration::from_secs(5);

/// What is kept of a sign-in: the token that fetches the next one, and the present one for whoever else needs it.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) refresh: Option<Secret<String>>,
    access: Option<Access>,
}

#[derive(Clone, Debug)]
struct Access {
    value: Secret<String>,
    /// By this machine's clock.
    expires_at: Option<SystemTime>,
    scopes: Option<Vec<String>>,
}

impl Record {
    /// A refresh token alone: what a person sets.
    pub(super) fn seed(refresh: Secret<String>) -> Self {
        Record { refresh: Some(refresh), access: None }
    }

    /// What was granted to a request made at `began`. Where the issuer sends no other refresh token, `refresh` stays good.
    pub(super) fn of(granted: &Granted, refresh: Option<Secret<String>>, began: SystemTime) -> Self {
        let token = &granted.token;
        let access = Access {
            value: token.value().clone(),
            expires_at: token.lifetime().and_then(|lifetime| began.checked_add(lifetime)),
            scopes: token.told_scopes().map(<[String]>::to_vec),
        };
        Record { refresh: granted.refresh.clone().or(refresh), access: Some(access) }
    }

    /// Reads what is kept: our own record, or a plain refresh token that a person has set.
    pub(super) fn read(kept: &Secret<String>) -> Self {
        let record = serde_json::from_str::<Map<String, Value>>(kept.expose()).ok();
        let Some(record) = record else { return Record::seed(Secret::from(kept.expose().trim())) };
        let access = text(&record, &["access_token"]).map(|value| Access {
            value: Secret::new(value),
            expires_at: record
                .get("expires_at")
                .and_then(Value::as_u64)
                .and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))),
            scopes: record
                .get("scopes")
                .and_then(Value::as_array)
                .map(|scopes| scopes.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
        });
        Record { refresh: text(&record, &["refresh_token"]).map(Secret::new), access }
    }

    pub(super) fn write(&self) -> Secret<String> {
        let mut record = Map::new();
        let mut put = |name: &str, value: Value| record.insert(name.to_owned(), value);
        if let Some(refresh) = &self.refresh {
            put("refresh_token", Value::from(refresh.expose().as_str()));
        }
        if let Some(Access { value, expires_at, scopes }) = &self.access {
            put("access_token", Value::from(value.expose().as_str()));
            if let Some(since) = expires_at.and_then(|moment| moment.duration_since(UNIX_EPOCH).ok()) {
                put("expires_at", Value::from(since.as_secs()));
            }
            if let Some(scopes) = scopes {
                put("scopes", Value::from(scopes.clone()));
            }
        }
        Secret::new(Value::Object(record).to_string())
    }

    /// The token that is kept, where it is another one than `old` and still good for a while.
    pub(super) fn token(&self, old: Option<&Token>, wall: SystemTime) -> Option<Token> {
        let access = self.access.as_ref()?;
        if old.is_some_and(|old| old.value() == &access.value) {
            return None;
        }
        let mut token = Token::new(access.value.clone());
        if let Some(expires_at) = access.expires_at {
            let left = expires_at.duration_since(wall).ok().filter(|left| *left > WORTH_TAKING)?;
            token = token.expires_in(left);
        }
        Some(match &access.scopes {
            Some(scopes) => token.scopes(scopes),
            None => token,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Record;
    use crate::auth::Token;
    use crate::auth::oauth::answer::Granted;
    use crate::secret::Secret;

    #[test]
    fn what_is_written_is_read_again() {
        let token = Token::new("a1").expires_in(Duration::from_secs(60)).scopes(["read", "write"]);
        let granted = Granted { token, refresh: Some(Secret::from("r2")) };
        let record = Record::of(&granted, Some(Secret::from("r1")), UNIX_EPOCH + Duration::from_secs(100));
        let kept = record.write();
        assert_eq!(
            kept.expose(),
            r#"{"access_token":"a1","expires_at":160,"refresh_token":"r2","scopes":["read","write"]}"#
        );
        let read = Record::read(&kept);
        assert_eq!(read.refresh.as_ref().unwrap().expose(), "r2");
        let at = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
        assert_eq!(read.token(None, at(150)).unwrap().lifetime(), Some(Duration::from_secs(10)));
        assert!(read.token(None, at(156)).is_none(), "it is as good as over");
        assert!(read.token(Some(&Token::new("a1")), at(150)).is_none(), "it is the old one");
        assert!(read.token(Some(&Token::new("a0")), at(150)).is_some());
    }

    #[test]
    fn what_a_person_set_is_a_refresh_token() {
        let record = Record::read(&Secret::from(" r1\n"));
        assert_eq!(record.refresh.as_ref().unwrap().expose(), "r1");
        assert!(record.token(None, UNIX_EPOCH).is_none());
    }

    #[test]
    fn an_issuer_that_sends_no_other_refresh_token_leaves_the_old_one_good() {
        let granted = Granted { token: Token::new("a1"), refresh: None };
        let record = Record::of(&granted, Some(Secret::from("r1")), UNIX_EPOCH);
        assert_eq!(record.write().expose(), r#"{"access_token":"a1","refresh_token":"r1"}"#);
    }
}
