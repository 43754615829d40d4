//! An assessment made now, to the number what its record would say: shards of records and all dossiers at once compare
//! the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::entrant::{Entrant, Mark};
use super::questions::Questions;
use crate::assess::{Judged, Measured, Outline};
use crate::bound::{Content, Range};
use crate::checklist::Checklist;
use crate::dossier::Dossier;
use crate::form::{Kind, RowId};
use crate::ids::TableId;
use crate::quantity::Number;
use crate::text::Text;

impl Entrant {
    /// An assessment of a dossier.
    #[must_use]
    pub fn of(
        (questions, source): (Arc<Questions>, Arc<str>),
        (checklist, dossier): (&Checklist, &Dossier),
        outline: &Outline,
    ) -> Self {
        let card = &outline.scorecard;
        let grade = |place: usize| checklist.grades.get(place).map(|grade| grade.id.clone());
        let marks = checklist.criteria.iter().zip(&outline.criteria).zip(&card.effective_weights);
        Self {
            questions,
            source,
            code: dossier.code.clone(),
            name: dossier.name.clone(),
            groups: regions(checklist, dossier),
            period: dossier.period,
            as_of: dossier.as_of,
            filled_by: dossier.filled_by,
            score: card.total.as_ref().and_then(score),
            completeness: card.total.as_ref().and_then(completeness),
            grade: card.grade.and_then(|(low, high)| grade(low).zip(grade(high))),
            criteria: marks
                .map(|((asked, judged), weight)| mark(&asked.levels.max(), judged, weight))
                .collect(),
            flags: outline.flags,
            traits: traits(checklist, dossier),
            sections: scores(&card.sections),
            axes: scores(&card.axes),
            indicators: outline.indicators.iter().map(|one| exact(&one.measure)).collect(),
        }
    }
}

/// What a unit chose in the fields of its own row, as far as it is known.
fn traits(checklist: &Checklist, dossier: &Dossier) -> BTreeMap<String, Text> {
    let form = &checklist.form;
    let mut traits = BTreeMap::new();
    for (id, field) in form.root().fields() {
        let Kind::Choice(vocabulary) = field.kind else { continue };
        let value = dossier.records.value(TableId::ROOT, RowId::ROOT, id);
        let Content::Choice(items) = value.content() else { continue };
        let item = items.single().filter(|_| value.is_sure());
        let item = item.and_then(|item| form.vocabulary(vocabulary).items.get(item));
        traits.extend(item.map(|item| (field.name.clone(), item.label.clone())));
    }
    traits
}

fn regions(checklist: &Checklist, dossier: &Dossier) -> Vec<(String, String)> {
    let form = &checklist.form;
    let fields = form.groups.iter().filter_map(|id| form.root().fields.get(id.index()));
    let named = fields.zip(&dossier.groups);
    named.filter_map(|(field, name)| Some((field.name.clone(), name.clone()?))).collect()
}

fn scores(parts: &[Option<Range>]) -> Vec<Option<Range>> {
    parts.iter().map(|part| part.as_ref().and_then(score)).collect()
}

fn mark(max: &Number, judged: &Judged, weight: &Number) -> Mark {
    let max = rounded(max, 1);
    let end = |end: Option<&Number>| rounded(end?, 1).checked_div(&max);
    let points = judged.points.as_ref();
    Mark {
        verdict: judged.verdict,
        share: points.and_then(|points| end(points.low()).zip(end(points.high()))),
        weight: rounded(weight, 100),
        measure: judged.measure.as_ref().and_then(exact),
    }
}

fn score(total: &Range) -> Option<Range> {
    let end = |end: Option<&Number>| end.map(|end| rounded(end, 100));
    Range::between(end(total.low()), end(total.high()))
}

fn completeness(total: &Range) -> Option<Number> {
    let (low, high) = total.low().zip(total.high())?;
    Some(rounded(&(Number::ONE - (high.clone() - low.clone())), 100))
}

/// A measure that is a number and known exactly; days, months and times are written as texts.
fn exact(measured: &Measured) -> Option<Number> {
    let range = measured.range.as_ref().filter(|_| !measured.may_be_none)?;
    match measured.kind {
        Kind::Date | Kind::Month | Kind::Time => None,
        Kind::Text
        | Kind::Integer
        | Kind::Number
        | Kind::Share
        | Kind::Boolean
        | Kind::Duration
        | Kind::Choice(_)
        | Kind::Choices(_) => {
            let (low, high) = (rounded(range.low()?, 1), rounded(range.high()?, 1));
            (low == high).then_some(low)
        }
    }
}

/// A value as it is read back where so many units of it are written for one, with four decimals.
fn rounded(value: &Number, units: i64) -> Number {
    const PLACES: u32 = 4;
    let scale = Number::whole(units * 10_i64.pow(PLACES));
    (value.clone() * scale.clone()).round().checked_div(&scale).unwrap_or(Number::ZERO)
}
