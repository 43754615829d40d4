//! What templates can do beside filling in names.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError,
    RenderErrorReason, ScopedJson,
};
use serde_json::Value;

use super::rounds::Each;
use crate::report::template::Condition;
use crate::report::words::counted;
use crate::text::Lang;

/// What each of them is called.
pub const COMMANDS: [&str; 11] =
    ["after", "chart", "count", "counted", "css", "each", "first", "if", "line", "t", "unless"];

/// Adds them to a registry.
pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_helper("each", Box::new(Each));
    registry.register_helper("if", Box::new(Condition::IF));
    registry.register_helper("unless", Box::new(Condition::UNLESS));
    registry.register_helper("first", Box::new(List(first)));
    registry.register_helper("after", Box::new(List(after)));
    registry.register_helper("count", Box::new(Count));
    registry.register_helper("counted", Box::new(Counted));
    registry.register_helper("t", Box::new(Words));
    registry.register_helper("chart", Box::new(Chart));
    registry.register_helper("css", Box::new(Css));
    registry.register_helper("line", Box::new(Line));
}

type Part = fn(usize, &[Value]) -> Vec<Value>;

/// `first N list`: at most so many from the front.
fn first(count: usize, list: &[Value]) -> Vec<Value> {
    list.iter().take(count).cloned().collect()
}

/// `after N list`: what comes behind them.
fn after(count: usize, list: &[Value]) -> Vec<Value> {
    list.iter().skip(count).cloned().collect()
}

/// A part of a list.
struct List(Part);

impl HelperDef for List {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let count = given(helper, 0)?.as_u64().and_then(|count| usize::try_from(count).ok());
        let count = count.ok_or(RenderErrorReason::InvalidParamType("number"))?;
        let list =
            given(helper, 1)?.as_array().ok_or(RenderErrorReason::InvalidParamType("list"))?;
        Ok(ScopedJson::Derived(Value::Array(self.0(count, list))))
    }
}

/// `count list`: how many there are.
struct Count;

impl HelperDef for Count {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let list =
            given(helper, 0)?.as_array().ok_or(RenderErrorReason::InvalidParamType("list"))?;
        Ok(ScopedJson::Derived(list.len().into()))
    }
}

/// `counted N "baris" "row" "rows"`: a number and its noun: `4 baris`, `1 row`.
struct Counted;

impl HelperDef for Counted {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let count = given(helper, 0)?.as_u64().and_then(|count| usize::try_from(count).ok());
        let count = count.ok_or(RenderErrorReason::InvalidParamType("number"))?;
        let noun = |place| given(helper, place)?.as_str().ok_or_else(not_a_text);
        let counted = counted(count, language(context), noun(1)?, noun(2)?, noun(3)?);
        Ok(ScopedJson::Derived(counted.into()))
    }
}

/// `t "Indonesia" "English"`: one of two texts, by the report's language.
struct Words;

impl HelperDef for Words {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let text = given(helper, language(context).pick(0, 1))?;
        Ok(ScopedJson::Derived(text.clone()))
    }
}

/// `chart "radar"`: a drawing of tilik's own; nothing where there is none.
struct Chart;

impl HelperDef for Chart {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = given(helper, 0)?.as_str().ok_or(RenderErrorReason::InvalidParamType("text"))?;
        let chart = context.data().get("charts").and_then(|charts| charts.get(name));
        let chart = chart
            .ok_or_else(|| RenderErrorReason::MissingVariable(Some(format!("chart {name}"))))?;
        out.write(chart.as_str().unwrap_or_default())?;
        Ok(())
    }
}

/// `css text`: a text inside a quoted string of a style sheet, in which nothing can end the string.
struct Css;

impl HelperDef for Css {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let text = given(helper, 0)?.as_str().ok_or(RenderErrorReason::InvalidParamType("text"))?;
        for c in text.chars() {
            if c.is_alphanumeric() || c == ' ' {
                out.write(c.encode_utf8(&mut [0; 4]))?;
            } else {
                out.write(&format!("\\{:06x}", u32::from(c)))?;
            }
        }
        Ok(())
    }
}

/// `line text`: the text, or a dotted line to be filled in by hand where it is empty.
struct Line;

impl HelperDef for Line {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let text = given(helper, 0)?;
        let empty = text.as_str().is_none_or(str::is_empty);
        Ok(ScopedJson::Derived(if empty {
            "………………………".into()
        } else {
            text.clone()
        }))
    }
}

/// The language of the report.
fn language(context: &Context) -> Lang {
    let code = context.data().get("lang").and_then(Value::as_str);
    code.and_then(Lang::parse).unwrap_or_default()
}

fn not_a_text() -> RenderError {
    RenderErrorReason::InvalidParamType("text").into()
}

/// An argument that stands for something.
fn given<'h>(helper: &'h Helper<'_>, place: usize) -> Result<&'h Value, RenderError> {
    let argument =
        helper.param(place).ok_or(RenderErrorReason::ParamNotFoundForIndex("", place))?;
    if argument.is_value_missing() {
        let name = argument.relative_path().cloned();
        return Err(RenderErrorReason::MissingVariable(name).into());
    }
    Ok(argument.value())
}
