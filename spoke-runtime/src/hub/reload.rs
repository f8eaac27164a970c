//! Reading the connections anew while the program runs.

use std::future::Future;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use crate::config::Mistakes;
use crate::error::Error;

use super::{Hub, Inner, Sources};

impl Hub {
    /// Reads the files, the secrets and the environment anew. Handles and hubs stay what they are: calls that begin from now on
    /// see the new connections, calls in flight finish on the old ones. A connection that is gone refuses its calls.
    ///
    /// What a limiter has counted is kept where the connection's `limit` and `limit_group` are as they were; tokens are fetched
    /// anew.
    ///
    /// # Errors
    /// All mistakes in one error; then everything stays as it was.
    pub async fn reload(&self) -> Result<(), Error> {
        let inner = Arc::clone(&self.inner);
        tokio::task::spawn_blocking(move || inner.reload())
            .await
            .unwrap_or_else(|gone| Err(Error::config("the connections were not read anew").caused_by(gone)))
    }

    /// Looks at the files every so often and reloads when one has changed, until the hub is gone: something to spawn. `told`
    /// hears how each reload went; a file with mistakes leaves everything as it was, and is tried again when it changes.
    ///
    /// ```no_run
    /// # async fn example(hub: spoke_runtime::Hub) {
    /// use std::time::Duration;
    ///
    /// tokio::spawn(hub.watch(Duration::from_secs(5), |reloaded| match reloaded {
    ///     Ok(()) => println!("the connections were read anew"),
    ///     Err(mistakes) => eprintln!("{mistakes}"),
    /// }));
    /// # }
    /// ```
    pub fn watch<F>(&self, every: Duration, mut told: F) -> impl Future<Output = ()> + Send + use<F>
    where
        F: FnMut(Result<(), Error>) + Send + 'static,
    {
        let hub = Arc::downgrade(&self.inner);
        let (clock, files) = match &self.inner.sources {
            Some(sources) => (Some(Arc::clone(&sources.clock)), sources.files()),
            None => (None, Vec::new()),
        };
        let mut seen = states(&files);
        async move {
            let Some(clock) = clock.filter(|_| !files.is_empty()) else { return };
            loop {
                clock.sleep(every).await;
                let (hub, files, before) = (Weak::clone(&hub), files.clone(), seen.clone());
                let look = move || {
                    let now = states(&files);
                    let inner = Weak::upgrade(&hub)?;
                    let reloaded = (now != before).then(|| inner.reload());
                    Some((now, reloaded))
                };
                // Without an answer the hub is gone, or the runtime.
                let Ok(Some((now, reloaded))) = tokio::task::spawn_blocking(look).await else { return };
                seen = now;
                if let Some(reloaded) = reloaded {
                    told(reloaded);
                }
            }
        }
    }
}

/// What tells that a file has changed: when it was written and how long it is; `None` where it is not there.
type State = Option<(Option<SystemTime>, u64)>;

fn states(files: &[PathBuf]) -> Vec<State> {
    let state = |file: &PathBuf| std::fs::metadata(file).ok().map(|it| (it.modified().ok(), it.len()));
    files.iter().map(state).collect()
}

impl Inner {
    fn reload(&self) -> Result<(), Error> {
        let Some(sources) = &self.sources else { return Ok(()) };
        let mistakes = Mistakes::default();
        let registry = self.registry.read().unwrap_or_else(PoisonError::into_inner);
        let configured = Sources::read(sources, &registry, &mistakes)?;
        self.aliases.replace(configured, &registry, mistakes)
    }
}
