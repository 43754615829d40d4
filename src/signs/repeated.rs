//! Numbers and times that are the same in one meeting after another.

use super::gather::exact;
use super::{Kind, Limits, Sign, Spot};
use crate::form::Kind as FieldKind;
use crate::ids::FieldId;

/// The least numbers, or times, by which a meeting can be told from another.
const LEAST: usize = 2;

/// A field with its name and value.
type Figure<'a> = (FieldId, &'a str, i64);
/// What of a meeting is looked at.
type Figures<'a> = Vec<Figure<'a>>;

/// The runs of meetings, by unit and time, with the same numbers or the same times of day.
pub(super) fn signs<'a>(meetings: &[Spot<'a>], limits: &Limits) -> Vec<Sign<'a>> {
    let counts = runs(meetings, FieldKind::Integer, limits.counts).into_iter();
    let counts = counts.map(|(fields, spots)| Sign { kind: Kind::SameCounts, fields, spots });
    let times = runs(meetings, FieldKind::Time, limits.times).into_iter();
    let times = times.map(|(fields, spots)| Sign { kind: Kind::SameTimes, fields, spots });
    counts.chain(times).collect()
}

/// Runs of at least so many meetings of one unit in which all known fields of a kind are the same. Meetings of
/// which less than two are known, or only zeros, are passed over.
fn runs<'a>(
    meetings: &[Spot<'a>],
    kind: FieldKind,
    least: usize,
) -> Vec<(Vec<FieldId>, Vec<Spot<'a>>)> {
    let told = |spot: &Spot<'a>| Some((*spot, figures(spot, kind)?));
    let all: Vec<(Spot<'a>, Figures<'a>)> = meetings.iter().filter_map(told).collect();
    all.chunk_by(|one, other| one.0.code() == other.0.code() && same(&one.1, &other.1))
        .filter(|run| run.len() >= least)
        .filter_map(|run| {
            let (_, figures) = run.first()?;
            let fields = figures.iter().map(|(field, ..)| *field).collect();
            Some((fields, run.iter().map(|(spot, _)| *spot).collect()))
        })
        .collect()
}

fn same(one: &Figures<'_>, other: &Figures<'_>) -> bool {
    let mut pairs = one.iter().zip(other);
    let equal = |(one, other): (&Figure<'_>, &Figure<'_>)| (one.1, one.2) == (other.1, other.2);
    one.len() == other.len() && pairs.all(equal)
}

fn figures<'a>(spot: &Spot<'a>, kind: FieldKind) -> Option<Figures<'a>> {
    let fields = spot.read.0.form.table(spot.table).fields();
    let fields = fields.filter(|(_, field)| field.kind == kind && !field.derived);
    let known = fields.filter_map(|(id, field)| Some((id, field.name.as_str(), exact(spot, id)?)));
    let figures: Figures<'a> = known.collect();
    let says = figures.len() >= LEAST && figures.iter().any(|(.., value)| *value != 0);
    says.then_some(figures)
}
