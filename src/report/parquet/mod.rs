//! Assessments as tables of typed columns, for DuckDB, Spark and Power BI: one row a dossier, with the columns of
//! the CSV file, and one row a dossier and criterion.
//!
//! Numbers are rounded as everywhere, once, and then are the nearest double; they decide nothing any more.

mod table;

use std::io::{self, Write};

use parquet::data_type::ByteArray;

use super::csv::columns;
use super::keys;
use super::origin::VERSION;
use crate::bound::Range;
use crate::checklist::{Checklist, Criterion};
use crate::dossier::Dossier;
use crate::files::hashes::Hashes;
use crate::form::Kind as ValueKind;
use crate::judge::{Judged, Measured};
use crate::quantity::{Date, Number};
use crate::score::Scorecard;
use crate::text::Lang;
use table::{Field, Kind, Table, Value};

/// How many decimals are kept.
const PLACES: u32 = 4;

/// What the tables say of one dossier.
pub struct Rows {
    /// Code, name, groups, ends of the period, and who filled it in.
    identity: Vec<Value>,
    /// Scores and grades.
    scores: Vec<Value>,
    criteria: Vec<CriterionRow>,
    /// The hashes of the files it was read from.
    inputs: Vec<String>,
}

/// What they say of one of its criteria.
struct CriterionRow {
    verdict: &'static str,
    effective_weight: Value,
    points: [Value; 2],
    measure: [Value; 2],
}

impl Rows {
    /// What the tables say of a dossier.
    #[must_use]
    pub fn of(
        checklist: &Checklist,
        dossier: &Dossier,
        (criteria, score): (&[Judged], &Scorecard),
    ) -> Self {
        let mut identity = vec![Value::text(&dossier.code), Value::text(&dossier.name)];
        let text = |text: &Option<String>| Value::Text(text.as_deref().map(ByteArray::from));
        identity.extend(dossier.groups.iter().map(text));
        let days = [dossier.period.first_day(), dossier.period.last_day()];
        identity.extend(days.map(|day| Value::Date(Some(since_1970(day)))));
        identity.push(Value::text(dossier.filled_by.key()));
        let mut scores: Vec<Value> = ends(score.total.as_ref(), 100).into();
        let (low, high) = score.grade.unzip();
        let grade = |place: usize| checklist.grades.get(place).map(|grade| grade.id.as_str());
        let grade = |place: Option<usize>| place.and_then(grade).map(ByteArray::from);
        scores.extend([low, high].map(|place| Value::Text(grade(place))));
        let weights = score.effective_weights.iter().map(|weight| number(Some(weight), 100));
        let criteria =
            criteria.iter().zip(weights).map(|(one, weight)| CriterionRow::of(one, weight));
        let inputs = dossier.inputs.iter().map(|input| input.sha256.clone()).collect();
        Self { identity, scores, criteria: criteria.collect(), inputs }
    }
}

/// A day as Parquet counts them.
fn since_1970(day: Date) -> i32 {
    const BEFORE_1970: i32 = 719_163;
    day.days() - BEFORE_1970
}

impl CriterionRow {
    fn of(judged: &Judged, effective_weight: Value) -> Self {
        let measure = judged.measure.as_ref().and_then(counted);
        Self {
            verdict: keys::verdict(judged.verdict),
            effective_weight,
            points: ends(judged.points.as_ref(), 1),
            measure: ends(measure, 1),
        }
    }
}

/// The ends of a measure that is a number: days, months and times are none.
fn counted(measured: &Measured) -> Option<&Range> {
    let is_number = match measured.kind {
        ValueKind::Integer
        | ValueKind::Number
        | ValueKind::Share
        | ValueKind::Boolean
        | ValueKind::Duration => true,
        ValueKind::Text
        | ValueKind::Date
        | ValueKind::Month
        | ValueKind::Time
        | ValueKind::Choice(_)
        | ValueKind::Choices(_) => false,
    };
    measured.range.as_ref().filter(|_| is_number)
}

fn ends(range: Option<&Range>, scale: i64) -> [Value; 2] {
    [range.and_then(Range::low), range.and_then(Range::high)].map(|end| number(end, scale))
}

fn number(value: Option<&Number>, scale: i64) -> Value {
    let scaled = value.map(|value| (value.clone() * Number::whole(scale)).to_decimal(PLACES));
    Value::Number(scaled.and_then(|written| written.parse().ok()))
}

/// Both tables while they are written.
pub struct Tables<W: Write + Send> {
    dossiers: Table<W>,
    criteria: Table<W>,
    /// What is the same in every row of a criterion: its id, its section, its title, whether it is critical, its
    /// weight, and its highest points.
    fixed: Vec<[Value; 6]>,
    /// The files the dossiers were read from.
    inputs: Hashes,
}

impl<W: Write + Send> Tables<W> {
    /// Begins the tables of a checklist's dossiers, the one of dossiers first.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn begin(
        checklist: &Checklist,
        lang: Lang,
        [dossiers, criteria]: [W; 2],
    ) -> io::Result<Self> {
        let bases: Vec<&str> = checklist.bases.iter().map(|base| base.sha256.as_str()).collect();
        let about = [
            ("tilik", VERSION.to_owned()),
            ("checklist", checklist.id.clone()),
            ("checklist_version", checklist.version.clone()),
            ("checklist_sha256", checklist.sha256.clone()),
            ("checklist_bases_sha256", bases.join(" ")),
        ];
        let wide = wide(checklist);
        Ok(Self {
            dossiers: Table::begin(("dossiers", &wide), &about, dossiers)?,
            criteria: Table::begin(("criteria", &long(checklist)), &about, criteria)?,
            fixed: checklist.criteria.iter().map(|one| fixed(checklist, one, lang)).collect(),
            inputs: Hashes::default(),
        })
    }

    /// Adds what the tables say of a dossier.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn add(&mut self, rows: Rows) -> io::Result<()> {
        let Rows { identity, scores, criteria, inputs } = rows;
        inputs.iter().for_each(|hash| self.inputs.add(hash));
        for (fixed, one) in self.fixed.iter().zip(&criteria) {
            let [id, section, title, critical, weight, max] = fixed.clone();
            let [low, high] = one.points.clone();
            let own = [id, section, title, Value::text(one.verdict), critical, weight];
            let own = own.into_iter().chain([one.effective_weight.clone(), low, high, max]);
            let row = identity.iter().cloned().chain(own).chain(one.measure.clone());
            self.criteria.add(row)?;
        }
        let points = criteria.into_iter().flat_map(|one| one.points);
        self.dossiers.add(identity.into_iter().chain(scores).chain(points))
    }

    /// Completes both tables, and hands back what they were written to.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub fn finish(self) -> io::Result<[W; 2]> {
        let inputs = self.inputs.together();
        let about = [("files", self.inputs.len().to_string()), ("files_sha256", inputs)];
        Ok([self.dossiers.finish(&about)?, self.criteria.finish(&about)?])
    }
}

fn fixed(checklist: &Checklist, one: &Criterion, lang: Lang) -> [Value; 6] {
    let section = checklist.sections.get(one.section).map(|section| section.id.as_str());
    [
        Value::text(&one.id),
        Value::Text(section.map(ByteArray::from)),
        Value::text(one.title.get(lang)),
        Value::Truth(Some(one.critical)),
        number(Some(&one.weight), 1),
        number(Some(&one.levels.max()), 1),
    ]
}

/// The columns that both tables begin with: code, name, groups, ends of the period, and who filled it in.
fn identity(checklist: &Checklist) -> Vec<Field> {
    let ends = 2 + checklist.form.groups.len();
    let kind = |place| if place == ends || place == ends + 1 { Kind::Date } else { Kind::Text };
    let names = columns(checklist).into_iter().take(ends + 3).enumerate();
    names.map(|(place, name)| Field { name, kind: kind(place) }).collect()
}

fn wide(checklist: &Checklist) -> Vec<Field> {
    let mut fields = identity(checklist);
    let scores = columns(checklist).into_iter().skip(fields.len()).enumerate();
    // Two ends of the score, two of the grade, then points.
    let kind = |place| if (2..4).contains(&place) { Kind::Text } else { Kind::Number };
    fields.extend(scores.map(|(place, name)| Field { name, kind: kind(place) }));
    fields
}

fn long(checklist: &Checklist) -> Vec<Field> {
    const OWN: [(&str, Kind); 12] = [
        ("criterion", Kind::Text),
        ("section", Kind::Text),
        ("title", Kind::Text),
        ("verdict", Kind::Text),
        ("critical", Kind::Truth),
        ("weight", Kind::Number),
        ("effective_weight", Kind::Number),
        ("points_low", Kind::Number),
        ("points_high", Kind::Number),
        ("points_max", Kind::Number),
        ("measure_low", Kind::Number),
        ("measure_high", Kind::Number),
    ];
    let mut fields = identity(checklist);
    fields.extend(OWN.map(|(name, kind)| Field { name: name.to_owned(), kind }));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let of = |year, month, day| since_1970(Date::new(year, month, day).unwrap());
        assert_eq!([of(1970, 1, 1), of(2000, 1, 1), of(1969, 12, 31)], [0, 10_957, -1]);
    }
}
