//! What is expected of a dossier, and where an assessment differs from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assess::Assessment;
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::cli::arguments::percent;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::document::{Content, Document, Entry, Limits, Node, read_yaml};
use crate::quantity::Number;
use crate::report::keys;
use crate::text;

/// A key that is nothing to expect.
const UNKNOWN_EXPECTATION: Code = Code("unknown-expectation");
/// A value that can never come about.
const IMPOSSIBLE_EXPECTATION: Code = Code("impossible-expectation");

/// How many decimals of a score count: those that are written in assessments.
const PLACES: u32 = 4;

/// What is said of an end of the score, of the grade, of nothing at all.
const NOTHING: &str = "null";

/// One thing that is expected.
pub(super) struct Expectation {
    what: What,
    value: String,
}

#[derive(Clone, Copy)]
enum What {
    Score(End),
    Grade(End),
    /// The verdict on the criterion at this place.
    Verdict(usize),
    /// The ids of the flags raised, each once, in order.
    Flags,
}

#[derive(Clone, Copy)]
enum End {
    Low,
    High,
}

/// An expectation that is not met.
pub(super) struct Mismatch {
    pub(super) what: String,
    pub(super) expected: String,
    pub(super) actual: String,
}

/// Reads what is expected; what is wrong with it is reported, and left out.
pub(super) fn read(
    source: &Arc<Source>,
    checklist: &Checklist,
    diagnostics: &mut Diagnostics,
) -> Vec<Expectation> {
    let documents = read_yaml(source, Limits::default(), diagnostics);
    let mut reader = Reader { checklist, diagnostics, expectations: Vec::new() };
    for document in &documents {
        reader.document(document);
    }
    reader.expectations
}

struct Reader<'r> {
    checklist: &'r Checklist,
    diagnostics: &'r mut Diagnostics,
    expectations: Vec<Expectation>,
}

impl Reader<'_> {
    fn document(&mut self, document: &Document) {
        for entry in entries(&document.root) {
            match entry.key.text.as_str() {
                "score" => self.ends(document, &entry.value, (What::Score, score)),
                "grade" => self.ends(document, &entry.value, (What::Grade, grade)),
                "verdicts" => {
                    for entry in entries(&entry.value) {
                        self.verdict(document, entry);
                    }
                }
                "flags" => self.flags(document, &entry.value),
                _ => self.unknown(document, entry, &["score", "grade", "verdicts", "flags"]),
            }
        }
    }

    /// One value for both ends, or `{low, high}`.
    fn ends(&mut self, document: &Document, node: &Node, (what, value): (fn(End) -> What, Value)) {
        if !matches!(node.content, Content::Map(_)) {
            self.end(document, node, (what(End::Low), value));
            self.end(document, node, (what(End::High), value));
            return;
        }
        for entry in entries(node) {
            match entry.key.text.as_str() {
                "low" => self.end(document, &entry.value, (what(End::Low), value)),
                "high" => self.end(document, &entry.value, (what(End::High), value)),
                _ => self.unknown(document, entry, &["low", "high"]),
            }
        }
    }

    fn end(&mut self, document: &Document, node: &Node, (what, value): (What, Value)) {
        let value = match node.scalar() {
            Some(_) if node.is_null() => Some(NOTHING.to_owned()),
            Some(scalar) => value(self.checklist, &scalar.text),
            None => None,
        };
        match value {
            Some(value) => self.expectations.push(Expectation { what, value }),
            None => self.impossible(document, node),
        }
    }

    fn verdict(&mut self, document: &Document, entry: &Entry) {
        let criteria = &self.checklist.criteria;
        let Some(place) = criteria.iter().position(|one| one.id == entry.key.text) else {
            let known: Vec<&str> = criteria.iter().map(|one| one.id.as_str()).collect();
            return self.unknown(document, entry, &known);
        };
        let value = entry.value.scalar().map(|scalar| scalar.text.clone());
        match value.filter(|value| keys::VERDICTS.contains(&value.as_str())) {
            Some(value) => {
                self.expectations.push(Expectation { what: What::Verdict(place), value });
            }
            None => self.impossible(document, &entry.value),
        }
    }

    fn flags(&mut self, document: &Document, node: &Node) {
        let Content::List(items) = &node.content else {
            return self.impossible(document, node);
        };
        let mut ids = BTreeSet::new();
        for item in items {
            let known = |id: &&str| self.checklist.flags.iter().any(|flag| flag.id == *id);
            match item.scalar().map(|scalar| scalar.text.as_str()).filter(known) {
                Some(id) => {
                    ids.insert(id);
                }
                None => self.impossible(document, item),
            }
        }
        self.expectations.push(Expectation { what: What::Flags, value: listed(&ids) });
    }

    fn unknown(&mut self, document: &Document, entry: &Entry, known: &[&str]) {
        let name = &entry.key.text;
        let message = text!("`{name}` tidak dikenal di sini", "`{name}` is not known here");
        let place = entry.key_place(&document.source);
        self.diagnostics.push(
            Diagnostic::error(UNKNOWN_EXPECTATION, place, message)
                .did_you_mean(name, known.iter().copied()),
        );
    }

    fn impossible(&mut self, document: &Document, node: &Node) {
        let message = text!("hasil seperti ini tidak mungkin", "no result can be this");
        let help = text!(
            "tulis skor 0 sampai 100, id predikat, putusan (met, partial, unmet, unknown, not_applicable), atau daftar id tanda",
            "write a score from 0 to 100, a grade's id, a verdict (met, partial, unmet, unknown, not_applicable), or a list of flags' ids"
        );
        let place = document.place(node);
        self.diagnostics.push(Diagnostic::error(IMPOSSIBLE_EXPECTATION, place, message).help(help));
    }
}

/// What a text says of a score or a grade, as [`actual`] says it; `None` if no result can be that.
type Value = fn(&Checklist, &str) -> Option<String>;

fn score(_: &Checklist, written: &str) -> Option<String> {
    let share = percent(written).filter(|share| *share <= Number::ONE)?;
    Some((share * Number::whole(100)).to_decimal(PLACES))
}

fn grade(checklist: &Checklist, written: &str) -> Option<String> {
    let known = checklist.grades.iter().any(|grade| grade.id == written);
    known.then(|| written.to_owned())
}

fn entries(node: &Node) -> &[Entry] {
    match &node.content {
        Content::Map(entries) => entries,
        Content::Scalar(_) | Content::List(_) => &[],
    }
}

fn listed(ids: &BTreeSet<&str>) -> String {
    let ids: Vec<&str> = ids.iter().copied().collect();
    format!("[{}]", ids.join(", "))
}

/// Where an assessment differs from what is expected.
pub(super) fn mismatches(
    expected: &[Expectation],
    checklist: &Checklist,
    assessment: &Assessment,
) -> Vec<Mismatch> {
    let differs = |one: &Expectation| {
        let actual = actual(one.what, checklist, assessment);
        (actual != one.value).then(|| Mismatch {
            what: name(one.what, checklist),
            expected: one.value.clone(),
            actual,
        })
    };
    expected.iter().filter_map(differs).collect()
}

fn name(what: What, checklist: &Checklist) -> String {
    match what {
        What::Score(End::Low) => "score.low".to_owned(),
        What::Score(End::High) => "score.high".to_owned(),
        What::Grade(End::Low) => "grade.low".to_owned(),
        What::Grade(End::High) => "grade.high".to_owned(),
        What::Verdict(place) => {
            checklist.criteria.get(place).map_or_else(String::new, |one| one.id.clone())
        }
        What::Flags => "flags".to_owned(),
    }
}

fn actual(what: What, checklist: &Checklist, assessment: &Assessment) -> String {
    let scores = &assessment.scorecard;
    let nothing = || NOTHING.to_owned();
    match what {
        What::Score(end) => {
            let ends = scores.total.as_ref().map(|total: &Range| match end {
                End::Low => total.low(),
                End::High => total.high(),
            });
            ends.flatten().map_or_else(nothing, |share| {
                (share.clone() * Number::whole(100)).to_decimal(PLACES)
            })
        }
        What::Grade(end) => {
            let place = scores.grade.map(|(low, high)| match end {
                End::Low => low,
                End::High => high,
            });
            let grade = place.and_then(|place| checklist.grades.get(place));
            grade.map_or_else(nothing, |grade| grade.id.clone())
        }
        What::Verdict(place) => assessment
            .criteria
            .get(place)
            .map_or_else(nothing, |judged| keys::verdict(judged.verdict).to_owned()),
        What::Flags => {
            let raised = assessment.flags.iter();
            let ids = raised.filter_map(|raised| checklist.flags.get(raised.flag));
            listed(&ids.map(|flag| flag.id.as_str()).collect())
        }
    }
}
