//! Numbers and times that are the same in one meeting after another.

use super::gather::{Figure, Meeting};
use super::{Kind, Limits, Sign};

/// The least numbers, or times, by which a meeting can be told from another.
const LEAST: usize = 2;

/// The runs of meetings, by unit and time, with the same numbers or the same times of day.
pub(super) fn signs(meetings: &[&Meeting], limits: &Limits) -> Vec<Sign> {
    let counts = runs(meetings, |meeting| &meeting.counts, (Kind::SameCounts, limits.counts));
    let times = runs(meetings, |meeting| &meeting.times, (Kind::SameTimes, limits.times));
    counts.into_iter().chain(times).collect()
}

/// Runs of at least so many meetings of one unit in which all known figures of a kind are the same. Meetings of
/// which less than two are known, or only zeros, are passed over.
fn runs(
    meetings: &[&Meeting],
    figures: for<'m> fn(&'m Meeting) -> &'m Vec<Figure>,
    (kind, least): (Kind, usize),
) -> Vec<Sign> {
    let says =
        |figures: &[Figure]| figures.len() >= LEAST && figures.iter().any(|(_, value)| *value != 0);
    let told: Vec<&Meeting> =
        meetings.iter().copied().filter(|meeting| says(figures(meeting))).collect();
    let same = |one: &Meeting, other: &Meeting| {
        one.spot.code() == other.spot.code()
            && named(one, figures(one)).eq(named(other, figures(other)))
    };
    let runs = told.chunk_by(|one, other| same(one, other)).filter(|run| run.len() >= least);
    runs.filter_map(|run| {
        let (fields, values) = figures(run.first()?).iter().copied().unzip();
        let spots = run.iter().map(|meeting| meeting.spot.clone()).collect();
        Some(Sign { kind: kind.clone(), fields, values, text: None, spots })
    })
    .collect()
}

/// Figures by the names of their fields, which two checklists may have in common.
fn named<'m>(
    meeting: &'m Meeting,
    figures: &'m [Figure],
) -> impl Iterator<Item = (&'m str, i64)> + use<'m> {
    let (form, table) = (&meeting.spot.checklist.form, meeting.spot.table());
    figures.iter().map(move |(field, value)| (form.field(table, *field).name.as_str(), *value))
}
