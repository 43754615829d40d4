//! `each`, with an end: loops within loops go round so often that no report would ever be done.

use std::cell::Cell;

use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext,
    RenderError, RenderErrorReason, Renderable,
};
use serde_json::Value;

use crate::limits::Limit;

/// By which an error is known that says that loops went round too often.
const TOO_MANY: &str = "too many rounds";

thread_local! {
    /// How many rounds are left for what is being filled in.
    static LEFT: Cell<u64> = const { Cell::new(0) };
}

/// Begins to fill in a template.
pub(in crate::report) fn begin() {
    LEFT.set(Limit::Rounds.now());
}

/// Whether filling in ended because loops went round too often.
pub(super) fn were_too_many(error: &RenderError) -> bool {
    matches!(error.reason(), RenderErrorReason::Other(said) if said == TOO_MANY)
}

/// `{{#each list}} … {{else}} … {{/each}}`, which refuses a name that stands for nothing, as the one does that
/// comes with the language.
pub(super) struct Each;

impl HelperDef for Each {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let of = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("each", 0))?;
        let list = of.value().as_array().filter(|list| !list.is_empty());
        let (Some(list), Some(body)) = (list, helper.template()) else {
            return match helper.inverse() {
                Some(otherwise) => otherwise.render(registry, context, state, out),
                None if of.value().is_array() => Ok(()),
                None => Err(RenderErrorReason::MissingVariable(of.relative_path().cloned()).into()),
            };
        };
        spend(list.len())?;
        state.push_block(BlockContext::new());
        for (index, item) in list.iter().enumerate() {
            if let Some(block) = state.block_mut() {
                block.set_local_var("first", (index == 0).into());
                block.set_local_var("last", (index + 1 == list.len()).into());
                block.set_local_var("index", index.into());
                stand_at(block, of.context_path(), index, item);
            }
            body.render(registry, context, state, out)?;
        }
        state.pop_block();
        Ok(())
    }
}

/// Lets names stand for what is in an item: where it lies among all names, or else in a copy of it.
fn stand_at(block: &mut BlockContext<'_>, list: Option<&Vec<String>>, index: usize, item: &Value) {
    match list {
        None => block.set_base_value(item.clone()),
        Some(path) => {
            let place = path.iter().cloned().chain([index.to_string()]);
            *block.base_path_mut() = place.collect();
        }
    }
}

fn spend(rounds: usize) -> Result<(), RenderError> {
    let left = LEFT.get().checked_sub(rounds as u64);
    LEFT.set(left.unwrap_or(0));
    left.map(|_| ()).ok_or_else(|| RenderErrorReason::Other(TOO_MANY.to_owned()).into())
}
