//! Reads one field of a row: its type, its label, and which rules go with its type.

use super::{Draft, WrittenField};
use crate::checklist::read::reader::{Entries, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Entry};
use crate::expr::{compile_pattern, fault};
use crate::form::{Blank, Field, Kind};
use crate::ids::{TableId, VocabularyId};
use crate::text;
use crate::text::Text;
use regex::Regex;

/// A field and a table of one row with the same name.
pub(crate) const DUPLICATE_NAME: Code = Code("duplicate-name");
/// A rule that fields of this type can't have.
pub(crate) const RULE_NOT_FOR_TYPE: Code = Code("rule-not-for-type");
/// A rule for what is submitted, on a field that is computed.
pub(crate) const DERIVE_WITH_RULES: Code = Code("derive-with-rules");
/// Choices from a vocabulary that does not exist.
pub(crate) const UNKNOWN_VOCABULARY: Code = Code("unknown-vocabulary");

const KEYS: &[&str] = &[
    "type", "label", "unit", "required", "blank", "none", "min", "max", "pattern", "choices",
    "derive",
];

/// What stands after `type:`.
#[derive(Clone, Copy)]
enum Type {
    Plain(Kind),
    Choice,
    Choices,
}

const TYPES: &[(&str, Type)] = &[
    ("text", Type::Plain(Kind::Text)),
    ("integer", Type::Plain(Kind::Integer)),
    ("number", Type::Plain(Kind::Number)),
    ("percent", Type::Plain(Kind::Share)),
    ("boolean", Type::Plain(Kind::Boolean)),
    ("date", Type::Plain(Kind::Date)),
    ("time", Type::Plain(Kind::Time)),
    ("month", Type::Plain(Kind::Month)),
    ("choice", Type::Choice),
    ("choices", Type::Choices),
];

impl<'d> Reader<'d> {
    pub(super) fn field(&mut self, draft: &mut Draft<'d>, table: TableId, entry: &'d Entry) {
        let name = self.name(entry);
        let entries = self.map_of(entry, KEYS);
        let mut field = Field {
            name: name.to_owned(),
            kind: Kind::Text,
            label: Text::both(name),
            unit: None,
            required: false,
            blank: Blank::Unknown,
            pattern: None,
            derived: false,
        };
        let kind = entries.as_ref().and_then(|entries| self.describe(draft, entries, &mut field));
        let (refused, derived) = (kind.is_none(), field.derived);
        field.kind = kind.unwrap_or(Kind::Text);
        let id = draft.add_field(table, field, WrittenField { entry, entries });
        if refused || derived {
            // A derived field is taken back from here once its expression has been checked.
            draft.refused.fields.insert((table, id));
        }
    }

    /// Fills in a field; gives its kind as far as that is known yet.
    fn describe(
        &mut self,
        draft: &mut Draft<'d>,
        entries: &Entries<'d>,
        field: &mut Field,
    ) -> Option<Kind> {
        if let Some(label) = entries.get("label").and_then(|node| self.text(node)) {
            field.label = label;
        }
        field.unit = entries.get("unit").and_then(|node| self.text(node));
        if entries.entry("derive").is_some() {
            field.derived = true;
            self.refuse_rules_of_derived(entries);
            return entries.get("type").map_or(Some(Kind::Text), |_| self.kind(draft, entries));
        }
        let kind = self.kind(draft, entries);
        if let Some(kind) = kind {
            self.refuse_rules_of_other_types(entries, kind);
        }
        field.pattern = self.pattern(entries);
        self.blank(entries, field);
        kind
    }

    /// The kind that `type` names.
    pub(super) fn kind(&mut self, draft: &mut Draft<'d>, entries: &Entries<'d>) -> Option<Kind> {
        let node = entries.required("type", self)?;
        match self.word(node, TYPES)? {
            Type::Plain(kind) => Some(kind),
            Type::Choice => self.choices(draft, entries).map(Kind::Choice),
            Type::Choices => self.choices(draft, entries).map(Kind::Choices),
        }
    }

    fn choices(&mut self, draft: &mut Draft<'d>, entries: &Entries<'d>) -> Option<VocabularyId> {
        let node = entries.required("choices", self)?;
        let vocabularies = &mut draft.form.vocabularies;
        if let Content::List(_) = &node.content {
            let vocabulary = self.items_listed(node, String::new(), self.place(node));
            vocabularies.push(vocabulary);
            return Some(VocabularyId::new(vocabularies.len() - 1));
        }
        let help = text!("misalnya `[baik, rusak]`", "for example `[good, broken]`");
        let wanted = text!("nama kosakata atau daftar pilihan", "a vocabulary or a list of items");
        let written = self.scalar(node, &wanted, help)?;
        let found = vocabularies.iter().position(|one| one.name == written && !written.is_empty());
        if found.is_none() {
            let place = self.place(node);
            let known = vocabularies.iter().map(|one| one.name.as_str());
            let message = text!(
                "tidak ada kosakata bernama `{written}`",
                "there is no vocabulary named `{written}`"
            );
            self.report(
                Diagnostic::error(UNKNOWN_VOCABULARY, place, message)
                    .help(text!(
                        "tetapkan di `vocabularies`, atau tulis pilihannya: `[baik, rusak]`",
                        "define it in `vocabularies`, or list the items: `[good, broken]`"
                    ))
                    .did_you_mean(written, known.filter(|name| !name.is_empty())),
            );
        }
        found.map(VocabularyId::new)
    }

    fn refuse_rules_of_derived(&mut self, entries: &Entries<'d>) {
        let choices_of_type = entries.entry("type").is_some();
        for key in ["required", "blank", "none", "min", "max", "pattern", "choices"] {
            if key == "choices" && choices_of_type {
                continue;
            }
            let Some(entry) = entries.entry(key) else { continue };
            let place = self.key_place(entry);
            self.report(
                Diagnostic::error(
                    DERIVE_WITH_RULES,
                    place,
                    text!(
                        "field turunan dihitung, tidak diisi, jadi tidak dapat memakai `{key}`",
                        "a derived field is computed, not filled in, so it can't have `{key}`"
                    ),
                )
                .help(text!("hapus `{key}`", "remove `{key}`")),
            );
        }
    }

    fn refuse_rules_of_other_types(&mut self, entries: &Entries<'d>, kind: Kind) {
        let choice = matches!(kind, Kind::Choice(_) | Kind::Choices(_));
        let rules = [
            ("min", kind.is_quantity(), "integer, number, percent, date, time, month"),
            ("max", kind.is_quantity(), "integer, number, percent, date, time, month"),
            ("unit", kind.is_quantity(), "integer, number"),
            ("pattern", kind == Kind::Text, "text"),
            ("choices", choice, "choice, choices"),
        ];
        for (key, fits, types) in rules {
            let Some(entry) = entries.entry(key).filter(|_| !fits) else { continue };
            let place = self.key_place(entry);
            self.report(
                Diagnostic::error(
                    RULE_NOT_FOR_TYPE,
                    place,
                    text!(
                        "`{key}` tidak berlaku untuk jenis field ini",
                        "`{key}` means nothing for this type of field"
                    ),
                )
                .help(text!("`{key}` berlaku untuk: {types}", "`{key}` goes with: {types}")),
            );
        }
    }

    fn pattern(&mut self, entries: &Entries<'d>) -> Option<(Regex, String)> {
        let node = entries.get("pattern")?;
        let written = self.plain(node, "[0-9]{10}")?;
        // The pattern alone first, so that a stray bracket can't pair with those put around it.
        let regex =
            compile_pattern(written).and_then(|_| compile_pattern(&format!(r"\A(?:{written})\z")));
        match regex {
            Ok(regex) => Some((regex, written.to_owned())),
            Err(why) => {
                let place = self.place(node);
                self.report(
                    Diagnostic::error(
                        fault::INVALID_REGEX,
                        place,
                        text!(
                            "pola ini bukan ekspresi reguler yang sah",
                            "this pattern is no valid regular expression"
                        ),
                    )
                    .help(why),
                );
                None
            }
        }
    }
}
