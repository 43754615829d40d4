//! A criterion and how it fared, in words.

use super::points;
use crate::bound::Range;
use crate::checklist::{Criterion, Measure};
use crate::dossier::Dossier;
use crate::ids::TableId;
use crate::judge::{Failure, Judged, Measured, RowTally, Verdict, why_row_fails, why_unmet};
use crate::quantity::Number;
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
            because: words.because(&why_unmet(words.checklist, dossier, &criterion.measure)),
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
    match words.because(&why_row_fails(words.checklist, dossier, each, failure.row)) {
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
    /// A measure as far as it is known.
    #[must_use]
    pub fn measured(&self, measure: &Measured) -> String {
        let Some(range) = &measure.range else { return self.none() };
        let known = self.range(measure.kind, range);
        if measure.may_be_none {
            format!("{known} {} {}", self.lang.pick("atau", "or"), self.none())
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

    /// How rows fared: `Lokakarya mini: 2 dari 4 memenuhi, 1 tidak, 1 belum diketahui`.
    #[must_use]
    pub fn tally(&self, table: TableId, rows: RowTally) -> String {
        let label = self.checklist.form.table(table).label.get(self.lang);
        let (total, met, unmet, unknown) = (rows.total(), rows.met, rows.unmet, rows.unknown);
        let mut text = match self.lang {
            Lang::Id if total == 0 => format!("{label}: tidak ada yang dinilai"),
            Lang::En if total == 0 => format!("{label}: none to judge"),
            Lang::Id => format!("{label}: {met} dari {total} memenuhi, {unmet} tidak"),
            Lang::En => format!("{label}: met in {met} of {total} rows, not in {unmet}"),
        };
        if unknown > 0 {
            let not_known = self.lang.pick("belum diketahui", "not known");
            text.push_str(&format!(", {unknown} {not_known}"));
        }
        if rows.more {
            text.push_str(self.lang.pick("; mungkin masih ada yang lain", "; there may be more"));
        }
        text
    }
}
