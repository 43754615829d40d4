//! What the names in a checklist's texts stand for.

use serde_json::{Value, json};

use super::Maker;
use super::criterion::failures;
use crate::bound::{Content, Possible, Range};
use crate::checklist::Criterion;
use crate::expr::{Leaf, Literal};
use crate::form::{Kind, RowId};
use crate::ids::TableId;
use crate::judge::Judged;
use crate::quantity::Number;
use crate::report::template::Names;
use crate::report::words::{Words, all_of, number};

impl Maker<'_> {
    /// Names every text may use: the root fields, over them the parameters, over them `months`.
    pub(super) fn names_of_dossier(&self) -> Names {
        let mut names = Names::default();
        let records = &self.dossier.records;
        for (id, field) in self.checklist.form.root().fields() {
            let value = records.value(TableId::ROOT, RowId::ROOT, id);
            let words = self.words.value(field.kind, &value);
            names.set_with_truth(&field.name, words, says_something(&value));
        }
        name_parameters(&self.words, &mut names);
        names.set("months", self.figure(&records.calendar.months));
        names
    }

    /// Names a criterion's texts may use.
    pub(super) fn names_of(&self, criterion: &Criterion, judged: &Judged) -> Names {
        let mut names = self.names_of_dossier();
        let words = &self.words;
        let measure = judged.measure.as_ref();
        let text = measure.map_or_else(|| words.none(), |measure| words.measured(measure));
        let range = measure.and_then(|measure| measure.range.as_ref());
        names.set_with_truth("measure", text, range.is_some_and(is_not_zero));
        let points = judged.points.as_ref();
        let text = points.map_or_else(|| words.none(), |range| words.range(Kind::Number, range));
        names.set_with_truth("points", text, points.is_some_and(is_not_zero));
        names.set("max", self.figure(&criterion.levels.max()));
        let rows = judged.rows.unwrap_or_default();
        names.set("total", rows.total());
        names.set("met", rows.met);
        names.set("unmet", rows.unmet);
        names.set("unknown", rows.unknown);
        let failures = failures(words, self.dossier, (criterion, judged));
        let failure = |one: &super::FailureView| json!({"row": one.label, "because": one.because});
        names.set("failures", failures.iter().map(failure).collect::<Vec<Value>>());
        let blank = |leaf: &Leaf| {
            let blank = words.blank(self.dossier, *leaf);
            json!({"row": blank.place, "field": blank.asked})
        };
        names.set("missing", judged.missing.iter().map(blank).collect::<Vec<Value>>());
        names
    }

    /// A number for `{{#if}}` to judge where it is whole, in words otherwise.
    fn figure(&self, value: &Number) -> Value {
        match value.to_i64() {
            Some(whole) => whole.into(),
            None => number(value, self.words.lang).into(),
        }
    }
}

/// Lets the parameters' names stand for their values.
pub(in crate::report) fn name_parameters(words: &Words<'_>, names: &mut Names) {
    let literal = |literal: &Literal| words.value(literal.kind, &literal.value);
    for parameter in &words.checklist.parameters {
        let items: Vec<String> = parameter.items.iter().map(literal).collect();
        let truth = match parameter.items.as_slice() {
            [one] if !parameter.is_list => says_something(&one.value),
            items => !items.is_empty(),
        };
        names.set_with_truth(&parameter.name, all_of(&items, words.lang), truth);
    }
}

fn is_not_zero(range: &Range) -> bool {
    range.exact() != Some(&Number::ZERO)
}

/// Whether a value counts as yes: it is there, surely so, and not zero.
fn says_something<T: AsRef<str>>(value: &Possible<T>) -> bool {
    match value.content() {
        Content::Nothing => false,
        Content::Truth(truth) => truth.surely() && !value.may_be_none(),
        Content::Range(range) => is_not_zero(range) && *range != Range::ANY,
        Content::Text(text) => text.as_ref().is_some_and(|text| !text.as_ref().is_empty()),
        Content::Choice(items) => items.count() == 1,
        Content::Choices { surely, .. } => !surely.is_empty(),
    }
}
