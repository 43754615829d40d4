//! Which two assessments can be held against each other.

use super::standing::Standing;
use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// Two assessments of different units.
pub const OTHER_UNIT: Code = Code("other-unit");
/// Two assessments by different checklists.
pub const DIFFERENT_CHECKLISTS: Code = Code("different-checklists");
/// Two assessments of which the second is the earlier one.
pub const NOT_LATER: Code = Code("not-later");
/// One assessment given twice.
pub const SAME_ASSESSMENT: Code = Code("same-assessment");

/// Why the second assessment can't be held against the recommendations of the first; `None` where it can.
#[must_use]
pub fn mismatch(earlier: &Standing, later: &Standing) -> Option<Diagnostic> {
    if earlier.code != later.code {
        return Some(other_unit(earlier, later));
    }
    if !earlier.checklist.is_related(&later.checklist) {
        return Some(different_checklists(earlier, later));
    }
    if earlier == later {
        return Some(same_assessment(earlier));
    }
    (later.day() < earlier.day()).then(|| not_later(earlier, later))
}

fn other_unit(earlier: &Standing, later: &Standing) -> Diagnostic {
    let (one, other) = (&earlier.code, &later.code);
    let message = text!(
        "kedua penilaian bukan dari unit yang sama: {one} dan {other}",
        "the two assessments are of different units: {one} and {other}"
    );
    Diagnostic::error(OTHER_UNIT, None, message).help(text!(
        "beri dua penilaian dari unit yang sama, yang terdahulu lebih dulu",
        "give two assessments of one unit, the earlier one first"
    ))
}

fn different_checklists(earlier: &Standing, later: &Standing) -> Diagnostic {
    let (one, other) = (&earlier.checklist.id, &later.checklist.id);
    let message = text!(
        "kedua penilaian memakai daftar tilik yang berbeda: {one} dan {other}",
        "the two assessments are by different checklists: {one} and {other}"
    );
    Diagnostic::error(DIFFERENT_CHECKLISTS, None, message).help(text!(
        "nilai keduanya dengan daftar tilik yang sama; edisinya boleh berbeda, atau yang satu menyesuaikan yang lain",
        "assess both by one checklist; its editions may differ, or one may tailor the other"
    ))
}

fn not_later(earlier: &Standing, later: &Standing) -> Diagnostic {
    let (one, other) = (earlier.period, later.period);
    let message = text!(
        "penilaian kedua ({other}) lebih dahulu daripada yang pertama ({one})",
        "the second assessment ({other}) is earlier than the first ({one})"
    );
    Diagnostic::error(NOT_LATER, None, message).help(text!(
        "tukar urutannya: yang terdahulu lebih dulu",
        "swap them: the earlier one comes first"
    ))
}

fn same_assessment(standing: &Standing) -> Diagnostic {
    let (code, period) = (&standing.code, standing.period);
    let message = text!(
        "penilaian yang sama diberikan dua kali: {code}, periode {period}",
        "one assessment was given twice: {code}, period {period}"
    );
    Diagnostic::error(SAME_ASSESSMENT, None, message).help(text!(
        "beri penilaian terdahulu, lalu penilaian kemudian dari unit itu",
        "give the earlier assessment, then a later one of that unit"
    ))
}
