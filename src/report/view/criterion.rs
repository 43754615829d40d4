//! A criterion and how it fared, in words.

use super::points;
use crate::bound::Range;
use crate::checklist::{Criterion, Measure};
use crate::dossier::Dossier;
use crate::form::Kind;
use crate::ids::TableId;
use crate::judge::{Failure, Judged, Measured, RowTally, Verdict, why_row_fails, why_unmet};
use crate::quantity::{Number, Time};
use crate::report::words::expression::Speaker;
use crate::report::words::{Blank, Words};
use crate::text::Lang;

/// A criterion and how it fared.
#[derive(Clone, Debug)]
pub struct CriterionView<'a> {
    /// What is asked.
    pub criterion: &'a Criterion,
    /// The judgement.
    pub judged: &'a Judged,
    /// What the proven total gains when it is met, as a share.
    pub gain: Number,
    /// The verdict in words.
    pub verdict: &'static str,
    /// The measure in words; `None` where it does not apply.
    pub measure: Option<String>,
    /// The points in words: `4 dari 10 poin`; `None` where it does not apply.
    pub points: Option<String>,
    /// How its rows fared, in a sentence; `None` where it judges no rows.
    pub rows: Option<String>,
    /// Why a measure that is yes or no is no; empty where nothing is to be said.
    pub because: String,
    /// The rows that fall short.
    pub failures: Vec<FailureView>,
    /// The blanks it still depends on.
    pub missing: Vec<Blank>,
}

/// Whether points lie below the highest there are.
fn below(points: Option<&Number>, criterion: &Criterion) -> bool {
    points.is_some_and(|points| *points < criterion.levels.max())
}

/// A row that falls short.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FailureView {
    /// The row, as files and programs name it.
    pub row: String,
    /// The row in words.
    pub label: String,
    /// Where it was written.
    pub source: Option<String>,
    /// Why.
    pub because: String,
}

impl<'a> CriterionView<'a> {
    pub(super) fn of(
        words: Words<'a>,
        dossier: &'a Dossier,
        (criterion, judged): (&'a Criterion, &'a Judged),
        gain: Number,
    ) -> Self {
        Self {
            criterion,
            judged,
            gain,
            verdict: words.verdict(judged.verdict),
            measure: judged.measure.as_ref().map(|measure| words.measured(measure)),
            points: points(&words, &criterion.levels, judged.points.as_ref()),
            rows: rows(&words, criterion, judged),
            because: Speaker::of_dossier(words).because(&why_unmet(
                words.checklist,
                dossier,
                &criterion.measure,
            )),
            failures: failures(&words, dossier, (criterion, judged)),
            missing: judged.missing.iter().map(|leaf| words.blank(dossier, *leaf)).collect(),
        }
    }

    /// Whether it may apply and then is not surely met.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        let low = self.judged.points.as_ref().and_then(Range::low);
        self.judged.applies.possibly() && below(low, self.criterion)
    }

    /// Whether it surely applies and surely is not met.
    #[must_use]
    pub fn surely_falls_short(&self) -> bool {
        let high = self.judged.points.as_ref().and_then(Range::high);
        self.judged.applies.surely() && below(high, self.criterion)
    }
}

/// How the rows of a criterion fared, if it judges any.
fn rows(words: &Words<'_>, criterion: &Criterion, judged: &Judged) -> Option<String> {
    match &criterion.measure {
        Measure::Value(_) => None,
        Measure::Rows(each) => judged.rows.map(|rows| words.tally(each.rows.last(), rows)),
    }
}

/// The rows that fall short, in words.
pub(super) fn failures(
    words: &Words<'_>,
    dossier: &Dossier,
    (criterion, judged): (&Criterion, &Judged),
) -> Vec<FailureView> {
    let one = |failure: &Failure| FailureView {
        row: dossier.row_name(&words.checklist.form, failure.table, failure.row),
        label: words.row(dossier, failure.table, failure.row),
        source: dossier.row_source(failure.table, failure.row),
        because: because(words, dossier, criterion, failure),
    };
    judged.failures.iter().map(one).collect()
}

/// Why a row falls short, in words.
fn because(
    words: &Words<'_>,
    dossier: &Dossier,
    criterion: &Criterion,
    failure: &Failure,
) -> String {
    let Measure::Rows(each) = &criterion.measure else { return String::new() };
    let speaker = Speaker::of_judged(*words, &each.rows);
    match speaker.because(&why_row_fails(words.checklist, dossier, each, failure.row)) {
        nothing if nothing.is_empty() => requirement(words, criterion),
        because => because,
    }
}

/// What was required, as the author wrote it: the last resort of an explanation.
fn requirement(words: &Words<'_>, criterion: &Criterion) -> String {
    match &criterion.measure {
        Measure::Value(_) => String::new(),
        Measure::Rows(each) => {
            format!(
                "{}: {}",
                words.lang.pick("tidak memenuhi", "does not meet"),
                each.require.written()
            )
        }
    }
}

impl Words<'_> {
    /// A measure as far as it is known; one that could be anything is not known.
    #[must_use]
    pub fn measured(&self, measure: &Measured) -> String {
        let Some(range) = &measure.range else { return self.none() };
        let known = self.range(measure.kind, range);
        if could_be_anything(measure.kind, range) {
            self.unknown()
        } else if measure.may_be_none {
            format!("{known}, {} {}", self.lang.pick("atau", "or"), self.none())
        } else {
            known
        }
    }

    /// A verdict in words.
    #[must_use]
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        let (id, en) = match verdict {
            Verdict::Met => ("terpenuhi", "met"),
            Verdict::Partial => ("terpenuhi sebagian", "partly met"),
            Verdict::Unmet => ("belum terpenuhi", "unmet"),
            Verdict::Unknown => ("belum dapat disimpulkan", "not yet certain"),
            Verdict::NotApplicable => ("tidak berlaku", "not applicable"),
        };
        self.lang.pick(id, en)
    }

    /// How rows fared: `Lokakarya mini: 2 dari 4 baris memenuhi syarat, 1 tidak, 1 belum diketahui`.
    #[must_use]
    pub fn tally(&self, table: TableId, rows: RowTally) -> String {
        let label = self.checklist.form.table(table).label.get(self.lang);
        let said = self.alike(rows).unwrap_or_else(|| self.mixed(rows));
        let more = self.lang.pick("; mungkin masih ada yang lain", "; there may be more");
        format!("{label}: {said}{}", if rows.more { more } else { "" })
    }

    /// How rows fared that all fared alike.
    fn alike(&self, rows: RowTally) -> Option<String> {
        let total = rows.total();
        let (one, many) = if total == 0 {
            (None, self.lang.pick("tidak ada yang dinilai", "none to judge").to_owned())
        } else if rows.met == total {
            let one = ("satu-satunya baris memenuhi syarat", "the only row meets it");
            (
                Some(one),
                self.numbered(total, ("semua", "baris memenuhi syarat"), ("all", "rows meet it")),
            )
        } else if rows.unmet == total {
            let one = ("satu-satunya baris tidak memenuhi syarat", "the only row does not meet it");
            let id = ("tidak satu pun dari", "baris memenuhi syarat");
            (Some(one), self.numbered(total, id, ("none of", "rows meets it")))
        } else if rows.unknown == total {
            let one = ("satu-satunya baris belum diketahui", "the only row is not known");
            let id = ("semua", "baris belum diketahui");
            (Some(one), self.numbered(total, id, ("all", "rows are not known")))
        } else {
            return None;
        };
        let one = one.filter(|_| total == 1).map(|(id, en)| self.lang.pick(id, en).to_owned());
        Some(one.unwrap_or(many))
    }

    /// How rows fared that did not all fare alike.
    fn mixed(&self, rows: RowTally) -> String {
        let (total, met, unmet, unknown) = (rows.total(), rows.met, rows.unmet, rows.unknown);
        let (meets, does) =
            (if met == 1 { "meets" } else { "meet" }, if unmet == 1 { "does" } else { "do" });
        let mut text = match self.lang {
            Lang::Id if met > 0 => format!("{met} dari {total} baris memenuhi syarat"),
            Lang::En if met > 0 => format!("{met} of {total} rows {meets} it"),
            Lang::Id => format!("{unmet} dari {total} baris tidak memenuhi syarat"),
            Lang::En => format!("{unmet} of {total} rows {does} not meet it"),
        };
        if met > 0 && unmet > 0 {
            text.push_str(&match self.lang {
                Lang::Id => format!(", {unmet} tidak"),
                Lang::En => format!(", {unmet} {does} not"),
            });
        }
        if unknown > 0 {
            let not_known = self.lang.pick("belum diketahui", "not known");
            text.push_str(&format!(", {unknown} {not_known}"));
        }
        text
    }

    /// A number between the words of a language.
    fn numbered(&self, number: usize, id: (&str, &str), en: (&str, &str)) -> String {
        let (before, after) = self.lang.pick(id, en);
        format!("{before} {number} {after}")
    }
}

/// Whether a measure says nothing: blanks alone span all that one of its kind usually is.
fn could_be_anything(kind: Kind, range: &Range) -> bool {
    let usual = match kind {
        Kind::Share => Number::ONE,
        Kind::Duration => Number::whole(Time::LAST.minutes().into()),
        Kind::Integer | Kind::Number => {
            return is_at_most(range.low(), &Number::ZERO) && range.high().is_none();
        }
        _ => return false,
    };
    let reaches = range.high().is_none_or(|high| *high >= usual);
    is_at_most(range.low(), &Number::ZERO) && reaches
}

/// Whether a lowest value is at most this one; there is none where anything is possible.
fn is_at_most(low: Option<&Number>, limit: &Number) -> bool {
    low.is_none_or(|low| low <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::{checklist, lokmin};

    fn said(met: usize, unmet: usize, unknown: usize) -> [String; 2] {
        let checklist = checklist();
        let rows = RowTally { met, unmet, unknown, more: false };
        let words = |lang| Words { checklist: &checklist, lang }.tally(lokmin(), rows);
        [Lang::Id, Lang::En].map(words)
    }

    #[test]
    fn a_measure_that_could_be_anything_is_not_known() {
        let checklist = checklist();
        let words = Words { checklist: &checklist, lang: Lang::Id };
        let said = |kind, low: Option<i64>, high: Option<i64>, may_be_none| {
            let range = Range::between(low.map(Number::whole), high.map(Number::whole));
            words.measured(&Measured { kind, range, may_be_none })
        };
        assert_eq!(said(Kind::Share, Some(0), Some(1), true), "belum diketahui");
        assert_eq!(said(Kind::Share, Some(0), Some(12), false), "belum diketahui");
        assert_eq!(said(Kind::Integer, Some(0), None, false), "belum diketahui");
        assert_eq!(said(Kind::Duration, Some(-1439), Some(1439), true), "belum diketahui");
        assert_eq!(
            said(Kind::Duration, Some(60), Some(1439), false),
            "antara 1 jam dan 23 jam 59 menit"
        );
        assert_eq!(said(Kind::Integer, Some(1), Some(1), true), "1, atau tidak ada");
        assert_eq!(said(Kind::Integer, Some(0), Some(0), false), "0");
    }

    #[test]
    fn rows_are_counted_in_a_sentence_for_none_one_few_and_many() {
        let id = |met, unmet, unknown| {
            let [id, _] = said(met, unmet, unknown);
            id.strip_prefix("Lokakarya mini: ").unwrap().to_owned()
        };
        assert_eq!(id(0, 0, 0), "tidak ada yang dinilai");
        assert_eq!(id(1, 0, 0), "satu-satunya baris memenuhi syarat");
        assert_eq!(id(0, 1, 0), "satu-satunya baris tidak memenuhi syarat");
        assert_eq!(id(0, 0, 1), "satu-satunya baris belum diketahui");
        assert_eq!(id(9, 0, 0), "semua 9 baris memenuhi syarat");
        assert_eq!(id(0, 12, 0), "tidak satu pun dari 12 baris memenuhi syarat");
        assert_eq!(id(0, 0, 3), "semua 3 baris belum diketahui");
        assert_eq!(id(4, 6, 0), "4 dari 10 baris memenuhi syarat, 6 tidak");
        assert_eq!(id(1, 1, 2), "1 dari 4 baris memenuhi syarat, 1 tidak, 2 belum diketahui");
        assert_eq!(id(0, 1, 2), "1 dari 3 baris tidak memenuhi syarat, 2 belum diketahui");
        let [_, en] = said(0, 12, 0);
        assert_eq!(en, "Mini workshop: none of 12 rows meets it");
        let [_, en] = said(1, 1, 2);
        assert_eq!(en, "Mini workshop: 1 of 4 rows meets it, 1 does not, 2 not known");
    }
}
