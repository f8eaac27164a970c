//! A profile of the shared files, <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>.

use std::path::PathBuf;
use std::time::Duration;

use configparser::ini::{Ini, IniDefault};
use spoke_runtime::Secret;

use super::source::{Role, Source, WebIdentity, keys};

/// The most roles between a profile and the keys that it begins with: nobody has as many, and a circle has no end.
const LONGEST_CHAIN: usize = 8;

/// A profile, and the files in which it stands.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) name: String,
    /// In place of `AWS_CONFIG_FILE` and `~/.aws/config`.
    pub(super) config_file: Option<PathBuf>,
    /// In place of `AWS_SHARED_CREDENTIALS_FILE` and `~/.aws/credentials`.
    pub(super) credentials_file: Option<PathBuf>,
    /// For its roles, where STS is.
    pub(super) sts_url: Option<String>,
}

impl Profile {
    pub(super) fn named(name: String) -> Self {
        Profile { name, config_file: None, credentials_file: None, sts_url: None }
    }

    /// What the profile comes to, by the files as they stand now.
    pub(super) fn resolved(&self) -> Result<Source, String> {
        let config = path(self.config_file.as_ref(), "AWS_CONFIG_FILE", "config")?;
        let credentials = path(self.credentials_file.as_ref(), "AWS_SHARED_CREDENTIALS_FILE", "credentials")?;
        let shown = format!("`{}` and `{}`", config.display(), credentials.display());
        let read = |path: &PathBuf| match std::fs::read_to_string(path) {
            Ok(text) => Ok(text),
            // Either may be missing, and has nothing to say then.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(format!("`{}` cannot be read: {}", path.display(), error.kind())),
        };
        let files = Files {
            config: parsed(read(&config)?)?,
            credentials: parsed(read(&credentials)?)?,
            shown,
            sts_url: self.sts_url.clone(),
        };
        files.source(&self.name, LONGEST_CHAIN)
    }
}

fn path(given: Option<&PathBuf>, variable: &str, usual: &str) -> Result<PathBuf, String> {
    if let Some(path) = given {
        return Ok(path.clone());
    }
    if let Some(path) = std::env::var_os(variable).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    let home = std::env::home_dir().ok_or_else(|| {
        format!("there is no home folder to look for `.aws/{usual}` in; set `{variable}` to the file")
    })?;
    Ok(home.join(".aws").join(usual))
}

fn parsed(text: String) -> Result<Ini, String> {
    let mut rules = IniDefault::default();
    rules.case_sensitive = true;
    rules.delimiters = vec!['='];
    rules.comment_symbols = vec!['#', ';'];
    // A secret key may hold any of them; an `aws` comment begins a line.
    rules.inline_comment_symbols = Some(Vec::new());
    let mut file = Ini::new_from_defaults(rules);
    // The fault would show a line, and a line may be a key.
    file.read(text).map_err(|_| "a shared file is not of sections and `name = value`".to_owned())?;
    Ok(file)
}

/// Both files. A profile may stand in both, and what the credentials file says counts.
struct Files {
    config: Ini,
    credentials: Ini,
    /// Where they are.
    shown: String,
    sts_url: Option<String>,
}

impl Files {
    fn source(&self, name: &str, left: usize) -> Result<Source, String> {
        if left == 0 {
            return Err(format!("the profile `{name}` leads on and on by `source_profile`; end it in keys"));
        }
        if !self.has(name) {
            return Err(format!("there is no profile `{name}` in {}", self.shown));
        }
        let Some(arn) = self.get(name, "role_arn") else { return self.keys(name) };
        let role = self.role(name, arn)?;
        if let Some(file) = self.get(name, "web_identity_token_file") {
            return Ok(Source::WebIdentity(Box::new(WebIdentity { role, token_file: file.into() })));
        }
        let from = match (self.get(name, "source_profile"), self.get(name, "credential_source")) {
            // A profile that names itself means its own keys.
            (Some(source), _) if source == name => self.keys(name)?,
            (Some(source), _) => self.source(&source, left - 1)?,
            (None, Some(source)) if source == "Environment" => environment()?,
            (None, Some(source)) => {
                return Err(format!(
                    "the profile `{name}` has `credential_source = {source}`, which is not known here; allowed: `Environment`"
                ));
            }
            (None, None) => {
                return Err(format!(
                    "the profile `{name}` has a `role_arn`, but does not say who takes it; add `source_profile`, \
                     `credential_source` or `web_identity_token_file`"
                ));
            }
        };
        Ok(Source::Role(Box::new((role, from))))
    }

    fn role(&self, name: &str, arn: String) -> Result<Role, String> {
        let mut role = Role::new(arn);
        role.session_name = self.get(name, "role_session_name");
        role.external_id = self.get(name, "external_id");
        role.sts_url = self.sts_url.clone();
        if let Some(seconds) = self.get(name, "duration_seconds") {
            let seconds = seconds.parse().map_err(|_| {
                format!("`duration_seconds` of the profile `{name}` is `{seconds}`; write seconds: `3600`")
            })?;
            role.duration = Some(Duration::from_secs(seconds));
        }
        if self.get(name, "mfa_serial").is_some() {
            return Err(format!(
                "the profile `{name}` asks for a code of a device by `mfa_serial`, and nobody is here to type it"
            ));
        }
        Ok(role)
    }

    fn keys(&self, name: &str) -> Result<Source, String> {
        let get = |key| self.get(name, key).map(Secret::new);
        let id = self.get(name, "aws_access_key_id");
        if let (Some(id), Some(secret)) = (id, get("aws_secret_access_key")) {
            return Ok(Source::Keys(keys(&id, &secret, get("aws_session_token").as_ref())));
        }
        let foreign = ["sso_session", "sso_start_url", "credential_process", "login_session"];
        let other = foreign.into_iter().find(|key| self.get(name, key).is_some());
        Err(match other {
            Some(key) => format!(
                "the profile `{name}` gets its keys by `{key}`, which is not known here; allowed: `aws_access_key_id` and \
                 `aws_secret_access_key`, `role_arn` with `source_profile`, `web_identity_token_file`"
            ),
            None => format!("the profile `{name}` has no `aws_access_key_id` and `aws_secret_access_key`"),
        })
    }

    fn has(&self, name: &str) -> bool {
        let sections = self.config.sections();
        sections.contains(&section(name)) || self.credentials.sections().iter().any(|known| known == name)
    }

    fn get(&self, name: &str, key: &str) -> Option<String> {
        let found = self.credentials.get(name, key).or_else(|| self.config.get(&section(name), key));
        found.filter(|value| !value.is_empty())
    }
}

/// What the profile is called in the config file.
fn section(name: &str) -> String {
    if name == "default" { name.to_owned() } else { format!("profile {name}") }
}

/// The keys in the environment.
pub(super) fn environment() -> Result<Source, String> {
    let get = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty()).map(Secret::new);
    let needed =
        |name: &str| get(name).ok_or_else(|| format!("the environment variable `{name}` is not set"));
    let (id, secret) = (needed("AWS_ACCESS_KEY_ID")?, needed("AWS_SECRET_ACCESS_KEY")?);
    Ok(Source::Keys(keys(id.expose(), &secret, get("AWS_SESSION_TOKEN").as_ref())))
}

#[cfg(test)]
mod tests;
