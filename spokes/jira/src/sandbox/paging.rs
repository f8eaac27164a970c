//! Lists that are read a range at a time.

use spoke_runtime::sandbox::{Answer, Request};

use super::{asked, refuse};

/// Which part of a list is asked for, by `startAt` and `maxResults`.
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) size: usize,
}

impl Range {
    /// What `request` asks for: `usual` many where it says nothing, `most` at most.
    pub(super) fn asked(request: &Request, usual: usize, most: usize) -> Result<Self, Answer> {
        let number = |name: &str, usual: usize| match asked(request, name) {
            None => Ok(usual),
            Some(text) => text
                .parse()
                .map_err(|_| refuse(400, &format!("Parameter '{name}' must be a number: '{text}'"))),
        };
        Ok(Range { start: number("startAt", 0)?, size: number("maxResults", usual)?.clamp(1, most) })
    }

    /// That part.
    pub(super) fn of<'a, T>(&self, list: &'a [T]) -> &'a [T] {
        let end = self.start.saturating_add(self.size).min(list.len());
        list.get(self.start..end).unwrap_or_default()
    }

    /// Whether nothing follows it.
    pub(super) fn is_last<T>(&self, list: &[T]) -> bool {
        self.start.saturating_add(self.size) >= list.len()
    }
}
