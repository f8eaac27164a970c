//! `spoke connections login`: a person signs in, once.

use std::process::{Command, Stdio};

use clap::Args;
use serde_json::json;
use spoke_runtime::auth::{LoginWay, Person};
use spoke_runtime::url::Url;

use super::{From, find};
use crate::failure::{Exit, Failure};
use crate::progress;
use crate::screen::{GOOD, NAME, hint, plain, say, say_json};

/// Lets you sign in on a connection, in a browser or by a code for another device
///
/// What comes of it is kept in the store of secrets, and refreshed without you from then on. The browser comes back to a port of
/// this machine; nothing else is listened on, and it is for five minutes at most.
#[derive(Args, Debug)]
pub(crate) struct Login {
    /// The connection's name
    alias: String,
    #[command(flatten)]
    from: From,
    /// Shows a code to type in on another device, in place of a browser here
    #[arg(long)]
    device: bool,
    /// Only prints the page's address
    #[arg(long)]
    no_browser: bool,
    /// Prints one JSON object on one line
    #[arg(long)]
    json: bool,
}

impl Login {
    pub(super) async fn run(&self) -> Result<Exit, Failure> {
        find(&self.from.described()?, &self.alias)?;
        let hub = self.from.hub().open_later().load(&self.from.connections).await?;
        let person = Here { opens: !self.no_browser };
        let way = self.device.then_some(LoginWay::Device);
        let what = || format!("waiting for you to sign in on {}", self.alias);
        progress::shown(what, hub.login(&self.alias, way, &person)).await?;
        let facts = hub.sign_in(&self.alias).await?;
        if self.json {
            let seconds = facts.expires_in.map(|left| left.as_secs());
            say_json(&json!({ "alias": self.alias, "scopes": facts.scopes, "expires_in": seconds }))?;
            return Ok(Exit::Done);
        }
        let may =
            facts.scopes.map_or_else(String::new, |scopes| format!(", which may {}", scopes.join(", ")));
        let alias = plain(&self.alias);
        say(format!("{GOOD}signed in{GOOD:#} on {NAME}{alias}{NAME:#}{}", plain(&may)))?;
        Ok(Exit::Done)
    }
}

/// Whoever sits here.
struct Here {
    /// Whether a browser is opened.
    opens: bool,
}

impl Person for Here {
    fn visit(&self, page: &Url) {
        match self.opens && open(page) {
            true => hint(format_args!("A browser opens. If it does not, go to\n  {}", plain(page.as_str()))),
            false => hint(format_args!("Go to\n  {}", plain(page.as_str()))),
        }
    }

    fn enter(&self, page: &Url, code: &str, complete: Option<&Url>) {
        let (page, code) = (plain(page.as_str()), plain(code));
        hint(format_args!("Go to\n  {page}\nand type in\n  {NAME}{code}{NAME:#}"));
        if let Some(complete) = complete {
            hint(format_args!("or go to\n  {}", plain(complete.as_str())));
        }
    }
}

/// Opens a browser; whether there is something that may.
fn open(page: &Url) -> bool {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => {
            let mut command = Command::new("rundll32");
            command.arg("url.dll,FileProtocolHandler");
            command
        }
        _ => Command::new("xdg-open"),
    };
    command.arg(page.as_str()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
