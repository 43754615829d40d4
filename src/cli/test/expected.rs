//! Reads what is expected of a dossier.

use std::sync::Arc;

use crate::cases::{End, Ends, Expectation};
use crate::checklist::Checklist;
use crate::cli::arguments;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Content, Document, Entry, Limits, Node, read_yaml};
use crate::quantity::Number;
use crate::report::keys;
use crate::text;
use crate::text::Text;

/// A key that is nothing to expect.
const UNKNOWN_EXPECTATION: Code = Code("unknown-expectation");
/// A value that can never come about.
const IMPOSSIBLE_EXPECTATION: Code = Code("impossible-expectation");
/// A file that expects nothing, so that its case could never fail.
const NOTHING_EXPECTED: Code = Code("nothing-expected");

/// What can be expected.
const KEYS: [&str; 4] = ["score", "grade", "verdicts", "flags"];

/// Reads what is expected; what is wrong with it is reported, and left out.
pub(super) fn read(
    source: &Arc<Source>,
    checklist: &Checklist,
    diagnostics: &mut Diagnostics,
) -> Vec<Expectation> {
    let mut found = Diagnostics::new();
    let documents = read_yaml(source, Limits::default(), &mut found);
    let mut reader = Reader { checklist, diagnostics: &mut found, expectations: Vec::new() };
    if let Some(document) = documents.first() {
        reader.document(document);
    }
    if let Some(second) = documents.get(1) {
        reader.second(second);
    }
    let expectations = reader.expectations;
    if expectations.is_empty() && !found.has_errors() {
        found.push(nothing_expected(source));
    }
    diagnostics.extend(found);
    expectations
}

fn nothing_expected(source: &Arc<Source>) -> Diagnostic {
    let place = Place { source: Arc::clone(source), span: 0..0 };
    let message = text!("berkas ini tidak mengharapkan apa pun", "this file expects nothing");
    Diagnostic::error(NOTHING_EXPECTED, place, message).help(text!(
        "tulis yang diharapkan, misalnya `score: 62,5` atau `verdicts: {{ID: met}}`",
        "write what is expected: `score: 62.5` or `verdicts: {{ID: met}}`, say"
    ))
}

struct Reader<'r> {
    checklist: &'r Checklist,
    diagnostics: &'r mut Diagnostics,
    expectations: Vec<Expectation>,
}

/// What is wrong with a value, and what to write instead.
type Fault = (Text, Text);

/// How the value of an end is read.
type Value<T> = fn(&Checklist, &str) -> Result<T, Fault>;

/// Whether a low end may go with a high one.
type InOrder<T> = fn(&T, &T) -> bool;

impl<'r> Reader<'r> {
    fn document(&mut self, document: &Document) {
        for entry in self.entries(document, &document.root) {
            let value = &entry.value;
            match entry.key.text.as_str() {
                "score" => {
                    let ends = self.ends(document, value, (score, |low, high| low <= high));
                    self.expectations.extend(ends.map(Expectation::Score));
                }
                "grade" => {
                    let ends = self.ends(document, value, (grade, |low, high| low >= high));
                    self.expectations.extend(ends.map(Expectation::Grade));
                }
                "verdicts" => {
                    for entry in self.entries(document, value) {
                        self.verdict(document, entry);
                    }
                }
                "flags" => self.flags(document, value),
                _ => self.unknown(document, entry, &KEYS),
            }
        }
    }

    fn second(&mut self, document: &Document) {
        let message = text!(
            "satu berkas memuat harapan untuk satu kasus saja",
            "a file holds what is expected of one case only"
        );
        let help = text!(
            "pindahkan yang kedua ke berkas lain, di samping dossiernya",
            "move the second part to another file, beside its dossier"
        );
        self.impossible(document, &document.root, (message, help));
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

    /// One value for both ends, or `{low, high}`; `None` where neither is to be had.
    fn ends<T: Clone>(
        &mut self,
        document: &Document,
        node: &Node,
        (value, in_order): (Value<T>, InOrder<T>),
    ) -> Option<Ends<T>> {
        let Content::Map(entries) = &node.content else {
            return self.end(document, node, value).map(Ends::both);
        };
        let (mut low, mut high) = (None, None);
        for entry in entries {
            match entry.key.text.as_str() {
                "low" => low = self.end(document, &entry.value, value),
                "high" => high = self.end(document, &entry.value, value),
                _ => self.unknown(document, entry, &["low", "high"]),
            }
        }
        if let (Some(End::Is(low)), Some(End::Is(high))) = (&low, &high)
            && !in_order(low, high)
        {
            self.impossible(document, node, turned_round());
            return None;
        }
        let said = low.is_some() || high.is_some();
        said.then(|| Ends { low: low.unwrap_or(End::Any), high: high.unwrap_or(End::Any) })
    }

    fn end<T>(&mut self, document: &Document, node: &Node, value: Value<T>) -> Option<End<T>> {
        if node.is_null() {
            return Some(End::Nothing);
        }
        match value(self.checklist, written(node)) {
            Ok(value) => Some(End::Is(value)),
            Err(fault) => {
                self.impossible(document, node, fault);
                None
            }
        }
    }

    fn verdict(&mut self, document: &Document, entry: &Entry) {
        let criteria = &self.checklist.criteria;
        let Some(place) = criteria.iter().position(|one| one.id == entry.key.text) else {
            let known: Vec<&str> = criteria.iter().map(|one| one.id.as_str()).collect();
            return self.unknown(document, entry, &known);
        };
        let value = written(&entry.value);
        if let Some(verdict) = keys::parse_verdict(value) {
            return self.expectations.push(Expectation::Verdict(place, verdict));
        }
        let message = text!("`{value}` bukan putusan", "`{value}` is not a verdict");
        self.impossible(document, &entry.value, (message, one_of(&keys::VERDICTS)));
    }

    /// The flags raised and no others, as a list; or of some flags whether they are, as a map.
    fn flags(&mut self, document: &Document, node: &Node) {
        match &node.content {
            Content::List(items) => {
                let places = items.iter().filter_map(|item| self.listed_flag(document, item));
                let places = places.collect();
                self.expectations.push(Expectation::Flags(places));
            }
            Content::Map(entries) => {
                for entry in entries {
                    self.flag(document, entry);
                }
            }
            Content::Scalar(_) => {
                let message = text!("`flags` harus daftar id", "`flags` must be a list of ids");
                let help = text!(
                    "tulis misalnya [ID], atau [] kalau tidak ada",
                    "write [ID], say, or [] for none"
                );
                self.impossible(document, node, (message, help));
            }
        }
    }

    fn listed_flag(&mut self, document: &Document, item: &Node) -> Option<usize> {
        let id = written(item);
        let place = self.checklist.flags.iter().position(|flag| flag.id == id);
        if place.is_none() {
            let message = text!(
                "daftar tilik ini tidak punya tanda `{id}`",
                "this checklist has no flag `{id}`"
            );
            self.impossible(document, item, (message, one_of(&self.known_flags())));
        }
        place
    }

    fn flag(&mut self, document: &Document, entry: &Entry) {
        let Some(place) = self.checklist.flags.iter().position(|flag| flag.id == entry.key.text)
        else {
            let known = self.known_flags();
            return self.unknown(document, entry, &known);
        };
        let value = written(&entry.value);
        let raised = match value.to_lowercase().as_str() {
            "ya" | "true" => true,
            "tidak" | "false" => false,
            _ => {
                let message = text!(
                    "`{value}` tidak mengatakan apakah tanda ini muncul",
                    "`{value}` does not say whether this flag is raised"
                );
                let help = text!("tulis `ya` atau `tidak`", "write `true` or `false`");
                return self.impossible(document, &entry.value, (message, help));
            }
        };
        self.expectations.push(Expectation::Flag(place, raised));
    }

    fn known_flags(&self) -> Vec<&'r str> {
        self.checklist.flags.iter().map(|flag| flag.id.as_str()).collect()
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

    fn impossible(&mut self, document: &Document, node: &Node, (message, help): Fault) {
        let place = document.place(node);
        self.diagnostics.push(Diagnostic::error(IMPOSSIBLE_EXPECTATION, place, message).help(help));
    }
}

/// What stands at a node, as far as it is one value.
fn written(node: &Node) -> &str {
    node.scalar().map_or("…", |scalar| scalar.text.as_str())
}

fn turned_round() -> Fault {
    (
        text!("`low` lebih baik daripada `high`", "`low` is better than `high`"),
        text!(
            "`low` adalah yang terbukti, `high` yang paling tinggi: tukar keduanya",
            "`low` is what is proven, `high` the best possible: swap the two"
        ),
    )
}

fn score(_: &Checklist, written: &str) -> Result<Number, Fault> {
    arguments::score(written).map_err(|expected| {
        (text!("`{written}` bukan skor", "`{written}` is not a score"), expected.0)
    })
}

/// The place of a grade.
fn grade(checklist: &Checklist, written: &str) -> Result<usize, Fault> {
    let place = checklist.grades.iter().position(|grade| grade.id == written);
    place.ok_or_else(|| {
        let known: Vec<&str> = checklist.grades.iter().map(|one| one.id.as_str()).collect();
        let message = text!(
            "daftar tilik ini tidak punya predikat `{written}`",
            "this checklist has no grade `{written}`"
        );
        (message, one_of(&known))
    })
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
