//! Which assessments can be compared, each of them once and in an order of their own.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::entrant::Entrant;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::followup::standing::Edition;
use crate::text;

/// Assessments by a checklist that has nothing to do with that of the others.
pub const NOT_COMPARABLE: Code = Code("not-comparable");
/// Two different assessments of one unit, period and source.
pub const ASSESSED_TWICE: Code = Code("assessed-twice");

/// The id of the checklist that all assessments, or else most of them, go back to. Where they were all made by one
/// checklist it is that one, tailored or not. `None` without any.
#[must_use]
pub fn reference(entrants: &[Entrant]) -> Option<String> {
    let mut roots: BTreeMap<&str, Vec<&Edition>> = BTreeMap::new();
    for entrant in entrants {
        let edition = entrant.checklist();
        roots.entry(edition.root()).or_default().push(edition);
    }
    let (root, editions) =
        roots.into_iter().max_by_key(|(root, editions)| (editions.len(), Reverse(*root)))?;
    let first = editions.first()?;
    let one = editions.iter().all(|edition| edition.id == first.id);
    Some(if one { first.id.clone() } else { root.to_owned() })
}

/// Keeps the assessments that can be compared, by unit, then by period, then the unit's own before its supervisors'.
/// The same assessment given twice counts once.
pub fn settle(
    mut entrants: Vec<Entrant>,
    root: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Entrant> {
    entrants.sort_by(|one, other| order(one).cmp(&order(other)));
    let related = |one: &Entrant| one.checklist().root() == root;
    let (mut kept, others): (Vec<Entrant>, Vec<Entrant>) = entrants.into_iter().partition(related);
    if !others.is_empty() {
        diagnostics.push(not_comparable(&others, root));
    }
    kept.dedup_by(|one, before| {
        let same = order(one).0 == order(before).0;
        if same && !one.says_the_same(before) {
            diagnostics.push(assessed_twice(before, one));
        }
        same
    });
    kept
}

type Order<'e> = (
    (&'e str, i32, Reverse<i32>, Option<crate::quantity::Date>, crate::dossier::FilledBy),
    (&'e str, &'e str),
);

/// What tells an assessment apart, and then what settles which of two stands first.
fn order(entrant: &Entrant) -> Order<'_> {
    let (from, to) = (entrant.period.from().index(), entrant.period.to().index());
    let own = (entrant.code.as_str(), to, Reverse(from), entrant.as_of, entrant.filled_by);
    (own, (entrant.checklist().sha256.as_str(), &*entrant.source))
}

fn not_comparable(others: &[Entrant], root: &str) -> Diagnostic {
    const MOST: usize = 10;
    let named = |one: &Entrant| format!("{} ({}: {})", one.name, one.code, one.checklist().id);
    let mut all: Vec<String> = others.iter().map(named).collect();
    all.dedup();
    let rest = all.len().saturating_sub(MOST);
    let listed = all.get(..MOST).unwrap_or(&all).join(", ");
    let (and_id, and_en) = match rest {
        0 => (String::new(), String::new()),
        rest => (format!(", dan {rest} lagi"), format!(", and {rest} more")),
    };
    let message = text!(
        "dinilai dengan daftar tilik lain, sehingga tidak dapat dibandingkan: {listed}{and_id}",
        "assessed by another checklist, and so not comparable: {listed}{and_en}"
    );
    Diagnostic::error(NOT_COMPARABLE, None, message).help(text!(
        "yang lain dinilai dengan `{root}` atau penyesuaiannya; bandingkan setiap daftar tilik tersendiri",
        "the others were assessed by `{root}` or one that tailors it; compare each checklist on its own"
    ))
}

fn assessed_twice(one: &Entrant, other: &Entrant) -> Diagnostic {
    let (name, code, period) = (&one.name, &one.code, one.period);
    let by = one.filled_by.key();
    let (first, second) = (&one.source, &other.source);
    let (of_id, of_en) = match first == second {
        true => (format!("dalam {first}"), format!("in {first}")),
        false => (format!("dari {first} dan {second}"), format!("of {first} and {second}")),
    };
    let message = text!(
        "{name} ({code}), {period}, {by}: ada dua penilaian yang berbeda, {of_id}",
        "{name} ({code}), {period}, {by}: there are two different assessments, {of_en}"
    );
    Diagnostic::error(ASSESSED_TWICE, None, message).help(text!(
        "beri yang benar saja; yang pertama disebut dipakai",
        "give the right one alone; the one named first was used"
    ))
}
