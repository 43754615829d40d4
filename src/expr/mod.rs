//! The expression language: read, checked against a form, and evaluated to sound bounds.

pub mod aggregate;
mod ast;
pub(crate) mod check;
mod evaluate;
mod expression;
pub mod fault;
pub mod function;
mod node;
mod parse;
mod pattern;
pub mod table;
mod token;
mod trace;

pub use aggregate::{Aggregate, Counted};
pub use ast::{Ast, AstKind, Comparison, Operator, RowsAst, Word};
pub(crate) use check::kind_name;
pub use check::{Checked, Constant, Frame, Scope, Uses, check, check_rows, uses};
pub use evaluate::{Scene, Selections, passing};
pub use expression::Expression;
pub use fault::Fault;
pub use function::{Argument, Arguments, Cases, Function, Picks};
pub use node::{
    Aggregation, BuiltIn, Calculation, FieldRef, Literal, Node, NodeKind, RowRef, RowsPath,
};
pub use parse::{parse, parse_literal, parse_rows};
pub(crate) use pattern::compile_pattern;
pub use trace::{Leaf, Scan, trace, trace_rows};

/// How deep aggregates may nest; the rows of an `each` are not counted.
pub const MAX_AGGREGATES: usize = 3;

/// How many frames an expression can see at once: the root, the row of an `each` or of a field's own
/// rule, and one for each aggregate.
pub const MAX_FRAMES: usize = 2 + MAX_AGGREGATES;

#[cfg(test)]
mod tests;
