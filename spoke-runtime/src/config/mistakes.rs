//! The mistakes of a configuration, gathered so that one run tells them all.

use std::cell::RefCell;

use crate::error::Error;

use super::value::Place;

/// The mistakes of a configuration.
#[derive(Debug, Default)]
pub(crate) struct Mistakes {
    list: RefCell<Vec<(Place, String)>>,
}

impl Mistakes {
    pub(crate) fn note(&self, place: &Place, sentence: impl Into<String>) {
        self.list.borrow_mut().push((place.clone(), sentence.into()));
    }

    /// How many there are: more after a step means that the step failed.
    pub(crate) fn count(&self) -> usize {
        self.list.borrow().len()
    }

    /// One error for all of them, in the order of the file.
    pub(crate) fn into_result(self) -> Result<(), Error> {
        let mut list = self.list.into_inner();
        list.sort();
        // What every environment inherits is read once for each.
        list.dedup();
        let lines: Vec<String> =
            list.into_iter().map(|(place, sentence)| format!("{place}: {sentence}")).collect();
        match lines.as_slice() {
            [] => Ok(()),
            [one] => Err(Error::config(one.clone())),
            several => {
                let all = several.join("\n  ");
                Err(Error::config(format!("{} mistakes in the connections:\n  {all}", several.len())))
            }
        }
    }
}
