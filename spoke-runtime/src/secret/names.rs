//! What is secret by its name, wherever it stands: the one list.

/// Headers, members and query parameters that carry a secret whatever their value is.
const WHOLE: &[&str] = &[
    "auth",
    "authorization",
    "code",
    "jwt",
    "key",
    "pass",
    "pin",
    "proxy-authorization",
    "pwd",
    "sig",
    "state",
];

/// Parts of a name after which it carries a secret: `x-api-key`, `client_secret`, `X-Amz-Security-Token`.
const PARTS: &[&str] = &[
    "apikey",
    "api-key",
    "access-key",
    "auth-key",
    "auth-token",
    "assertion",
    "cookie",
    "credential",
    "passphrase",
    "password",
    "passwd",
    "private-key",
    "secret",
    "session-id",
    "signature",
    "token",
    "verifier",
];

/// Ends of such a name.
const ENDS: &[&str] = &["-auth", "-key", "-pass", "-pin"];

/// Names that look like one of these and are none.
const HARMLESS: &[&str] = &[
    "idempotency-key",
    "next-page-token",
    "nextpagetoken",
    "page-token",
    "pagetoken",
    "continuation-token",
    "token-type",
];

/// Whether a header, a member or a query parameter of this name carries a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('_', "-");
    if HARMLESS.contains(&name.as_str()) {
        return false;
    }
    WHOLE.contains(&name.as_str())
        || PARTS.iter().any(|part| name.contains(part))
        || ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::is_secret_name;

    #[test]
    fn secrets_are_known_by_their_names() {
        for name in [
            "Authorization",
            "x-api-key",
            "client_secret",
            "X-Amz-Security-Token",
            "x-gateway-key",
            "PASSWORD",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in
            ["accept", "x-tenant", "user-agent", "Idempotency-Key", "page_token", "keyboard", "x-codec"]
        {
            assert!(!is_secret_name(name), "{name}");
        }
    }
}
