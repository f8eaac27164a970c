//! The places of a table: how the fields of one output are filled, and what becomes of those that nothing fills.

use serde_json::Value;

use super::{MOST_FIELDS, Mode, Walk};
use crate::fail::{Path, Source, Step};
use crate::output::fault::Fault;
use crate::output::question;
use crate::output::reader::Kind;
use crate::output::slot::Slot;
use crate::output::table::{Members, Place, Table};

/// The slots of one table while they are filled.
pub(super) struct Filling<'t, 's, 'f> {
    pub(super) table: &'static Table,
    pub(super) slots: &'t mut [&'s mut (dyn Slot + 'f)],
    pub(super) seen: [u64; MOST_FIELDS / 64],
    /// How many `[]` of the paths have been entered.
    pub(super) lists: usize,
    /// What the slots read, as JSON.
    pub(super) made: Vec<Option<Value>>,
}

impl Filling<'_, '_, '_> {
    fn has_seen(&self, field: usize) -> bool {
        self.seen[field / 64 % self.seen.len()] >> (field % 64) & 1 == 1
    }

    fn see(&mut self, field: usize) {
        self.seen[field / 64 % (MOST_FIELDS / 64)] |= 1 << (field % 64);
    }

    fn forget(&mut self, field: usize) {
        self.seen[field / 64 % (MOST_FIELDS / 64)] &= !(1 << (field % 64));
    }

    pub(super) fn path(&self, field: usize) -> Path {
        match self.table.sources[field] {
            Source::Body(path) => path,
            Source::Status | Source::Header(_) | Source::Text | Source::Bytes | Source::Stream => &[],
        }
    }

    fn is_default(&self, field: usize) -> bool {
        !self.table.defaults.is_empty() && self.table.defaults.contains(&field)
    }

    /// The part of a field's path that follows the innermost `[]` that has been entered.
    fn rest(&self, field: usize) -> Path {
        let path = self.path(field);
        let mut eaches = path.iter().enumerate().filter(|(_, step)| **step == Step::Each);
        eaches.nth(self.lists - 1).and_then(|(at, _)| path.get(at + 1..)).unwrap_or(&[])
    }
}

impl Walk<'_> {
    /// The place where a table's paths begin: nothing else may stand there, `null` only in place of a whole body.
    pub(super) fn own_place(
        &mut self,
        filling: &mut Filling<'_, '_, '_>,
        may_be_null: bool,
    ) -> Result<(), Fault> {
        let tree = &filling.table.tree;
        match self.reader.peek()? {
            _ if !tree.is_entered() => Ok(self.reader.skip()?),
            Kind::Object if tree.has_members() => self.place(tree, filling),
            Kind::List if tree.has_elements() => self.place(tree, filling),
            Kind::Null if may_be_null => Ok(self.reader.null()?),
            _ if self.reader.is_xml() => self.own_element(tree, filling),
            _ => Err(Fault::found(tree.expected(), self.reader)),
        }
    }

    pub(super) fn place(
        &mut self,
        place: &'static Place,
        filling: &mut Filling<'_, '_, '_>,
    ) -> Result<(), Fault> {
        if let Place::Leaf(field) = place {
            return self.leaf(*field, filling);
        }
        let kind = self.reader.peek()?;
        let start = self.reader;
        for field in place.fields() {
            self.reader = start;
            self.leaf(*field, filling)?;
        }
        if !place.is_entered() {
            return if place.fields().is_empty() { Ok(self.reader.skip()?) } else { Ok(()) };
        }
        self.reader = start;
        match kind {
            Kind::Object if place.has_members() => self.members(place.members(), filling),
            Kind::List if place.has_elements() => self.list(place, filling),
            _ if self.reader.is_xml() => self.element_place(kind, place, filling),
            Kind::Null => Ok(self.reader.null()?),
            _ => {
                self.nothing_below(place, filling)?;
                Ok(self.reader.skip()?)
            }
        }
    }

    fn leaf(&mut self, field: usize, filling: &mut Filling<'_, '_, '_>) -> Result<(), Fault> {
        if filling.lists > 0 {
            filling.slots[field].push(self)?;
        } else if filling.is_default(field) && self.reader.peek()? == Kind::Null {
            return Ok(self.reader.null()?);
        } else {
            self.value(&mut *filling.slots[field])?;
        }
        filling.see(field);
        if self.mode == Mode::Json {
            let made = self.take_made();
            match &mut filling.made[field] {
                Some(Value::Array(list)) if filling.lists > 0 => list.push(made),
                place => *place = Some(made),
            }
        }
        Ok(())
    }

    fn members(&mut self, members: &'static Members, filling: &mut Filling<'_, '_, '_>) -> Result<(), Fault> {
        self.reader.open_object()?;
        let mut first = true;
        while let Some(name) = self.reader.next_key(&mut first)? {
            match members.find(&name) {
                Some((name, place)) => self.place(place, filling).map_err(|fault| fault.under(*name))?,
                None => self.reader.skip()?,
            }
        }
        Ok(())
    }

    fn list(&mut self, place: &'static Place, filling: &mut Filling<'_, '_, '_>) -> Result<(), Fault> {
        self.open_lists(place, filling);
        self.reader.open_list()?;
        let (mut first, mut index) = (true, 0);
        while self.reader.next_element(&mut first)? {
            self.element(place, index, filling).map_err(|fault| fault.under_element(index))?;
            index += 1;
        }
        Ok(())
    }

    pub(super) fn open_lists(&self, place: &'static Place, filling: &mut Filling<'_, '_, '_>) {
        if let Some(each) = place.each() {
            for field in each.fields().iter().chain(each.below()) {
                if filling.lists == 0 {
                    filling.slots[*field].open();
                    if self.mode == Mode::Json {
                        filling.made[*field] = Some(Value::Array(Vec::new()));
                    }
                }
                filling.see(*field);
            }
        }
    }

    pub(super) fn element(
        &mut self,
        place: &'static Place,
        index: usize,
        filling: &mut Filling<'_, '_, '_>,
    ) -> Result<(), Fault> {
        let start = self.reader;
        let one = place.elements().iter().find(|(at, _)| *at == index);
        if let Some((_, one)) = one {
            self.place(one, filling)?;
            self.reader = start;
        }
        let Some(each) = place.each() else {
            return Ok(self.reader.skip()?);
        };
        let fields = || each.fields().iter().chain(each.below());
        fields().for_each(|field| filling.forget(*field));
        filling.lists += 1;
        self.place(each, filling)?;
        for field in fields() {
            if !filling.has_seen(*field) {
                self.no_leaf(*field, filling)?;
            }
        }
        filling.lists -= 1;
        Ok(())
    }

    /// An element without the leaf of a field.
    fn no_leaf(&mut self, field: usize, filling: &mut Filling<'_, '_, '_>) -> Result<(), Fault> {
        if self.reader.is_xml() && filling.rest(field).contains(&Step::Each) {
            // An absent list is an empty one, and adds nothing to the list around it.
            filling.see(field);
            return Ok(());
        }
        if !filling.slots[field].push_missing() {
            return Err(Fault::missing().under_path(filling.rest(field)));
        }
        filling.see(field);
        if let Some(Some(Value::Array(list))) = filling.made.get_mut(field) {
            list.push(Value::Null);
        }
        Ok(())
    }

    /// Something stands at `place` that no path can enter: that is a fault only where a field must be there.
    pub(super) fn nothing_below(
        &mut self,
        place: &'static Place,
        filling: &mut Filling<'_, '_, '_>,
    ) -> Result<(), Fault> {
        for field in place.below() {
            let is_fine = if filling.lists > 0 {
                filling.has_seen(*field) || self.no_leaf(*field, filling).is_ok()
            } else {
                filling.has_seen(*field) || filling.is_default(*field) || filling.slots[*field].missing()
            };
            if !is_fine {
                return Err(Fault::found(place.expected(), self.reader));
            }
        }
        Ok(())
    }

    /// Asks the questions, and tells the slots that were not seen.
    pub(super) fn settle(
        &mut self,
        filling: &mut Filling<'_, '_, '_>,
        root: Path,
        is_outermost: bool,
    ) -> Result<(), Fault> {
        for field in 0..filling.slots.len() {
            let source = filling.table.sources[field];
            let is_asked = is_outermost && !matches!(source, Source::Body(_));
            if is_asked && question::ask(self, source, &mut *filling.slots[field])? {
                filling.see(field);
                if self.mode == Mode::Json {
                    filling.made[field] = Some(self.take_made());
                }
            }
            if filling.has_seen(field) || filling.is_default(field) || filling.slots[field].missing() {
                continue;
            }
            if self.reader.is_xml() && self.absent_list(field, filling) {
                continue;
            }
            return Err(match source {
                Source::Body(path) => Fault::missing().under_path(path).under_path(root),
                Source::Status | Source::Header(_) | Source::Text | Source::Bytes | Source::Stream => {
                    Fault::missing().asked(question::name(source))
                }
            });
        }
        Ok(())
    }
}
