//! Values of fields: the usual way of writing each kind read at once, all others as the careful reader does.

use super::super::scalar;
use super::super::scan::{Scanner, Shape};
use super::Quick;
use crate::bound::ItemSet;
use crate::dossier::intake::surely;
use crate::dossier::plan::Usual;
use crate::dossier::value::{Asked, Chosen, Entry, Words, digits};
use crate::form::{Cell, Kind, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number, Time};

impl Quick<'_, '_, '_> {
    /// Reads the value of a field into its cell.
    pub(super) fn field(&mut self, at: (TableId, RowId, FieldId), usual: Usual) -> Option<()> {
        let cell = match self.usual(usual) {
            Some(cell) => Some(cell),
            None => self.unusual(at)?,
        };
        if let Some(cell) = cell {
            let untold = self.plan.table(at.0).untold_cells();
            self.records.rows_mut(at.0).tell(at.2, cell, untold);
        }
        Some(())
    }

    /// The cell of a value that is written in the usual way and surely known; otherwise nothing is stepped over.
    fn usual(&mut self, usual: Usual) -> Option<Cell> {
        let scan = &mut self.scan;
        match usual {
            Usual::Truth => scan.truth().map(Cell::truth),
            Usual::Day => day(scan).map(|day| Number::whole(day.days().into()).into()),
            Usual::Month => month(scan).map(|month| Number::whole(month.index().into()).into()),
            Usual::Time => time(scan).map(|time| Number::whole(time.minutes().into()).into()),
            Usual::Whole => number(scan, Number::is_whole).map(Cell::from),
            Usual::Decimal => number(scan, |_| true).map(Cell::from),
            Usual::Text if self.has_rare_characters => None,
            Usual::Text => text(scan).map(|text| Cell::text(self.records.keep(text))),
            Usual::Choice(id) => item(scan, self.plan.values.words(id)).map(Cell::item),
            Usual::Choices(id) => items(scan, self.plan.values.words(id)).map(Cell::items),
            Usual::Other => None,
        }
    }

    /// The cell of a value written in whichever way; nothing within, where it leaves the cell as blank as it was.
    fn unusual(&mut self, (table, row, id): (TableId, RowId, FieldId)) -> Option<Option<Cell>> {
        let decides = self.plan.form.timeline.and_then(|timeline| timeline.complete_when);
        if table == TableId::ROOT && self.expected.is_some() && decides == Some(id) {
            // What was made of the timeline rested on this.
            return None;
        }
        let identifies = self.plan.identifies(table, id);
        let field = self.plan.form.field(table, id);
        let asked = Asked::by_key(field).as_code(identifies && table == TableId::ROOT);
        let entry = match (self.scan.shape().ok()?, field.kind) {
            (Shape::List, Kind::Choices(vocabulary)) => self
                .list(asked, self.plan.values.words(vocabulary))?
                .finish(self.plan.values.items(vocabulary)),
            (shape, _) => {
                let written = scalar(&mut self.scan, shape, &mut self.scratch).ok()?.ok()?;
                self.plan.values.read(asked, written, self.records.texts_mut()).ok()?
            }
        };
        let entry = if identifies { surely(asked, Ok(entry)).ok()? } else { entry };
        match entry {
            Entry::Refused | Entry::Absent => None,
            Entry::Blank if self.plan.table(table).is_required(id) => None,
            Entry::Blank => Some(None),
            Entry::Unknown => Some(Some(self.plan.table(table).unknown_cell(id))),
            Entry::None => Some(Some(Cell::NONE)),
            Entry::Known(content) => {
                let cell = Cell::there(content);
                if !cell.is_sure() {
                    self.partly_known.insert((table, row, id));
                }
                Some(Some(cell))
            }
        }
    }

    /// A list of choices, written in whichever way.
    fn list(&mut self, asked: Asked<'_>, words: &Words) -> Option<Chosen> {
        let mut chosen = Chosen::default();
        let mut is_first = true;
        self.scan.enter().ok()?;
        while self.scan.next_item(is_first).ok()? {
            is_first = false;
            let shape = self.scan.shape().ok()?;
            let written = scalar(&mut self.scan, shape, &mut self.scratch).ok()?.ok()?;
            words.add_item(asked, written, &mut chosen).ok()?;
        }
        Some(chosen)
    }
}

/// A text without escapes or outer space, unless it is one that may say "unknown" or "none".
fn text<'t>(scan: &mut Scanner<'t>) -> Option<&'t str> {
    const MAY_SAY_SO: [usize; 3] = ["?".len(), "tidak ada".len(), "tidak diketahui".len()];
    let before = scan.at();
    let at = scan.plain_text()?;
    let written = scan.slice(at);
    let text = written.as_bytes();
    let is_visible = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    let says_itself = !MAY_SAY_SO.contains(&text.len());
    if says_itself && is_visible(text.first()) && is_visible(text.last()) {
        return Some(written);
    }
    scan.back_to(before);
    None
}

/// The place of the item that a text is the key of.
fn item(scan: &mut Scanner<'_>, words: &Words) -> Option<usize> {
    let before = scan.at();
    let at = scan.plain_text()?;
    let item = words.key(scan.slice(at));
    if item.is_none() {
        scan.back_to(before);
    }
    item
}

/// A list of keys.
fn items(scan: &mut Scanner<'_>, words: &Words) -> Option<ItemSet> {
    // Whoever steps back comes out of the list again.
    let before = scan.clone();
    let items = listed(scan, words);
    if items.is_none() {
        *scan = before;
    }
    items
}

fn listed(scan: &mut Scanner<'_>, words: &Words) -> Option<ItemSet> {
    if scan.peek() != Some(b'[') {
        return None;
    }
    let mut items = ItemSet::EMPTY;
    let mut is_first = true;
    scan.enter().ok()?;
    while scan.next_item(is_first).ok()? {
        is_first = false;
        items = items.with(item(scan, words)?);
    }
    Some(items)
}

/// A day as `2005-01-12`.
fn day(scan: &mut Scanner<'_>) -> Option<Date> {
    let [b'"', y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'"', ..] = scan.bytes() else {
        return None;
    };
    let (year, month) = (digits([y1, y2, y3, y4])?, digits([m1, m2])?);
    let day = Date::new(year.cast_signed(), month, digits([d1, d2])?)?;
    scan.step_over(12);
    Some(day)
}

/// A month as `2005-01`.
pub(super) fn month(scan: &mut Scanner<'_>) -> Option<Month> {
    let [b'"', y1, y2, y3, y4, b'-', m1, m2, b'"', ..] = scan.bytes() else { return None };
    let month = Month::new(digits([y1, y2, y3, y4])?.cast_signed(), digits([m1, m2])?)?;
    scan.step_over(9);
    Some(month)
}

/// A time as `07:30`.
fn time(scan: &mut Scanner<'_>) -> Option<Time> {
    let [b'"', h1, h2, b':', m1, m2, b'"', ..] = scan.bytes() else { return None };
    let time = Time::new(digits([h1, h2])?, digits([m1, m2])?)?;
    scan.step_over(7);
    Some(time)
}

/// A number without an exponent, of so few digits that they fit a machine word.
fn number(scan: &mut Scanner<'_>, fits: impl FnOnce(&Number) -> bool) -> Option<Number> {
    let before = scan.at();
    let (digits, places) = scan.decimal()?;
    let number = Number::decimal(digits, places);
    if fits(&number) {
        return Some(number);
    }
    scan.back_to(before);
    None
}
