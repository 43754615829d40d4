//! The lines of a table's sheet: what holds each row, what it says, and the places prepared for more.

use crate::bound::{Content, Range};
use crate::dossier::{About, Answer, Holder, Record, Submission};
use crate::form::layout::{Found, Headers, Role};
use crate::form::{Blank, Every, Field, Form, Kind, Timeline};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Month, Number, Period};

/// How many places are prepared on a timeline whose period is not known: a year's.
const MONTHS_OF_A_YEAR: i32 = 12;

/// A line of a table's sheet.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Line {
    /// The record's place among those of its table; `None` for a place that is prepared only.
    pub(super) record: Option<usize>,
    /// What stands in each column, in their order.
    pub(super) answers: Vec<Answer>,
}

/// Where a record stands among the others of its table.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Standing {
    /// Its line.
    line: usize,
    /// Its number within what holds it; on the timeline within the month.
    number: usize,
    /// How many are numbered together with it.
    of: usize,
}

/// The records of one table in the order of their lines.
#[derive(Debug, Default)]
struct Ordered {
    places: Vec<usize>,
    standings: Vec<Standing>,
}

/// Lays the records of a form's tables out in lines.
#[derive(Debug)]
pub(super) struct Sheets<'a> {
    form: &'a Form,
    answers: &'a Submission,
    /// The period whose months are prepared.
    period: Option<Period>,
    tables: Vec<Ordered>,
}

impl<'a> Sheets<'a> {
    pub(super) fn of(form: &'a Form, answers: &'a Submission, period: Option<Period>) -> Self {
        let mut sheets = Self { form, answers, period, tables: Vec::new() };
        for (table, _) in form.tables() {
            let ordered = sheets.ordered(table);
            sheets.tables.push(ordered);
        }
        sheets
    }

    /// The records of a table by what holds them, on the timeline by month, otherwise as submitted.
    fn ordered(&self, table: TableId) -> Ordered {
        let records = self.answers.of(table);
        let mut places: Vec<usize> = (0..records.len()).collect();
        places.sort_by_key(|place| self.group(table, *place));
        let mut standings = vec![Standing::default(); records.len()];
        let mut line = 0;
        for run in places.chunk_by(|one, next| self.group(table, *one) == self.group(table, *next))
        {
            for (before, place) in run.iter().enumerate() {
                if let Some(standing) = standings.get_mut(*place) {
                    *standing = Standing { line, number: before + 1, of: run.len() };
                }
                line += 1;
            }
        }
        Ordered { places, standings }
    }

    /// What records are numbered by: the line of the row that holds them, and on the timeline the month.
    fn group(&self, table: TableId, place: usize) -> Option<(usize, i32)> {
        let record = self.answers.of(table).get(place)?;
        let holder = self.form.table(table).parent?;
        let line = match record.holder {
            Holder::Row(place) => self.standing(holder, place).line,
            Holder::Missing(_) => usize::MAX,
        };
        let timeline = self.form.timeline.filter(|timeline| timeline.table == table);
        let month =
            timeline.map(|timeline| month_of(record, timeline).map_or(i32::MAX, Month::index));
        Some((line, month.unwrap_or_default()))
    }

    fn standing(&self, table: TableId, place: usize) -> Standing {
        let ordered = self.tables.get(table.index());
        ordered.and_then(|ordered| ordered.standings.get(place)).copied().unwrap_or_default()
    }

    /// The lines of a table's sheet.
    pub(super) fn lines(&self, table: TableId, columns: &Headers<Role>) -> Vec<Line> {
        let ordered = self.tables.get(table.index()).map_or(&[][..], |ordered| &ordered.places);
        let mut lines: Vec<Line> =
            ordered.iter().filter_map(|place| self.line(table, *place, columns)).collect();
        if let Some(timeline) = self.form.timeline.filter(|timeline| timeline.table == table) {
            self.prepare(timeline, columns, &mut lines);
        }
        lines
    }

    fn line(&self, table: TableId, place: usize, columns: &Headers<Role>) -> Option<Line> {
        let record = self.answers.of(table).get(place)?;
        let roles: Vec<Role> = columns.iter().map(|column| column.role).collect();
        let answer = |role: &Role| match &record.holder {
            Holder::Missing(cells) if names_holder(*role) => written_in(cells, columns, *role),
            Holder::Row(_) | Holder::Missing(_) => self.answer((table, place), record, *role),
        };
        let mut answers: Vec<Answer> = roles.iter().map(answer).collect();
        let mut said = roles.iter().zip(&answers).filter(|(role, _)| self.is_own(table, **role));
        if said.all(|(_, answer)| *answer == Answer::Blank) {
            self.say_that_it_is_there(table, &roles, &mut answers);
        }
        Some(Line { record: Some(place), answers })
    }

    fn answer(&self, row: (TableId, usize), record: &Record, role: Role) -> Answer {
        match role {
            Role::Field(field) => record.field(field).clone(),
            Role::Count(nested) => record.table(self.form.table(nested).place).clone(),
            Role::Month => self.month_of_holder(row),
            Role::InMonth => self.number_of_holder(row, self.form.timeline.map(|line| line.table)),
            Role::Holder(table) => self.number_of_holder(row, Some(table)),
            Role::Own | Role::Period | Role::FilledBy | Role::Checklist => Answer::Blank,
        }
    }

    /// The row of a table that holds a row, however deep.
    fn holder(&self, (table, place): (TableId, usize), of: TableId) -> Option<usize> {
        let above = self.form.table(table).parent?;
        let Holder::Row(holder) = self.answers.of(table).get(place)?.holder else { return None };
        if above == of { Some(holder) } else { self.holder((above, holder), of) }
    }

    fn month_of_holder(&self, row: (TableId, usize)) -> Answer {
        let Some(timeline) = self.form.timeline else { return Answer::Blank };
        let holder = self.holder(row, timeline.table);
        let record = holder.and_then(|place| self.answers.of(timeline.table).get(place));
        record.map_or(Answer::Blank, |record| record.field(timeline.month).clone())
    }

    /// The number of the row that holds this one; on the timeline only where its month has several.
    fn number_of_holder(&self, row: (TableId, usize), of: Option<TableId>) -> Answer {
        let Some(table) = of else { return Answer::Blank };
        let standing = self.holder(row, table).map(|place| self.standing(table, place));
        match standing {
            None => Answer::Blank,
            Some(standing) if standing.of == 1 && self.form.is_timeline(table) => Answer::Blank,
            Some(standing) => number(standing.number),
        }
    }

    /// Whether a column says something of the row itself, and not only where it belongs.
    fn is_own(&self, table: TableId, role: Role) -> bool {
        match role {
            Role::Field(field) => self.month_field(table) != Some(field),
            Role::Count(_) => true,
            Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => false,
            Role::Period | Role::FilledBy | Role::Checklist => false,
        }
    }

    fn month_field(&self, table: TableId) -> Option<FieldId> {
        self.form.timeline.filter(|timeline| timeline.table == table).map(|timeline| timeline.month)
    }

    /// Writes out what one of the blanks of a row means, so that the row is more than a prepared place.
    fn say_that_it_is_there(&self, table: TableId, roles: &[Role], answers: &mut [Answer]) {
        let own = roles.iter().enumerate().filter(|(_, role)| self.is_own(table, **role));
        let meant = own.filter_map(|(at, role)| Some((at, self.meant_by_blank(table, *role)?)));
        let first = meant.min_by_key(|(at, (rank, _))| (*rank, *at));
        if let Some((at, (_, meant))) = first
            && let Some(answer) = answers.get_mut(at)
        {
            *answer = meant;
        }
    }

    /// What leaving a column blank says, and how ready it is to be written out: the lower, the sooner.
    fn meant_by_blank(&self, table: TableId, role: Role) -> Option<(u8, Answer)> {
        match role {
            Role::Field(field) => Some(meant_by(self.form.field(table, field))),
            Role::Count(nested) if self.form.table(nested).blank_is_empty => {
                Some((2, Answer::None))
            }
            Role::Count(_) => Some((2, Answer::Unknown)),
            _ => None,
        }
    }

    /// Adds a place for each slot of the period that has no row, in the order of the calendar.
    fn prepare(&self, timeline: Timeline, columns: &Headers<Role>, lines: &mut Vec<Line>) {
        let records = self.answers.of(timeline.table);
        let of_line = |line: &Line| month_of(records.get(line.record?)?, timeline);
        let slot = |month: Month| month.index().div_euclid(timeline.every.months());
        let taken: Vec<i32> = lines.iter().filter_map(of_line).map(slot).collect();
        let Some(period) = self.period else {
            let places = MONTHS_OF_A_YEAR / timeline.every.months();
            let missing = usize::try_from(places).unwrap_or_default().saturating_sub(lines.len());
            lines.extend((0..missing).map(|_| Line { record: None, answers: Vec::new() }));
            return;
        };
        let months = period.months().filter(|month| is_first_of_slot(*month, timeline.every));
        for month in months.filter(|month| !taken.contains(&slot(*month))) {
            let before = |line: &&Line| of_line(line).is_some_and(|other| other < month);
            let prepared = |line: &&Line| line.record.is_none();
            let at = lines.iter().take_while(|line| before(line) || prepared(line)).count();
            lines.insert(at, prepared_line(month, timeline, columns));
        }
    }
}

fn is_first_of_slot(month: Month, every: Every) -> bool {
    month.index().rem_euclid(every.months()) == 0
}

fn prepared_line(month: Month, timeline: Timeline, columns: &Headers<Role>) -> Line {
    let answers = columns.iter().map(|column| match column.role {
        Role::Field(field) if field == timeline.month => known_month(month),
        _ => Answer::Blank,
    });
    Line { record: None, answers: answers.collect() }
}

/// Whether a column tells which row holds a row.
pub(super) const fn names_holder(role: Role) -> bool {
    matches!(role, Role::Month | Role::InMonth | Role::Holder(_))
}

/// What stands in a column among the cells of a row that was submitted.
fn written_in(cells: &[(String, String)], columns: &Headers<Role>, role: Role) -> Answer {
    let is_it = |head: &str| matches!(columns.find(head), Found::Column(one) if one.role == role);
    let cell = cells.iter().find(|(head, text)| !text.is_empty() && is_it(head));
    cell.map_or(Answer::Blank, |(_, text)| match (role, first_of_month(text)) {
        (Role::Month, Some(month)) => known_month(month),
        _ => Answer::AsWritten(text.clone()),
    })
}

/// The month of its first day, as which spreadsheets keep months.
fn first_of_month(text: &str) -> Option<Month> {
    Period::parse(text.strip_suffix("-01").filter(|month| month.len() == 7)?).map(Period::from)
}

fn known_month(month: Month) -> Answer {
    Answer::Known(Content::Range(Range::exactly(Number::whole(month.index().into()))))
}

/// What a blank in a field means, and how ready it is to be written out.
fn meant_by(field: &Field) -> (u8, Answer) {
    match &field.blank {
        // A missing answer that is asked for is a fault, which writing it out would hide.
        _ if field.required => (3, Answer::Unknown),
        Blank::Unknown | Blank::UnknownOrNone => (0, Answer::Unknown),
        Blank::None => (1, Answer::None),
        Blank::Value(value) => (1, Answer::Known(value.content().clone())),
    }
}

/// The month of a row of the timeline, where it is known.
fn month_of(record: &Record, timeline: Timeline) -> Option<Month> {
    let Answer::Known(Content::Range(range)) = record.field(timeline.month) else { return None };
    Month::from_index(i32::try_from(range.exact()?.to_i64()?).ok()?)
}

fn number(count: usize) -> Answer {
    Answer::Known(Content::Range(Range::exactly(count.into())))
}

/// The kind of value a column holds.
pub(super) fn kind_of(form: &Form, table: TableId, role: Role) -> Kind {
    match role {
        Role::Field(field) => form.field(table, field).kind,
        Role::Month => Kind::Month,
        Role::InMonth | Role::Holder(_) | Role::Own | Role::Count(_) => Kind::Integer,
        Role::Period | Role::FilledBy | Role::Checklist => Kind::Text,
    }
}

impl Sheets<'_> {
    /// How a row is named, as reports do: `rapat 2005-03 #2 / masalah 1`; the root has no name.
    pub(super) fn row_name(&self, table: TableId, place: usize) -> String {
        let Some(parent) = self.form.table(table).parent else { return String::new() };
        let Some(record) = self.answers.of(table).get(place) else { return String::new() };
        let name = &self.form.table(table).name;
        let standing = self.standing(table, place);
        let timeline = self.form.timeline.filter(|timeline| timeline.table == table);
        let month = timeline.and_then(|timeline| month_of(record, timeline));
        let own = match month {
            None => format!("{name} {}", standing.number),
            Some(month) if standing.number > 1 => format!("{name} {month} #{}", standing.number),
            Some(month) => format!("{name} {month}"),
        };
        let above = match record.holder {
            Holder::Row(holder) => self.row_name(parent, holder),
            Holder::Missing(_) => "?".to_owned(),
        };
        if above.is_empty() { own } else { format!("{above} / {own}") }
    }
}

/// What a column says of its row; `None` for what only tells where a row belongs.
pub(super) const fn about(role: Role) -> Option<About> {
    match role {
        Role::Field(field) => Some(About::Field(field)),
        Role::Count(table) => Some(About::Table(table)),
        Role::Period => Some(About::Period),
        Role::FilledBy => Some(About::FilledBy),
        Role::Checklist => Some(About::Checklist),
        Role::Month | Role::InMonth | Role::Holder(_) | Role::Own => None,
    }
}
