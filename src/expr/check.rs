//! Looks up every name of an expression and settles the kind of every part.

mod arithmetic;
pub(crate) mod compare;
mod names;
mod rows;
mod uses;

use std::ops::Range;

pub use uses::{Uses, uses};

use super::ast::{self, Ast, AstKind};
use super::fault::{self, Fault};
use super::function::{Argument, Arguments};
use super::node::{Aggregation, Literal, Node, NodeKind, RowsPath};
use super::{MAX_AGGREGATES, RowsAst, table};
use crate::bound::{Content, Possible, Range as Bounds, Truth};
use crate::form::{Form, Kind};
use crate::ids::TableId;
use crate::quantity::Number;
use crate::text;

/// A parameter of the checklist: one literal, or a list of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Constant {
    /// Its name.
    pub name: String,
    /// Its values; just one unless it is a list.
    pub items: Vec<Literal>,
    /// Whether it is a list.
    pub is_list: bool,
}

/// The rows and names an expression can see.
#[derive(Clone, Debug)]
pub struct Scope<'f> {
    /// The form.
    pub form: &'f Form,
    /// The parameters.
    pub constants: &'f [Constant],
    /// The rows in sight, outermost first; the first is always the root.
    pub frames: Vec<Frame>,
    /// Whether `previous` may be used.
    pub previous: bool,
    /// Whether aggregates may be used.
    pub aggregates: bool,
}

/// A row in sight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The row's table.
    pub table: TableId,
    /// The name it goes by, if any.
    pub alias: Option<String>,
}

/// A checked expression, or a list where one may stand.
pub type Checked = Result<Node, Fault>;

impl<'f> Scope<'f> {
    /// What an expression over a whole dossier sees.
    #[must_use]
    pub fn root(form: &'f Form, constants: &'f [Constant]) -> Self {
        let root = Frame { table: TableId::ROOT, alias: None };
        Self { form, constants, frames: vec![root], previous: true, aggregates: true }
    }

    /// What an expression over one row of a table sees.
    #[must_use]
    pub fn with_row(mut self, table: TableId, alias: Option<String>) -> Self {
        if table != TableId::ROOT {
            self.frames.push(Frame { table, alias });
        }
        self
    }

    /// Forbids `previous`, as in `derive`.
    #[must_use]
    pub fn without_previous(mut self) -> Self {
        self.previous = false;
        self
    }

    /// Forbids `previous` and aggregates, as in `min` and `max`.
    #[must_use]
    pub fn of_row_alone(mut self) -> Self {
        self.previous = false;
        self.aggregates = false;
        self
    }
}

/// Checks an expression. Warnings are added to `warnings`.
///
/// # Errors
/// The first fault that makes the expression unusable.
pub fn check(ast: &Ast, scope: &Scope<'_>, warnings: &mut Vec<Fault>) -> Checked {
    Checker { scope: scope.clone(), nesting: 0, warnings }.one(ast)
}

/// Checks the rows of an `each` and gives the scope of what is judged for each of them.
///
/// # Errors
/// The path names no rows, or the alias hides a name.
pub fn check_rows<'f>(rows: &RowsAst, scope: &Scope<'f>) -> Result<(RowsPath, Scope<'f>), Fault> {
    let mut warnings = Vec::new();
    let mut checker = Checker { scope: scope.clone(), nesting: 0, warnings: &mut warnings };
    let path = checker.rows(rows)?;
    checker.enter(&path);
    Ok((path, checker.scope))
}

struct Checker<'c, 'f> {
    scope: Scope<'f>,
    nesting: usize,
    warnings: &'c mut Vec<Fault>,
}

impl Checker<'_, '_> {
    /// A single value.
    fn one(&mut self, ast: &Ast) -> Checked {
        match self.argument(ast)? {
            Argument::One(node) => Ok(node),
            Argument::List(_, span) => Err(Fault::new(
                fault::LIST_MISUSED,
                span,
                text!(
                    "di sini seharusnya ada satu nilai, bukan daftar",
                    "expected one value here, not a list"
                ),
            )
            .help(text!(
                "daftar hanya dapat berada di kanan `in`, atau dalam `covers` dan `size`",
                "lists stand only on the right of `in`, or inside `covers` and `size`"
            ))),
        }
    }

    /// A single value or a list.
    fn argument(&mut self, ast: &Ast) -> Result<Argument, Fault> {
        let node = match &ast.kind {
            AstKind::List(items) => {
                let items = items.iter().map(|item| self.one(item)).collect::<Result<_, _>>()?;
                return Ok(Argument::List(items, ast.span.clone()));
            }
            AstKind::Name(path) => return self.name(path, ast.span.clone()),
            AstKind::Call(name, arguments) => self.call(name, arguments, ast.span.clone())?,
            AstKind::Aggregate(aggregate) => self.aggregate(aggregate, ast.span.clone())?,
            AstKind::Not(part) => {
                let part = self.condition(part)?;
                boolean(NodeKind::Not(Box::new(part)), ast)
            }
            AstKind::And(parts) => boolean(NodeKind::And(self.conditions(parts)?), ast),
            AstKind::Or(parts) => boolean(NodeKind::Or(self.conditions(parts)?), ast),
            AstKind::Negate(part) => self.negate(part, ast)?,
            AstKind::Compare(comparison, sides) => self.compare(*comparison, sides, ast)?,
            AstKind::In(sides) => self.membership(sides, ast)?,
            AstKind::Matches(sides) => self.matches(sides, ast)?,
            AstKind::Arithmetic(operator, sides) => self.arithmetic(*operator, sides, ast)?,
            AstKind::Number(_)
            | AstKind::Percent(_)
            | AstKind::Duration(_)
            | AstKind::Date(_)
            | AstKind::Month(_)
            | AstKind::Time(_)
            | AstKind::Text(_)
            | AstKind::Boolean(_) => match literal(ast) {
                Some(literal) => Node::literal(literal, ast.span.clone()),
                None => return Err(not_a_literal(ast)),
            },
        };
        Ok(Argument::One(node))
    }

    fn conditions(&mut self, parts: &[Ast]) -> Result<Vec<Node>, Fault> {
        parts.iter().map(|part| self.condition(part)).collect()
    }

    /// A value that is yes or no.
    fn condition(&mut self, ast: &Ast) -> Checked {
        let node = self.one(ast)?;
        if node.of == Kind::Boolean {
            return Ok(node);
        }
        let (id, en) = kind_name(node.of);
        Err(Fault::new(
            fault::TYPE_MISMATCH,
            node.span.clone(),
            text!(
                "di sini seharusnya ya atau tidak, tetapi ini {id}",
                "expected yes or no here, but this is {en}"
            ),
        )
        .help(text!(
            "bandingkan dengan sesuatu, atau tulis `filled(…)` untuk menanyakan apakah ada isinya",
            "compare it with something, or write `filled(…)` to ask whether there is one"
        )))
    }

    fn call(&mut self, name: &ast::Word, arguments: &[Ast], span: Range<usize>) -> Checked {
        let Some(function) = table::function(&name.text) else {
            return Err(unknown_function(name));
        };
        let checked =
            arguments.iter().map(|argument| self.argument(argument)).collect::<Result<_, _>>()?;
        let mut arguments = Arguments::new(function, checked, span.clone(), self.scope.form);
        let of = (function.check)(&mut arguments)?;
        self.warnings.append(&mut arguments.warnings);
        let nodes = arguments.into_nodes()?;
        let can_be_none = (function.can_be_none)(&nodes);
        Ok(Node { kind: NodeKind::Call(function, nodes), of, can_be_none, span })
    }

    fn aggregate(&mut self, ast: &ast::Aggregate, span: Range<usize>) -> Checked {
        let Some(aggregate) = table::aggregate(&ast.name.text) else {
            return Err(Fault::new(
                fault::UNKNOWN_FUNCTION,
                ast.name.span.clone(),
                text!("agregat ini tidak dikenal", "there is no such aggregate"),
            ));
        };
        self.may_aggregate(&ast.name)?;
        let rows = self.rows(&ast.rows)?;
        let outer = self.scope.frames.len();
        self.enter(&rows);
        self.nesting += 1;
        let condition = ast.condition.as_ref().map(|part| self.condition(part)).transpose();
        let of = ast.of.as_ref().map(|part| self.one(part)).transpose();
        self.nesting -= 1;
        self.scope.frames.truncate(outer);
        let (condition, of) = (condition?, of?);
        let kind = aggregate.check(of.as_ref(), &ast.name)?;
        Ok(Node {
            can_be_none: aggregate.can_be_none,
            kind: NodeKind::Aggregate(Box::new(Aggregation {
                aggregate,
                rows,
                condition,
                of,
                selection: None,
            })),
            of: kind,
            span,
        })
    }

    fn may_aggregate(&self, name: &ast::Word) -> Result<(), Fault> {
        if !self.scope.aggregates {
            return Err(Fault::new(
                fault::AGGREGATE_FORBIDDEN,
                name.span.clone(),
                text!(
                    "`min` dan `max` sebuah field tidak dapat menghitung baris tabel",
                    "a field's `min` and `max` can't look at rows"
                ),
            )
            .help(text!(
                "pakai nilai dari baris itu sendiri, atau dari baris yang memuatnya",
                "use values of the row or of rows that hold it"
            )));
        }
        if self.nesting == MAX_AGGREGATES {
            return Err(Fault::new(
                fault::AGGREGATES_TOO_DEEP,
                name.span.clone(),
                text!(
                    "hitungan atas baris bersusun lebih dari {MAX_AGGREGATES} lapis",
                    "aggregates nest more than {MAX_AGGREGATES} deep"
                ),
            )
            .help(text!(
                "hitung bagian dalamnya di field tersendiri dengan `derive`",
                "compute the inner part in a field of its own, by `derive`"
            )));
        }
        Ok(())
    }

    fn enter(&mut self, rows: &RowsPath) {
        self.scope.frames.push(Frame { table: rows.last(), alias: rows.alias.clone() });
    }
}

fn unknown_function(name: &ast::Word) -> Fault {
    let called = &name.text;
    let list = table::callable_names().collect::<Vec<_>>().join(", ");
    Fault::new(
        fault::UNKNOWN_FUNCTION,
        name.span.clone(),
        text!("tidak ada fungsi bernama `{called}`", "there is no function named `{called}`"),
    )
    .help(text!("yang ada: {list}", "there are: {list}"))
    .did_you_mean(called, table::callable_names())
}

fn boolean(kind: NodeKind, ast: &Ast) -> Node {
    Node { kind, of: Kind::Boolean, can_be_none: false, span: ast.span.clone() }
}

fn not_a_literal(ast: &Ast) -> Fault {
    Fault::new(
        fault::UNEXPECTED,
        ast.span.clone(),
        text!("di sini seharusnya ada nilai tetap", "expected a fixed value here"),
    )
}

/// The literal an expression is, a minus before it allowed.
pub(super) fn literal(ast: &Ast) -> Option<Literal> {
    let (kind, value) = match &ast.kind {
        AstKind::Number(number) if number.is_whole() => (Kind::Integer, number.clone().into()),
        AstKind::Number(number) => (Kind::Number, number.clone().into()),
        AstKind::Percent(share) => (Kind::Share, share.clone().into()),
        AstKind::Duration(minutes) => (Kind::Duration, minutes.clone().into()),
        AstKind::Date(date) => (Kind::Date, Number::whole(date.days().into()).into()),
        AstKind::Month(month) => (Kind::Month, Number::whole(month.index().into()).into()),
        AstKind::Time(time) => (Kind::Time, Number::whole(time.minutes().into()).into()),
        AstKind::Text(text) => (Kind::Text, Possible::there(Content::Text(Some(text.clone())))),
        AstKind::Boolean(known) => (Kind::Boolean, Truth::from(*known).into()),
        AstKind::Negate(inner) => {
            let inner = literal(inner)?;
            let range = inner.value.range()?.clone().negate();
            (inner.kind, Possible::<String>::from(range))
        }
        _ => return None,
    };
    Some(Literal { kind, value })
}

impl Literal {
    /// The literal a text of the checklist is, if it is exactly one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        literal(&super::parse_literal(text)?)
    }

    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { kind: Kind::Text, value: Possible::there(Content::Text(Some(text.into()))) }
    }

    /// The range of a quantity.
    #[must_use]
    pub const fn range(&self) -> Option<&Bounds> {
        self.value.range()
    }
}

/// What a kind is called in messages: Indonesian, English.
#[must_use]
pub(crate) const fn kind_name(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Text => ("teks", "a text"),
        Kind::Integer | Kind::Number => ("angka", "a number"),
        Kind::Share => ("persentase", "a percentage"),
        Kind::Boolean => ("ya/tidak", "yes or no"),
        Kind::Date => ("tanggal", "a date"),
        Kind::Time => ("jam", "a time of day"),
        Kind::Month => ("bulan", "a month"),
        Kind::Duration => ("lama waktu", "a duration"),
        Kind::Choice(_) => ("satu pilihan", "a choice"),
        Kind::Choices(_) => ("beberapa pilihan", "several choices"),
    }
}
