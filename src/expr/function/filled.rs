//! `filled(x)`

use super::{Arguments, Function, never_none};
use crate::bound::{Truth, Value};
use crate::expr::fault::{self, Fault};
use crate::expr::node::NodeKind;
use crate::form::Kind;
use crate::text;

/// Whether there is a value.
pub static FILLED: Function = Function {
    name: "filled",
    usage: "filled(x)",
    explain: ("apakah x ada isinya", "whether there is an x"),
    phrase: ("{0} [tidak ]ada", "there is [no|a] {0}"),
    examples: &[("filled(jam_buka)", "true"), ("filled(ketua)", "false")],
    arguments: 1,
    check: |arguments| {
        let fault = always_filled(arguments)?;
        arguments.warnings.extend(fault);
        Ok(Kind::Boolean)
    },
    picks: None,
    can_be_none: never_none,
    evaluate: |arguments| arguments.first().map_or(Truth::False, Value::is_filled).into(),
};

fn always_filled(arguments: &Arguments<'_>) -> Result<Option<Fault>, Fault> {
    let node = arguments.one(0)?;
    let is_field = matches!(node.kind, NodeKind::Field(_));
    Ok((is_field && !node.can_be_none).then(|| {
        Fault::warning(
            fault::ALWAYS_FILLED,
            node.span.clone(),
            text!("field ini dianggap selalu ada isinya, jadi `filled` selalu benar", "this field is never none, so `filled` is always true"),
        )
        .help(text!(
            "kalau boleh tidak ada, beri field itu `blank: none` (kosong berarti tidak ada) atau `none: allowed` (`-` berarti tidak ada)",
            "if there may be none, give the field `blank: none` (a blank means none) or `none: allowed` (`-` means none)"
        ))
    }))
}
