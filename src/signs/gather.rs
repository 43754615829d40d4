//! Takes from dossiers what is worth comparing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::holidays::Holidays;
use super::spot::{self, Spot, Submission};
use super::{Kind, Limits, Sign, When};
use crate::checklist::Checklist;
use crate::dossier::{Dossier, FilledBy, Origin};
use crate::form::{Form, Kind as FieldKind, Presence, RowId};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Number};
use crate::text::Text;

/// A text that somebody wrote into a row.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// The row.
    pub(super) spot: Spot,
    /// The field.
    pub(super) field: FieldId,
    /// The text.
    pub(super) text: Arc<str>,
}

/// A field with its value.
pub(super) type Figure = (FieldId, i64);

/// A row of the timeline, with what of it is looked at.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    /// The row.
    pub(super) spot: Spot,
    /// Its whole numbers that are known.
    pub(super) counts: Vec<Figure>,
    /// Its times of day that are known.
    pub(super) times: Vec<Figure>,
    /// Its dates that are public holidays.
    holidays: Vec<(FieldId, Date, Text)>,
}

impl Meeting {
    /// Of one meeting in several dossiers, the one that supervisors wrote down is looked at.
    fn rank(&self) -> (Reverse<FilledBy>, &Submission, &str) {
        let submission = &self.spot.submission;
        (Reverse(submission.filled_by), submission, &self.spot.checklist.id)
    }
}

/// What was taken from dossiers, none of which is needed any more.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Texts that are long enough, by table and field.
    pub(super) fields: BTreeMap<String, Vec<Passage>>,
    /// Each row of the timeline once.
    meetings: BTreeMap<(String, When), Meeting>,
    /// The codes of units.
    pub(super) units: BTreeSet<String>,
    /// The first and the last day that dossiers are about.
    pub(super) days: Option<(Date, Date)>,
    /// Every text once.
    texts: HashSet<Arc<str>>,
}

impl Gathered {
    /// What is worth comparing of a dossier.
    pub(super) fn of(
        (checklist, dossier): (&Arc<Checklist>, &Dossier),
        (limits, holidays): (&Limits, &Holidays),
    ) -> Self {
        let mut gathered = Self {
            units: BTreeSet::from([dossier.code.clone()]),
            days: Some((dossier.period.first_day(), dossier.period.last_day())),
            ..Self::default()
        };
        let open = Open::new(checklist, dossier);
        gathered.passages(&open, limits.letters);
        gathered.meetings(&open, holidays);
        gathered
    }

    /// Adds what was taken from other dossiers. In which order these are added does not matter.
    pub fn add(&mut self, other: Self) {
        self.units.extend(other.units);
        self.days = match (self.days, other.days) {
            (Some((from, to)), Some((first, last))) => Some((from.min(first), to.max(last))),
            (own, others) => own.or(others),
        };
        for (name, mut found) in other.fields {
            found.iter_mut().for_each(|passage| self.share(&mut passage.text));
            self.fields.entry(name).or_default().append(&mut found);
        }
        for (key, meeting) in other.meetings {
            self.meeting(key, meeting);
        }
    }

    /// Whether nothing was taken from any dossier.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// All meetings, by unit and time.
    pub(super) fn all_meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values()
    }

    fn passages(&mut self, open: &Open<'_>, letters: usize) {
        let form = open.form();
        for (table, here) in form.tables().filter(|(table, _)| is_compared(form, *table)) {
            for (field, named) in here.fields().filter(|(_, field)| field.kind == FieldKind::Text) {
                let long =
                    |text: &&str| text.chars().filter(|c| c.is_alphanumeric()).count() >= letters;
                let mut found = Vec::new();
                for row in open.certain(table) {
                    let Some(text) = open.text(table, row, field).filter(long) else { continue };
                    let Some(spot) = open.spot(table, row) else { continue };
                    found.push(Passage { spot, field, text: text.into() });
                }
                if !found.is_empty() {
                    let name = format!("{}.{}", form.path(table), named.name);
                    self.fields.entry(name).or_default().extend(found);
                }
            }
        }
    }

    /// Lets a text be the one copy of it that is kept.
    fn share(&mut self, text: &mut Arc<str>) {
        match self.texts.get(text) {
            Some(known) => *text = Arc::clone(known),
            None => drop(self.texts.insert(Arc::clone(text))),
        }
    }

    fn meetings(&mut self, open: &Open<'_>, holidays: &Holidays) {
        let Some(timeline) = open.form().timeline else { return };
        for row in open.certain(timeline.table) {
            let Some(spot) = open.spot(timeline.table, row) else { continue };
            let key = (spot.code().to_owned(), spot.when);
            let figures = |kind| open.figures((timeline.table, row), kind);
            let dates = figures(FieldKind::Date).into_iter().filter_map(|(field, days)| {
                let date = Date::from_days(i32::try_from(days).ok()?)?;
                Some((field, date, holidays.on(date)?))
            });
            let meeting = Meeting {
                counts: figures(FieldKind::Integer),
                times: figures(FieldKind::Time),
                holidays: dates.collect(),
                spot,
            };
            self.meeting(key, meeting);
        }
    }

    fn meeting(&mut self, key: (String, When), meeting: Meeting) {
        match self.meetings.get(&key) {
            Some(kept) if kept.rank() <= meeting.rank() => {}
            _ => drop(self.meetings.insert(key, meeting)),
        }
    }

    /// The dates of meetings that are public holidays.
    pub(super) fn on_holidays(&self) -> impl Iterator<Item = Sign> {
        self.all_meetings().flat_map(|meeting| {
            meeting.holidays.iter().map(|(field, date, name)| Sign {
                kind: Kind::Holiday(*date, name.clone()),
                fields: vec![*field],
                values: Vec::new(),
                text: None,
                spots: vec![meeting.spot.clone()],
            })
        })
    }
}

/// A dossier while it is looked at.
struct Open<'o> {
    checklist: &'o Arc<Checklist>,
    dossier: &'o Dossier,
    submission: Arc<Submission>,
    sources: Vec<Arc<Origin>>,
}

impl<'o> Open<'o> {
    fn new(checklist: &'o Arc<Checklist>, dossier: &'o Dossier) -> Self {
        let submission = Arc::new(Submission {
            code: dossier.code.clone(),
            period: dossier.period,
            filled_by: dossier.filled_by,
            name: dossier.name.clone(),
        });
        let sources = dossier.sources.iter().cloned().map(Arc::new).collect();
        Self { checklist, dossier, submission, sources }
    }

    fn form(&self) -> &'o Form {
        &self.checklist.form
    }

    fn certain(&self, table: TableId) -> impl Iterator<Item = RowId> + use<'o> {
        let rows = self.dossier.records.rows(table);
        rows.ids().filter(move |row| rows.row(*row).presence == Presence::Certain)
    }

    fn spot(&self, table: TableId, row: RowId) -> Option<Spot> {
        let (steps, when) = spot::way(self.form(), self.dossier, (table, row))?;
        let at = self.dossier.records.rows(table).row(row).at;
        let origin = self.sources.get(usize::from(at.source)).filter(|_| at.line > 0);
        Some(Spot {
            checklist: Arc::clone(self.checklist),
            submission: Arc::clone(&self.submission),
            steps,
            when,
            written: origin.map(|origin| (Arc::clone(origin), at.line)),
        })
    }

    /// The text in a cell, if it is known.
    fn text(&self, table: TableId, row: RowId, field: FieldId) -> Option<&'o str> {
        let cell = self.dossier.records.rows(table).cell(row, field);
        cell.known_text().map(|span| self.dossier.records.text(span))
    }

    /// The known whole numbers, times or dates of a row that were submitted, each as a whole number.
    fn figures(&self, (table, row): (TableId, RowId), kind: FieldKind) -> Vec<Figure> {
        let fields = self.form().table(table).fields();
        let fields = fields.filter(|(_, field)| field.kind == kind && !field.derived);
        let exact = |field| {
            let value = self.dossier.records.value(table, row, field);
            value.is_sure().then(|| value.range()?.exact().and_then(Number::to_i64)).flatten()
        };
        fields.filter_map(|(field, _)| Some((field, exact(field)?))).collect()
    }
}

/// Whether texts of a table are compared: those of meetings, or where there is no timeline all but the root's.
fn is_compared(form: &Form, table: TableId) -> bool {
    let holders = || std::iter::successors(Some(table), |table| form.table(*table).parent);
    match form.timeline {
        Some(timeline) => holders().any(|holder| holder == timeline.table),
        None => table != TableId::ROOT,
    }
}
