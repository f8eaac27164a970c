//! Who looks at everything: what is printed, logged, traced, said in panics, and written to files.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// What else is secret: what an issuer gives, claims that are signed, the key that signs, a pin.
const OTHERS: &[&str] = &["canary-", "eyJhbGci", "MIGHAgEA"];

/// A look at everything. Clones look into the same book.
#[derive(Clone)]
pub(crate) struct Watch(Arc<Inner>);

struct Inner {
    secrets: Vec<(&'static str, String)>,
    /// What was found, where.
    found: Mutex<Vec<String>>,
    traced: Mutex<Vec<u8>>,
    logged: Mutex<String>,
    panicked: Mutex<String>,
    looks: Mutex<usize>,
}

impl Watch {
    /// From now on, for the whole process.
    pub(crate) fn begin(secrets: Vec<(&'static str, String)>) -> Self {
        let watch = Watch(Arc::new(Inner {
            secrets,
            found: Mutex::default(),
            traced: Mutex::default(),
            logged: Mutex::default(),
            panicked: Mutex::default(),
            looks: Mutex::default(),
        }));
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(watch.clone())
            .init();
        log::set_boxed_logger(Box::new(watch.clone())).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        let panics = watch.clone();
        std::panic::set_hook(Box::new(move |panic| {
            let said = panic.to_string();
            // Those that are meant are many; any other is told.
            if !said.contains("it failed: Error {") {
                eprintln!("{said}");
            }
            panics.0.panicked.lock().unwrap().push_str(&said);
        }));
        watch
    }

    /// Looks at a text that people see.
    pub(crate) fn look(&self, place: &str, text: impl AsRef<str>) {
        let text = text.as_ref();
        *self.0.looks.lock().unwrap() += 1;
        for secret in finds(&self.0.secrets, text) {
            let told: String = text.chars().take(600).collect();
            self.0.found.lock().unwrap().push(format!("{secret} in {place}: {told}"));
        }
    }

    /// Looks at the bytes of every file of a folder.
    pub(crate) fn look_into(&self, folder: &Path) {
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            self.look(&path.display().to_string(), String::from_utf8_lossy(&bytes));
            files += 1;
        }
        assert!(files >= 3, "the store, its key and the connections lie there");
    }

    /// Fails with everything that was found.
    ///
    /// # Panics
    /// Also where hardly anything was looked at: then nothing is proven.
    pub(crate) fn end(self) {
        let traced = String::from_utf8_lossy(&self.0.traced.lock().unwrap()).into_owned();
        let logged = self.0.logged.lock().unwrap().clone();
        let panicked = self.0.panicked.lock().unwrap().clone();
        drop(std::panic::take_hook());
        assert!(
            traced.contains("order_stock") && traced.lines().count() > 500,
            "{} lines",
            traced.lines().count()
        );
        // The HTTP client logs nothing by itself; what lies below it does, and is heard.
        assert!(logged.contains("rustls"), "the log of the libraries below: {logged}");
        assert!(panicked.contains("422"), "{panicked}");
        for (place, text) in [("a trace", traced), ("a log", logged), ("a panic", panicked)] {
            for line in text.lines() {
                self.look(place, line);
            }
        }
        let found = self.0.found.lock().unwrap();
        println!("{} texts looked at, {} secrets found", self.0.looks.lock().unwrap(), found.len());
        let shown: Vec<_> = found.iter().take(12).cloned().collect();
        assert!(found.is_empty(), "{} places:\n{}", found.len(), shown.join("\n"));
    }
}

/// The names of the secrets that stand in a text, in whatever dress.
pub(crate) fn finds(secrets: &[(&'static str, String)], text: &str) -> Vec<&'static str> {
    let own = secrets.iter().filter(|(_, secret)| dressed(secret).iter().any(|dress| text.contains(dress)));
    let others = OTHERS.iter().copied().filter(|other| text.contains(other));
    own.map(|(name, _)| *name).chain(others).collect()
}

/// A secret as it is, in a URL, in a form, in JSON, in Base64, and in the ways in which a login is written.
pub(crate) fn dressed(secret: &str) -> Vec<String> {
    let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let escaped =
        percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
    let json = spoke_runtime::serde_json::Value::from(secret).to_string();
    let logins = [secret, &format!("bot:{secret}"), &format!("bot:{form}"), &format!("bot:{escaped}")]
        .into_iter()
        .flat_map(|login| [STANDARD.encode(login), URL_SAFE_NO_PAD.encode(login)])
        .collect::<Vec<_>>();
    let mut all = vec![secret.to_owned(), form, escaped, json.trim_matches('"').to_owned()];
    all.extend(logins);
    all
}

impl<'a> MakeWriter<'a> for Watch {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl io::Write for Watch {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.traced.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl log::Log for Watch {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = format!("{} {}\n", record.target(), record.args());
        self.0.logged.lock().unwrap().push_str(&line);
    }

    fn flush(&self) {}
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}
