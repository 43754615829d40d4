//! Sums, differences, products and quotients: which kinds go together, and what they give.

use super::{Ast, AstKind, Checked, Checker, kind_name};
use crate::expr::ast::Operator;
use crate::expr::fault::{self, Fault};
use crate::expr::node::{BuiltIn, Calculation, Node, NodeKind};
use crate::form::Kind;
use crate::quantity::Number;
use crate::text;

impl Checker<'_, '_> {
    pub(super) fn negate(&mut self, part: &Ast, ast: &Ast) -> Checked {
        let part = self.one(part)?;
        if !part.of.is_number() && part.of != Kind::Duration {
            let (id, en) = kind_name(part.of);
            return Err(Fault::new(
                fault::TYPE_MISMATCH,
                part.span,
                text!(
                    "tanda minus hanya untuk angka dan lama waktu, tetapi ini {id}",
                    "only numbers and durations have a minus, but this is {en}"
                ),
            )
            .help(text!(
                "beri spasi di kedua sisi `-` untuk pengurangan",
                "put spaces around `-` for a subtraction"
            )));
        }
        let (of, can_be_none) = (part.of, part.can_be_none);
        Ok(Node { kind: NodeKind::Negate(Box::new(part)), of, can_be_none, span: ast.span.clone() })
    }

    /// A chain such as `a + b - c` is walked from its first value on, however long it is.
    pub(super) fn arithmetic(
        &mut self,
        operator: Operator,
        sides: &[Ast; 2],
        ast: &Ast,
    ) -> Checked {
        let [mut first, right] = sides.each_ref();
        let mut chain = vec![(operator, right, ast)];
        while let AstKind::Arithmetic(operator, sides) = &first.kind {
            let [left, right] = sides.as_ref();
            chain.push((*operator, right, first));
            first = left;
        }
        let mut value = self.one(first)?;
        for (operator, right, ast) in chain.into_iter().rev() {
            value = combined(operator, value, self.one(right)?, ast)?;
        }
        Ok(value)
    }
}

fn combined(operator: Operator, left: Node, right: Node, ast: &Ast) -> Checked {
    let Some((of, calculation)) = result(operator, left.of, right.of) else {
        return Err(unfit(operator, &left, &right));
    };
    let can_be_none = left.can_be_none
        || right.can_be_none
        || may_leave(calculation)
        || (operator == Operator::Divide && !is_never_zero(&right));
    let kind = NodeKind::Arithmetic(operator, calculation, Box::new([left, right]));
    Ok(Node { kind, of, can_be_none, span: ast.span.clone() })
}

/// Whether the result can lie beyond the day or the calendar, and then is none.
const fn may_leave(calculation: Calculation) -> bool {
    match calculation {
        Calculation::OnDate | Calculation::OnTime | Calculation::OnMonth => true,
        Calculation::Plain | Calculation::BetweenDates => false,
    }
}

/// Whether a divisor surely is not zero: a literal, or how many months or slots there are, of which
/// every period has at least one.
fn is_never_zero(node: &Node) -> bool {
    if let NodeKind::BuiltIn(BuiltIn::Expected | BuiltIn::Months) = node.kind {
        return true;
    }
    node.as_literal()
        .and_then(|literal| literal.range())
        .is_some_and(|range| !range.contains(&Number::ZERO))
}

/// What an operator makes of two kinds; `None` where they don't go together.
fn result(operator: Operator, left: Kind, right: Kind) -> Option<(Kind, Calculation)> {
    use Calculation::{BetweenDates, OnDate, OnMonth, OnTime, Plain};
    use Kind::{Date, Duration, Integer, Month, Number, Share, Time};
    use Operator::{Divide, Minus, Plus, Times};
    Some(match (operator, left, right) {
        (Plus | Minus | Times, Integer, Integer) => (Integer, Plain),
        (Plus | Minus, Share, Share) => (Share, Plain),
        (_, left, right) if left.is_number() && right.is_number() => (Number, Plain),
        (Minus, Date, Date) => (Duration, BetweenDates),
        (Minus, Time, Time) | (Plus | Minus, Duration, Duration) => (Duration, Plain),
        (Times, Duration, number) | (Times, number, Duration) | (Divide, Duration, number)
            if number.is_number() =>
        {
            (Duration, Plain)
        }
        (Divide, Duration, Duration) => (Number, Plain),
        (Plus | Minus, Date, Duration) => (Date, OnDate),
        (Plus | Minus, Time, Duration) => (Time, OnTime),
        (Minus, Month, Month) => (Integer, Plain),
        (Plus | Minus, Month, number) if number.is_number() => (Month, OnMonth),
        _ => return None,
    })
}

fn unfit(operator: Operator, left: &Node, right: &Node) -> Fault {
    let ((left_id, left_en), (right_id, right_en)) = (kind_name(left.of), kind_name(right.of));
    let sign = operator.sign();
    let fault = Fault::new(
        fault::TYPE_MISMATCH,
        left.span.start..right.span.end,
        text!(
            "`{sign}` tidak berlaku antara {left_id} dan {right_id}",
            "`{sign}` means nothing between {left_en} and {right_en}"
        ),
    );
    match (left.of, right.of) {
        (Kind::Date, kind) if kind.is_number() => fault.help(text!(
            "sebut satuannya, misalnya `{sign} 3 days`",
            "name its unit, such as `{sign} 3 days`"
        )),
        (Kind::Time | Kind::Duration, kind) if kind.is_number() => fault.help(text!(
            "sebut satuannya, misalnya `{sign} 30 minutes`",
            "name its unit, such as `{sign} 30 minutes`"
        )),
        (Kind::Month, Kind::Duration) => fault.help(text!(
            "bulan ditambah dengan angka: `bulan + 1`",
            "numbers are added to months: `month + 1`"
        )),
        (Kind::Date, Kind::Month) | (Kind::Month, Kind::Date) => fault.help(text!(
            "ubah dulu dengan `month(…)` atau `first_day(…)`",
            "convert first by `month(…)` or `first_day(…)`"
        )),
        _ => fault.help(text!(
            "yang dapat dihitung: angka, lama waktu, selisih tanggal, jam dan bulan",
            "what can be calculated: numbers, durations, and differences of dates, times and months"
        )),
    }
}
