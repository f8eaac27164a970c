//! A page on its way, whether somebody waits for it or not.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use crate::error::{Error, Kind};
use crate::road::Landed;
use crate::transport::BoxFuture;

/// How asking for a page ends.
type Landing = Result<Landed, Error>;

/// A page on its way; dropped, it is not asked for any more.
pub(super) struct Coming {
    /// Moved by who waits for it.
    road: Option<BoxFuture<'static, Landing>>,
    /// Moved by the runtime.
    task: Option<JoinHandle<Landing>>,
}

impl Coming {
    pub(super) fn new(road: BoxFuture<'static, Landing>) -> Self {
        Coming { road: Some(road), task: None }
    }

    /// Nobody waits for it for now. It holds its turn in the connection's limits and its leave to send, which others may be
    /// waiting for, the reader itself among them: so it goes on by itself, where there is a runtime for that.
    pub(super) fn let_go(&mut self) {
        let Ok(runtime) = Handle::try_current() else { return };
        if let Some(road) = self.road.take() {
            self.task = Some(runtime.spawn(road));
        }
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Landing> {
        if let Some(road) = &mut self.road {
            return road.as_mut().poll(context);
        }
        let Some(task) = &mut self.task else { return Poll::Pending };
        Poll::Ready(match ready!(Pin::new(task).poll(context)) {
            Ok(landing) => landing,
            Err(fault) => match fault.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(ended) => Err(Error::new(Kind::Transport)
                    .saying("the runtime ended while the page was on its way")
                    .caused_by(ended)),
            },
        })
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}
