//! Fills in one dossier: rows first, then each field after those that its limits rest on.

use std::collections::BTreeSet;

use super::amount::{leaning, steps, value, within};
use super::dice::{Dice, Likelihood, WHOLE};
use super::lore::{Subject, What};
use super::unit::Unit;
use super::{Extent, Filled, Simulation};
use crate::bound::{Content, ItemSet, Possible, Range, Truth};
use crate::expr::{Node, Scene};
use crate::form::{Blank, Cell, Field, Form, Kind, Presence, Records, RowId, Table};
use crate::ids::{FieldId, TableId, VocabularyId};
use crate::quantity::{Month, Number, Period};

/// A field of a row.
type Place = (TableId, RowId, FieldId);

/// A dossier while it is filled in.
pub(super) struct Filling<'s, 'c> {
    pub(super) simulation: &'s Simulation<'c>,
    pub(super) unit: &'s Unit,
    pub(super) dice: Dice,
    pub(super) extent: Extent,
    pub(super) period: Period,
    pub(super) records: Records,
    /// Tables of which nothing is said, each with the row that would hold its rows.
    pub(super) untold: BTreeSet<(TableId, RowId)>,
    /// Fields that are left blank.
    blank: BTreeSet<Place>,
}

/// What becomes of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fate {
    /// It is left blank.
    Blank,
    /// It is said that there is none.
    None,
    /// It has a value.
    Told,
}

impl<'s, 'c> Filling<'s, 'c> {
    pub(super) fn new(
        simulation: &'s Simulation<'c>,
        (unit, dice): (&'s Unit, Dice),
        extent: Extent,
        period: Period,
    ) -> Self {
        let form = &simulation.checklist.form;
        let records = Records::new(form, simulation.calendar(period));
        let (untold, blank) = (BTreeSet::new(), BTreeSet::new());
        Self { simulation, unit, dice, extent, period, records, untold, blank }
    }

    /// The dossier.
    pub(super) fn filled(mut self) -> Filled {
        self.grow();
        self.completeness();
        let ordered = &self.simulation.checklist.rules.order;
        for (table, of) in self.simulation.checklist.form.tables() {
            let free: Vec<FieldId> = of
                .fields()
                .map(|(id, _)| id)
                .filter(|id| !ordered.contains(&(table, *id)))
                .collect();
            for row in self.records.rows(table).ids() {
                free.iter().for_each(|id| self.field((table, row, *id)));
            }
        }
        for (table, field) in ordered {
            self.records.rows(*table).ids().for_each(|row| self.field((*table, row, *field)));
        }
        Filled::of(&self)
    }

    pub(super) const fn form(&self) -> &'c Form {
        &self.simulation.checklist.form
    }

    /// Whether a field is left blank and stands in no row.
    pub(super) fn is_blank(&self, place: Place) -> bool {
        self.blank.contains(&place)
    }

    /// The texts that a field is likely to hold.
    pub(super) fn subject(&self, table: &Table, field: &Field) -> Option<&'s Subject> {
        let label = field.label.get(crate::text::Lang::Id);
        let table = table.label.get(crate::text::Lang::Id);
        let own = format!("{} {label}", field.name).to_lowercase();
        let lore = &self.simulation.lore;
        lore.subject(&own).or_else(|| lore.subject(&table.to_lowercase()))
    }

    /// Says whether all slots of the timeline are there, unless that is one of the things left blank.
    fn completeness(&mut self) {
        let field = self.form().timeline.and_then(|timeline| timeline.complete_when);
        let Some(field) = field.filter(|_| self.extent <= Extent::SingleRows) else { return };
        if !self.form().field(TableId::ROOT, field).derived && !self.dice.chance(self.unit.missing)
        {
            self.put((TableId::ROOT, RowId::ROOT, field), Truth::True.into());
        }
    }

    fn field(&mut self, place: Place) {
        let (table, row, id) = place;
        let rules = self.simulation.checklist.rules.of(table, id);
        if let Some(node) = rules.and_then(|rules| rules.derive.as_ref()) {
            let records = &self.records;
            let value = Scene::root(self.form(), records).of_row(table, row).evaluate(node);
            let cell = value.map_text(|_| crate::form::TextSpan::default());
            return self.put(place, cell.into());
        }
        if self.cell(place).is_sure()
            || self.records.rows(table).row(row).presence != Presence::Certain
        {
            return;
        }
        let field = self.form().field(table, id);
        match self.fate(place, field) {
            Fate::Blank => self.leave_blank(place, field),
            Fate::None => self.put(place, Cell::NONE),
            Fate::Told => match self.told(place, field) {
                Some(cell) => self.put(place, cell),
                None => self.leave_blank(place, field),
            },
        }
    }

    fn cell(&self, (table, row, field): Place) -> &Cell {
        self.records.rows(table).cell(row, field)
    }

    fn put(&mut self, (table, row, field): Place, cell: Cell) {
        *self.records.rows_mut(table).cell_mut(row, field) = cell;
    }

    fn fate(&mut self, (table, _, id): Place, field: &Field) -> Fate {
        let form = self.form();
        let is_identity = table == TableId::ROOT
            && (id == form.code || id == form.name || form.groups.contains(&id));
        if field.required || is_identity {
            return Fate::Told;
        }
        if self.extent >= Extent::Required || self.dice.chance(self.unit.missing) {
            return Fate::Blank;
        }
        let lacks = (WHOLE - self.unit.quality) / 3;
        if field.blank.may_be_none() && self.dice.chance(lacks) { Fate::None } else { Fate::Told }
    }

    fn leave_blank(&mut self, place: Place, field: &Field) {
        let unknown = self.cell(place).value();
        let cell = match &field.blank {
            Blank::Unknown | Blank::UnknownOrNone => match (unknown.range(), self.kept(place)) {
                (Some(range), Some(kept)) => kept.meet(range.clone()).map_or(Cell::NONE, |left| {
                    Possible::from(left).or_none_if(unknown.may_be_none()).into()
                }),
                _ => unknown.into(),
            },
            Blank::None => Cell::NONE,
            Blank::Value(value) => self.records.keep_value(&value.map_text(String::as_str)),
        };
        self.put(place, cell);
        self.blank.insert(place);
    }

    /// What `min` and `max` leave; `None` where that is nothing.
    fn kept(&self, (table, row, id): Place) -> Option<Range> {
        let rules = self.simulation.checklist.rules.of(table, id)?;
        let end = |node: &Option<Node>, end: fn(&Range) -> Option<&Number>| {
            let scene = Scene::root(self.form(), &self.records).of_row(table, row);
            let value = scene.evaluate(node.as_ref()?);
            let value = Some(value).filter(|value| !value.may_be_none())?;
            end(value.range()?).cloned()
        };
        Range::between(end(&rules.min, Range::low), end(&rules.max, Range::high))
    }

    fn told(&mut self, place: Place, field: &Field) -> Option<Cell> {
        let content = match field.kind {
            Kind::Text => {
                let text = self.text(place, field);
                Content::Text(Some(self.records.keep(&text)))
            }
            Kind::Boolean => {
                let likely = self.likelihood(place);
                Content::Truth(self.dice.chance(likely).into())
            }
            Kind::Choice(id) => Content::Choice(ItemSet::only(self.choice(place, id))),
            Kind::Choices(id) => {
                let items = self.choices(id);
                Content::Choices { surely: items, possibly: items }
            }
            _ => Content::Range(Range::exactly(self.amount(place, field)?)),
        };
        Some(Cell::there(content))
    }

    /// How likely the unit is to have or do a thing: some things are harder than others, for every unit alike.
    fn likelihood(&self, (table, _, field): Place) -> Likelihood {
        let thing = [table.index() as u64, field.index() as u64];
        let ease = Dice::of(0, &thing).between(-1_500, 2_500);
        (self.unit.quality + ease).clamp(200, 9_900)
    }

    fn choice(&mut self, place: Place, vocabulary: VocabularyId) -> usize {
        let items = self.form().vocabulary(vocabulary).items.len();
        if (place.0, place.2) == (TableId::ROOT, self.form().code) {
            return usize::try_from(self.unit.number).unwrap_or(0) % items.max(1);
        }
        let wished: Vec<usize> = self.simulation.wished.items(vocabulary).iter().collect();
        let likely = self.likelihood(place);
        match self.dice.chance(likely).then(|| self.dice.pick(&wished)).flatten() {
            Some(item) => *item,
            None => usize::try_from(self.dice.below(items as u64)).unwrap_or(0),
        }
    }

    fn choices(&mut self, vocabulary: VocabularyId) -> ItemSet {
        let wished = self.simulation.wished.items(vocabulary);
        let items = self.form().vocabulary(vocabulary).items.len();
        (0..items).fold(ItemSet::EMPTY, |chosen, item| {
            let rare = if wished.has(item) { 1 } else { 3 };
            if self.dice.chance(self.unit.quality / rare) { chosen.with(item) } else { chosen }
        })
    }

    fn amount(&mut self, place: Place, field: &Field) -> Option<Number> {
        if (place.0, place.2) == (TableId::ROOT, self.form().code) {
            return i64::try_from(self.unit.number + 1).ok().map(Number::whole);
        }
        let steps = steps(field.kind);
        let kept = self.kept(place).or_else(|| {
            let rules = self.simulation.checklist.rules.of(place.0, place.2);
            rules.is_none().then_some(Range::ANY)
        })?;
        let ends = within(self.common(place, field, &kept), &kept, steps)?;
        let drawn = match field.kind {
            Kind::Integer if kept.low().is_some() && kept.high().is_some() => {
                leaning(ends, self.unit.quality, &mut self.dice)
            }
            Kind::Integer => leaning(ends, self.extent_of_work(place.0), &mut self.dice),
            Kind::Number | Kind::Share => leaning(ends, self.unit.quality, &mut self.dice),
            Kind::Time => on_the_clock(self.dice.between(ends.0, ends.1), ends.0),
            _ => self.dice.between(ends.0, ends.1),
        };
        value(drawn, steps)
    }

    /// How many people, villages and the like a unit of this size has, and how many take part.
    fn extent_of_work(&self, table: TableId) -> Likelihood {
        match table {
            TableId::ROOT => self.unit.size,
            _ => self.unit.size * (6_000 + self.unit.quality * 4 / 10) / WHOLE,
        }
    }

    /// Between which values, in steps of its kind, a field commonly lies.
    fn common(&mut self, place: Place, field: &Field, kept: &Range) -> (i64, i64) {
        match field.kind {
            Kind::Share => (0, 100),
            Kind::Number => (400, 1_000),
            Kind::Month => (self.period.from().index().into(), self.period.to().index().into()),
            Kind::Date => self.days(place),
            Kind::Time => self.minutes(place),
            _ => {
                match (kept.low().and_then(Number::to_i64), kept.high().and_then(Number::to_i64)) {
                    (Some(low), Some(high)) => (low, high),
                    _ => {
                        let unit = field.unit.as_ref();
                        let unit = unit.map_or("", |unit| unit.get(crate::text::Lang::Id));
                        self.simulation.lore.amount(&unit.to_lowercase())
                    }
                }
            }
        }
    }

    /// A date lies in its row's month, and where work goes by plan close to the date before it.
    fn days(&mut self, place: Place) -> (i64, i64) {
        const CLOSE: i64 = 3;
        let before = self.before(place, Kind::Date);
        match before.filter(|_| self.dice.chance(self.unit.quality)) {
            Some(day) => (day - CLOSE, day + CLOSE),
            None => {
                let month = self.month_of(place.0, place.1);
                let (from, to) = month.map_or_else(
                    || (self.period.first_day(), self.period.last_day()),
                    |month| (month.first_day(), month.last_day()),
                );
                (from.days().into(), to.days().into())
            }
        }
    }

    /// Times come in pairs: something begins in the morning, and ends some hours later.
    fn minutes(&self, (table, row, id): Place) -> (i64, i64) {
        const MORNING: (i64, i64) = (7 * 60 + 30, 11 * 60 + 30);
        const SHORTEST: i64 = 75;
        const LONGEST: i64 = 270;
        let earlier = self.form().table(table).fields().take(id.index());
        let is_end = earlier.filter(|(_, field)| field.kind == Kind::Time).count() % 2 == 1;
        match self.before((table, row, id), Kind::Time).filter(|_| is_end) {
            Some(start) => (start + SHORTEST, start + LONGEST),
            None => MORNING,
        }
    }

    /// The value of the nearest earlier field of a kind in the same row.
    fn before(&self, (table, row, id): Place, kind: Kind) -> Option<i64> {
        let fields = &self.form().table(table).fields;
        let earlier = fields.get(..id.index())?.iter().rposition(|field| field.kind == kind)?;
        self.cell((table, row, FieldId::new(earlier))).number()?.to_i64()
    }

    /// The month that a row or one that holds it is about.
    fn month_of(&self, table: TableId, row: RowId) -> Option<Month> {
        let of = self.form().table(table);
        let month = of.fields().filter(|(_, field)| field.kind == Kind::Month && !field.derived);
        let known = month.filter_map(|(id, _)| self.cell((table, row, id)).number()?.to_i64());
        let month = known.filter_map(|index| Month::from_index(i32::try_from(index).ok()?)).next();
        let parent = of.parent.filter(|_| month.is_none());
        month.or_else(|| self.month_of(parent?, self.records.rows(table).row(row).parent))
    }

    fn text(&mut self, place: Place, field: &Field) -> String {
        let (table, row, id) = place;
        let form = self.form();
        if table == TableId::ROOT {
            let group = form.groups.iter().position(|group| *group == id);
            match group.and_then(|level| self.unit.groups.get(level)) {
                Some(name) => return name.clone(),
                None if id == form.code => return self.unit.code(),
                None if id == form.name => return self.unit.name.clone(),
                None => {}
            }
        }
        let lore = &self.simulation.lore;
        let subject = self.subject(form.table(table), field);
        match subject.map(|subject| subject.what) {
            None => lore.other_text(&mut self.dice),
            Some(What::Person) => lore.person(&mut self.dice),
            Some(What::Place) => lore.place(&mut self.dice),
            Some(What::Number) => self.numbered(table, row, 0),
            Some(What::NumberBefore) => self.numbered(table, row, 1),
            Some(What::Item) => {
                let items = subject.map_or(&[][..], |subject| &subject.items);
                self.dice.pick(items).cloned().unwrap_or_default()
            }
        }
    }

    /// The number of a row in its slot, or as it was so many slots before.
    fn numbered(&self, table: TableId, row: RowId, back: u32) -> String {
        let month = self.month_of(table, row).map_or(1, Month::month_of_year);
        format!("{}.{}", month.saturating_sub(back), self.records.rows(table).row(row).number)
    }
}

/// A time as people write it down, in steps of five minutes, unless that would be too early.
fn on_the_clock(minutes: i64, least: i64) -> i64 {
    let early = minutes - minutes.rem_euclid(5);
    if early < least { minutes } else { early }
}
