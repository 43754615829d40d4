//! Reads a row's `bukti`: where its claims can be seen, and how they were checked.

use std::ops::Range;

use super::Claim;
use super::draft::DraftClaims;
use super::intake::Intake;
use super::plan::RowKey;
use super::value::{check_characters, excerpt, is_none, is_unknown};
use crate::checklist::Method;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Entry, Node};
use crate::form::Key;
use crate::ids::TableId;
use crate::text;
use crate::text::Text;

/// Something in `bukti` that says neither where a claim is seen nor how it was checked.
pub const NOT_EVIDENCE: Code = Code("not-evidence");
/// A way to check a claim that tilik does not know.
pub const UNKNOWN_METHOD: Code = Code("unknown-method");

/// The words for the ways to check a claim.
pub(crate) const METHODS: [(&str, Method); 3] = [
    ("dokumen", Method::Document),
    ("wawancara", Method::Interview),
    ("observasi", Method::Observation),
];

/// The same in English, as an English form has them.
const METHODS_IN_ENGLISH: [&str; 3] = ["document", "interview", "observation"];

impl Intake<'_, '_> {
    /// Takes a row's `bukti`. An empty one says that nothing of the row is shown.
    pub(super) fn evidence(&mut self, table: TableId, row: u32, node: &Node) {
        let entries = match &node.content {
            Content::Map(entries) => entries.as_slice(),
            Content::Scalar(_) if node.is_null() => return,
            Content::Scalar(scalar) if says_nothing(&scalar.text) => &[],
            Content::Scalar(_) | Content::List(_) => {
                let message = text!(
                    "`bukti` harus menyebut isian atau tabel yang dibuktikan",
                    "`bukti` must name the field or table that it is evidence of"
                );
                return self.not_evidence(node, message);
            }
        };
        let mut next = 0;
        let mut claims = Vec::new();
        for entry in entries {
            let found = self.plan.table(table).find(&entry.key.text, &mut next);
            let of = match found {
                Some(RowKey::Field(field)) => Some(Key::Field(field)),
                Some(RowKey::Table(table)) => Some(Key::Table(table)),
                Some(RowKey::Checklist | RowKey::Period | RowKey::FilledBy | RowKey::Evidence)
                | None => None,
            };
            match of {
                None => self.unknown_claim(table, entry),
                Some(of) => claims.extend(self.claim(of, &entry.value)),
            }
        }
        let mark = self.mark(node.span.clone());
        self.draft.claims.push(DraftClaims { table, row, mark, claims });
    }

    fn unknown_claim(&mut self, table: TableId, entry: &Entry) {
        let name = excerpt(&entry.key.text);
        let message = text!(
            "`bukti` menyebut `{name}`, padahal isian itu tidak ada di sini",
            "`bukti` names `{name}`, which this row does not have"
        );
        let form = self.plan.form;
        let fields = form.table(table).fields.iter().map(|field| field.name.as_str());
        let tables = form.table(table).tables.iter().map(|id| form.table(*id).name.as_str());
        let place = self.place(entry.key_span.clone());
        let diagnostic = Diagnostic::error(super::UNKNOWN_FIELD, place, message)
            .help(text!(
                "sebut isian atau tabel yang ada di tempat `bukti` ini",
                "name a field or table of this row"
            ))
            .did_you_mean(&entry.key.text, fields.chain(tables));
        self.report(diagnostic);
    }

    fn claim(&mut self, of: Key, node: &Node) -> Option<Claim> {
        match &node.content {
            Content::Scalar(scalar) if node.is_null() || says_nothing(&scalar.text) => None,
            Content::Scalar(scalar) => {
                let note = self.note(&scalar.text, node.span.clone());
                Some(Claim { of, note, methods: Vec::new() })
            }
            Content::Map(entries) if entries.is_empty() => None,
            Content::Map(entries) => Some(self.detailed(of, entries)),
            Content::List(_) => {
                self.not_one_claim(node);
                None
            }
        }
    }

    fn detailed(&mut self, of: Key, entries: &[Entry]) -> Claim {
        let mut claim = Claim { of, note: None, methods: Vec::new() };
        for entry in entries {
            let value = &entry.value;
            match (entry.key.text.as_str(), &value.content) {
                ("catatan" | "metode", Content::Scalar(_)) if value.is_null() => {}
                ("catatan", Content::Scalar(scalar)) => {
                    claim.note = self.note(&scalar.text, value.span.clone());
                }
                ("metode", Content::Scalar(scalar)) => {
                    claim.methods.extend(self.methods(&scalar.text, &value.span));
                }
                ("metode", Content::List(items)) => {
                    for item in items {
                        match item.scalar() {
                            None => self.not_one_claim(item),
                            Some(word) => {
                                claim.methods.extend(self.methods(&word.text, &item.span));
                            }
                        }
                    }
                }
                ("catatan" | "metode", _) => self.not_one_claim(value),
                (name, _) => {
                    let place = self.place(entry.key_span.clone());
                    let shown = excerpt(name);
                    let message = text!("bukti tidak punya `{shown}`", "evidence has no `{shown}`");
                    let diagnostic = Diagnostic::error(super::UNKNOWN_FIELD, place, message)
                        .help(text!("tulis `catatan` dan `metode`", "write `catatan` and `metode`"))
                        .did_you_mean(name, ["catatan", "metode"]);
                    self.report(diagnostic);
                }
            }
        }
        claim
    }

    /// Where a claim can be seen.
    pub(super) fn note(&mut self, text: &str, span: Range<usize>) -> Option<String> {
        let text = text.trim();
        if let Err(problem) = check_characters(text) {
            self.problem(problem, span);
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// How a claim was checked; what is no way to do so is reported.
    pub(super) fn methods(&mut self, text: &str, span: &Range<usize>) -> Vec<Method> {
        let words = text.split([';', ',']).map(str::trim).filter(|word| !word.is_empty());
        let mut methods = Vec::new();
        for word in words {
            let is = |known: &str| known.eq_ignore_ascii_case(word);
            let mut known = METHODS.iter().zip(METHODS_IN_ENGLISH);
            match known.find(|((id, _), en)| is(id) || is(en)) {
                Some(((_, method), _)) => methods.push(*method),
                None => self.unknown_method(word, span.clone()),
            }
        }
        methods
    }

    fn unknown_method(&mut self, word: &str, span: Range<usize>) {
        let shown = excerpt(word);
        let message = text!("metode `{shown}` tidak dikenal", "there is no method `{shown}`");
        let help = text!(
            "tulis dokumen, wawancara, atau observasi",
            "write dokumen, wawancara or observasi"
        );
        let place = self.place(span);
        let diagnostic = Diagnostic::error(UNKNOWN_METHOD, place, message).help(help);
        self.report(diagnostic.did_you_mean(word, METHODS.map(|(known, _)| known)));
    }

    fn not_one_claim(&mut self, node: &Node) {
        let message = text!("bukti tidak ditulis seperti ini", "evidence is not written like this");
        self.not_evidence(node, message);
    }

    fn not_evidence(&mut self, node: &Node, message: Text) {
        let help = text!(
            "tulis `bukti: {{nama_isian: {{catatan: …, metode: [dokumen, wawancara]}}}}`",
            "write `bukti: {{field_name: {{catatan: …, metode: [dokumen, wawancara]}}}}`"
        );
        self.error(NOT_EVIDENCE, node.span.clone(), message, help);
    }
}

/// Whether a text in place of evidence says that there is none, or that it is not known.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || is_none(text) || is_unknown(text)
}
