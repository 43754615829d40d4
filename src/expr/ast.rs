//! An expression as written, before its names are looked up.

use std::ops::Range;

use crate::quantity::{Date, Month, Number, Time};

/// A part of an expression and the bytes it stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ast {
    /// What it is.
    pub kind: AstKind,
    /// Bytes of the expression's text.
    pub span: Range<usize>,
}

/// A word of an expression and the bytes it stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Bytes of the expression's text.
    pub span: Range<usize>,
}

/// What a part of an expression is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AstKind {
    /// A number.
    Number(Number),
    /// A percentage, as a share: `80%` is 0.8.
    Percent(Number),
    /// A length of time in minutes.
    Duration(Number),
    /// A day.
    Date(Date),
    /// A month.
    Month(Month),
    /// A time of day.
    Time(Time),
    /// A text.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// Names with dots between them: a field, an alias' field, `previous.field` …
    Name(Vec<Word>),
    /// A function and its arguments.
    Call(Word, Vec<Ast>),
    /// An aggregate over rows.
    Aggregate(Box<Aggregate>),
    /// Values in brackets.
    List(Vec<Ast>),
    /// `not x`.
    Not(Box<Ast>),
    /// `-x`.
    Negate(Box<Ast>),
    /// Two or more conditions joined by `and`.
    And(Vec<Ast>),
    /// Two or more conditions joined by `or`.
    Or(Vec<Ast>),
    /// A comparison.
    Compare(Comparison, Box<[Ast; 2]>),
    /// `x in y`.
    In(Box<[Ast; 2]>),
    /// `x matches "pattern"`.
    Matches(Box<[Ast; 2]>),
    /// A sum, difference, product or quotient.
    Arithmetic(Operator, Box<[Ast; 2]>),
}

/// `fn(of of alias in rows where condition)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Aggregate {
    /// Its name.
    pub name: Word,
    /// What is taken of each row.
    pub of: Option<Ast>,
    /// The rows.
    pub rows: RowsAst,
    /// Which rows count.
    pub condition: Option<Ast>,
}

/// `alias in name.name`, as in aggregates and `each`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowsAst {
    /// The name each row goes by.
    pub alias: Option<Word>,
    /// The path of names.
    pub path: Vec<Word>,
}

impl RowsAst {
    /// The bytes of the path.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        let start = self.path.first().map_or(0, |word| word.span.start);
        start..self.path.last().map_or(start, |word| word.span.end)
    }
}

/// How two values are compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether it holds between two numbers.
    #[must_use]
    pub fn holds(self, left: &Number, right: &Number) -> bool {
        match self {
            Self::Equal => left == right,
            Self::NotEqual => left != right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        }
    }

    /// How it is written.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    /// The comparison that holds just where this one does not.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::Greater,
            Self::Greater => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }
}

/// An operator of arithmetic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Divide,
}

impl Operator {
    /// How it is written.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Divide => "/",
        }
    }
}
