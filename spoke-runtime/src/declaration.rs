//! A spoke without its type: what the non-generic rooms read.

use std::time::Duration;

use crate::action::{Setting, Spoke};
use crate::auth::Authorize;
use crate::fail::{Fail, Path};
use crate::limit::Limit;
use crate::template::{Pair, Part};

/// The constants of a [`Spoke`], gathered.
#[derive(Clone, Copy, Debug)]
pub struct Declaration {
    /// [`Spoke::NAME`]
    pub name: &'static str,
    /// [`Spoke::DOCS`]
    pub docs: &'static str,
    /// [`Spoke::LINK`]
    pub link: Option<&'static str>,
    /// [`Spoke::BASE`]
    pub base: &'static [Part],
    /// [`Spoke::SETTINGS`]
    pub settings: &'static [Setting],
    /// [`Spoke::HOSTS`]
    pub hosts: &'static [&'static str],
    /// [`Spoke::AUTH`]
    pub auth: &'static [&'static dyn Authorize],
    /// [`Spoke::HEADERS`]
    pub headers: &'static [Pair],
    /// [`Spoke::FAIL`]
    pub fail: Fail,
    /// [`Spoke::ACCEPT`]
    pub accept: &'static [u16],
    /// [`Spoke::TIMEOUT`]
    pub timeout: Option<Duration>,
    /// [`Spoke::LIMITS`]
    pub limits: &'static [Limit],
    /// [`Spoke::ROOT`]
    pub root: Path,
}

struct Of<S>(std::marker::PhantomData<S>);

impl<S: Spoke> Of<S> {
    const DECLARATION: Declaration = Declaration {
        name: S::NAME,
        docs: S::DOCS,
        link: S::LINK,
        base: S::BASE,
        settings: S::SETTINGS,
        hosts: S::HOSTS,
        auth: S::AUTH,
        headers: S::HEADERS,
        fail: S::FAIL,
        accept: S::ACCEPT,
        timeout: S::TIMEOUT,
        limits: S::LIMITS,
        root: S::ROOT,
    };
}

impl Declaration {
    /// What `S` declares.
    pub const fn of<S: Spoke>() -> &'static Declaration {
        &Of::<S>::DECLARATION
    }
}
