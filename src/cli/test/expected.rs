//! What is expected of a dossier, and where an assessment differs from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assess::Assessment;
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::cli::arguments;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::document::{Content, Document, Entry, Limits, Node, read_yaml};
use crate::quantity::Number;
use crate::report::keys;
use crate::text;
use crate::text::Text;

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

/// How the value of an end is read, and what is said of one that can't be.
type Value = fn(&Checklist, &str) -> Result<String, (Text, Text)>;

impl Reader<'_> {
    fn document(&mut self, document: &Document) {
        for entry in self.entries(document, &document.root) {
            match entry.key.text.as_str() {
                "score" => self.ends(document, &entry.value, (What::Score, score)),
                "grade" => self.ends(document, &entry.value, (What::Grade, grade)),
                "verdicts" => {
                    for entry in self.entries(document, &entry.value) {
                        self.verdict(document, entry);
                    }
                }
                "flags" => self.flags(document, &entry.value),
                _ => self.unknown(document, entry, &["score", "grade", "verdicts", "flags"]),
            }
        }
    }

    /// The entries of a map; none, and a fault, of anything else.
    fn entries<'n>(&mut self, document: &Document, node: &'n Node) -> &'n [Entry] {
        if let Content::Map(entries) = &node.content {
            return entries;
        }
        let message = text!("di sini diharapkan `nama: nilai`", "expected `name: value` here");
        let help = text!(
            "tulis misalnya `score: 62,5` atau `verdicts: {{ID: met}}`",
            "write `score: 62.5` or `verdicts: {{ID: met}}`, say"
        );
        self.impossible(document, node, (message, help));
        &[]
    }

    /// One value for both ends, or `{low, high}`.
    fn ends(&mut self, document: &Document, node: &Node, (what, value): (fn(End) -> What, Value)) {
        let Content::Map(entries) = &node.content else {
            return self.end(document, node, &[what(End::Low), what(End::High)], value);
        };
        for entry in entries {
            match entry.key.text.as_str() {
                "low" => self.end(document, &entry.value, &[what(End::Low)], value),
                "high" => self.end(document, &entry.value, &[what(End::High)], value),
                _ => self.unknown(document, entry, &["low", "high"]),
            }
        }
    }

    fn end(&mut self, document: &Document, node: &Node, ends: &[What], value: Value) {
        let read = match node.scalar() {
            Some(_) if node.is_null() => Ok(NOTHING.to_owned()),
            Some(scalar) => value(self.checklist, &scalar.text),
            None => value(self.checklist, "…"),
        };
        match read {
            Ok(value) => {
                let of = |what: &What| Expectation { what: *what, value: value.clone() };
                self.expectations.extend(ends.iter().map(of));
            }
            Err(words) => self.impossible(document, node, words),
        }
    }

    fn verdict(&mut self, document: &Document, entry: &Entry) {
        let criteria = &self.checklist.criteria;
        let Some(place) = criteria.iter().position(|one| one.id == entry.key.text) else {
            let known: Vec<&str> = criteria.iter().map(|one| one.id.as_str()).collect();
            return self.unknown(document, entry, &known);
        };
        let value = entry.value.scalar().map_or("…", |scalar| scalar.text.as_str()).to_owned();
        if keys::VERDICTS.contains(&value.as_str()) {
            return self.expectations.push(Expectation { what: What::Verdict(place), value });
        }
        let message = text!("`{value}` bukan putusan", "`{value}` is not a verdict");
        self.impossible(document, &entry.value, (message, one_of(&keys::VERDICTS)));
    }

    fn flags(&mut self, document: &Document, node: &Node) {
        let known: Vec<&str> = self.checklist.flags.iter().map(|flag| flag.id.as_str()).collect();
        let Content::List(items) = &node.content else {
            let message = text!("`flags` harus daftar id", "`flags` must be a list of ids");
            let help = text!(
                "tulis misalnya [ID], atau [] kalau tidak ada",
                "write [ID], say, or [] for none"
            );
            return self.impossible(document, node, (message, help));
        };
        let mut ids = BTreeSet::new();
        for item in items {
            let id = item.scalar().map_or("…", |scalar| scalar.text.as_str());
            if known.contains(&id) {
                ids.insert(id);
                continue;
            }
            let message = text!(
                "daftar tilik ini tidak punya tanda `{id}`",
                "this checklist has no flag `{id}`"
            );
            self.impossible(document, item, (message, one_of(&known)));
        }
        self.expectations.push(Expectation { what: What::Flags, value: listed(&ids) });
    }

    fn unknown(&mut self, document: &Document, entry: &Entry, known: &[&str]) {
        let name = &entry.key.text;
        let message = text!("`{name}` tidak dikenal di sini", "`{name}` is not known here");
        let place = entry.key_place(&document.source);
        self.diagnostics.push(
            Diagnostic::error(UNKNOWN_EXPECTATION, place, message)
                .help(one_of(known))
                .did_you_mean(name, known.iter().copied()),
        );
    }

    fn impossible(&mut self, document: &Document, node: &Node, (message, help): (Text, Text)) {
        let place = document.place(node);
        self.diagnostics.push(Diagnostic::error(IMPOSSIBLE_EXPECTATION, place, message).help(help));
    }
}

fn score(_: &Checklist, written: &str) -> Result<String, (Text, Text)> {
    match arguments::score(written) {
        Ok(share) => Ok((share * Number::whole(100)).to_decimal(PLACES)),
        Err(expected) => {
            Err((text!("`{written}` bukan skor", "`{written}` is not a score"), expected.0))
        }
    }
}

fn grade(checklist: &Checklist, written: &str) -> Result<String, (Text, Text)> {
    let known: Vec<&str> = checklist.grades.iter().map(|one| one.id.as_str()).collect();
    if known.contains(&written) {
        return Ok(written.to_owned());
    }
    Err((
        text!(
            "daftar tilik ini tidak punya predikat `{written}`",
            "this checklist has no grade `{written}`"
        ),
        one_of(&known),
    ))
}

/// The first of what is known, as help.
fn one_of(known: &[&str]) -> Text {
    const SHOWN: usize = 12;
    let more = if known.len() > SHOWN { ", …" } else { "" };
    let known = known.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    match known.as_str() {
        "" => text!(
            "hapus: daftar tilik ini tidak punya satu pun",
            "remove it: this checklist has none"
        ),
        known => text!("yang dikenal di sini: {known}{more}", "known here: {known}{more}"),
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
