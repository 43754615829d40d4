//! Texts of a checklist in which names stand for what was found: `baru {{measure}} dari bulan yang ada`.
//!
//! What a unit submitted only ever is the value of a name, never part of a text to be read as a template.

use std::sync::OnceLock;

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext,
    RenderErrorReason, Renderable, no_escape,
};
use serde_json::{Map, Value};

/// The key under which the names that `if` and `unless` decide differently are kept; no name can be it.
const TRUTHS: &str = "truth of";

/// What the names of a text stand for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Names {
    values: Map<String, Value>,
    truths: Map<String, Value>,
}

impl Names {
    /// Lets a name stand for a value; an earlier meaning is replaced.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.truths.remove(name);
        self.values.insert(name.to_owned(), value.into());
    }

    /// Lets a name stand for a text that `{{#if}}` does not judge by its letters: "tidak" is no.
    pub fn set_with_truth(&mut self, name: &str, text: String, truth: bool) {
        self.set(name, text);
        self.truths.insert(name.to_owned(), truth.into());
    }

    fn data(&self) -> Value {
        let mut data = self.values.clone();
        data.insert(TRUTHS.to_owned(), Value::Object(self.truths.clone()));
        Value::Object(data)
    }
}

/// A text with its names filled in, if it has any. Checklists are checked for names that texts may use; a
/// text that still cannot be filled in is given as it is.
#[must_use]
pub fn fill(text: &str, names: impl FnOnce() -> Names) -> String {
    if !text.contains("{{") {
        return text.to_owned();
    }
    registry().render_template(text, &names().data()).unwrap_or_else(|_| text.to_owned())
}

fn registry() -> &'static Handlebars<'static> {
    static REGISTRY: OnceLock<Handlebars<'static>> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(no_escape);
        registry.register_helper("if", Box::new(Condition::IF));
        registry.register_helper("unless", Box::new(Condition::UNLESS));
        registry
    })
}

/// `{{#if name}}` and `{{#unless name}}`, which refuse a name that stands for nothing. The ones that
/// come with the language take it for "no".
pub(super) struct Condition {
    holds: bool,
}

impl Condition {
    /// `{{#if name}}`
    pub(super) const IF: Self = Self { holds: true };
    /// `{{#unless name}}`
    pub(super) const UNLESS: Self = Self { holds: false };
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let asked = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("if", 0))?;
        let name = asked.relative_path();
        if asked.is_value_missing() {
            return Err(RenderErrorReason::MissingVariable(name.cloned()).into());
        }
        let truths = context.data().get(TRUTHS);
        let known = name.and_then(|name| truths?.get(name)).and_then(Value::as_bool);
        let holds = known.unwrap_or_else(|| asked.value().is_truthy(false));
        let branch = if holds == self.holds { helper.template() } else { helper.inverse() };
        branch.map_or(Ok(()), |branch| branch.render(registry, context, state, out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.set("measure", "75%");
        names.set("unmet", 0);
        names.set("nama", "{{measure}} <b>");
        names.set_with_truth("pedoman_tersedia", "tidak".to_owned(), false);
        names
    }

    #[test]
    fn names_are_filled_in_and_submitted_text_is_only_text() {
        assert_eq!(fill("baru {{measure}}", names), "baru 75%");
        assert_eq!(fill("{{nama}}", names), "{{measure}} <b>");
        assert_eq!(fill("{nama}", names), "{nama}");
    }

    #[test]
    fn conditions_know_no_from_the_word_for_it() {
        let text = "{{#if pedoman_tersedia}}ada{{else}}belum{{/if}} {{pedoman_tersedia}}";
        assert_eq!(fill(text, names), "belum tidak");
        assert_eq!(fill("{{#unless unmet}}semua{{/unless}}", names), "semua");
    }

    #[test]
    fn a_condition_on_a_name_that_stands_for_nothing_is_refused() {
        let text = "{{#if salah_ketik}}ada{{/if}}";
        assert_eq!(fill(text, names), text);
    }
}
