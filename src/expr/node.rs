//! A checked expression: every name is a place, every part has a kind, nothing is left to look up.

use std::ops::Range;

use regex::Regex;

use super::ast::{Comparison, Operator};
use super::{Aggregate, Function};
use crate::bound::{Possible, Value};
use crate::form::Kind;
use crate::ids::{FieldId, TableId};

/// A part of a checked expression.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it does.
    pub kind: NodeKind,
    /// The kind of its values.
    pub of: Kind,
    /// Whether it can be none, whatever the dossier says.
    pub can_be_none: bool,
    /// Bytes of the expression's text.
    pub span: Range<usize>,
}

/// A value written in the checklist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Literal {
    /// The kind of the value.
    pub kind: Kind,
    /// The value, always sure.
    pub value: Possible<String>,
}

impl Literal {
    /// The value for judging.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        self.value.map_text(String::as_str)
    }
}

/// How values of a sum or difference are brought to one unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Calculation {
    /// Numbers or durations, as they are.
    Plain,
    /// The days between two dates, as minutes.
    BetweenDates,
    /// A date and minutes: a date, floored to the day, none beyond the calendar.
    OnDate,
    /// A time and minutes: a time, none beyond the day.
    OnTime,
    /// A month and a number: a month, floored, none beyond the calendar.
    OnMonth,
}

/// What a part of an expression does.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A value written in the expression.
    Literal(Literal),
    /// A parameter of the checklist.
    Parameter(String, Literal),
    /// Values in brackets, or a list parameter; only on the right of `in`.
    List(Vec<Node>),
    /// A field of a row in scope.
    Field(FieldRef),
    /// A name that every checklist has.
    BuiltIn(BuiltIn),
    /// `not x`.
    Not(Box<Node>),
    /// `-x`.
    Negate(Box<Node>),
    /// Conditions that must all hold.
    And(Vec<Node>),
    /// Conditions of which one must hold.
    Or(Vec<Node>),
    /// A comparison.
    Compare(Comparison, Box<[Node; 2]>),
    /// Whether the left is an item of the right.
    In(Box<[Node; 2]>),
    /// Whether a text holds a pattern.
    Matches(Box<Node>, Box<Regex>),
    /// A sum, difference, product or quotient.
    Arithmetic(Operator, Calculation, Box<[Node; 2]>),
    /// A function of values.
    Call(&'static Function, Vec<Node>),
    /// A value computed from rows.
    Aggregate(Box<Aggregation>),
}

/// A value computed from rows.
#[derive(Clone, Debug)]
pub struct Aggregation {
    /// How.
    pub aggregate: &'static Aggregate,
    /// From which rows.
    pub rows: RowsPath,
    /// Which of the rows count.
    pub condition: Option<Node>,
    /// What is taken of each row.
    pub of: Option<Node>,
    /// The number of the selection of rows that count, where others look at the same ones.
    pub selection: Option<usize>,
}

/// A row that an expression can see.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RowRef {
    /// The frame it is reached from: 0 is the root row.
    pub frame: u8,
    /// How many times to step to the row that holds it.
    pub up: u8,
    /// How many times to step back on the timeline after that.
    pub back: u8,
}

/// A field of a row that an expression can see.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FieldRef {
    /// The row.
    pub row: RowRef,
    /// The row's table.
    pub table: TableId,
    /// The field.
    pub field: FieldId,
}

/// Rows of a table, or of a table nested in every row of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowsPath {
    /// The row the path starts from.
    pub from: RowRef,
    /// That row's table.
    pub table: TableId,
    /// The tables, each nested in the one before.
    pub path: Vec<TableId>,
    /// The frame in which each row is judged.
    pub frame: u8,
    /// The name each row goes by.
    pub alias: Option<String>,
}

impl RowsPath {
    /// The table whose rows these are.
    #[must_use]
    pub fn last(&self) -> TableId {
        self.path.last().copied().unwrap_or(self.table)
    }
}

/// A name that every checklist has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BuiltIn {
    /// How many slots the timeline expects.
    Expected,
    /// How many months the expected part of the period has.
    Months,
    /// The first expected day.
    PeriodStart,
    /// The last expected day.
    PeriodEnd,
}

impl BuiltIn {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Expected, Self::Months, Self::PeriodStart, Self::PeriodEnd];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Months => "months",
            Self::PeriodStart => "period_start",
            Self::PeriodEnd => "period_end",
        }
    }

    /// The kind of its value.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Expected | Self::Months => Kind::Integer,
            Self::PeriodStart | Self::PeriodEnd => Kind::Date,
        }
    }
}

impl Node {
    /// A value written in the checklist.
    #[must_use]
    pub fn literal(literal: Literal, span: Range<usize>) -> Self {
        let of = literal.kind;
        Self { kind: NodeKind::Literal(literal), of, can_be_none: false, span }
    }

    /// The literal it is, directly or by way of a parameter.
    #[must_use]
    pub const fn as_literal(&self) -> Option<&Literal> {
        match &self.kind {
            NodeKind::Literal(literal) | NodeKind::Parameter(_, literal) => Some(literal),
            _ => None,
        }
    }

    /// The list parameter that these items are, where they are one.
    #[must_use]
    pub fn parameter_of(items: &[Self]) -> Option<&str> {
        let NodeKind::Parameter(first, _) = &items.first()?.kind else { return None };
        let of_it =
            |item: &Self| matches!(&item.kind, NodeKind::Parameter(name, _) if name == first);
        items.iter().all(of_it).then_some(first)
    }

    /// The parts it is made of, in the order written.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match &self.kind {
            NodeKind::Literal(_)
            | NodeKind::Parameter(..)
            | NodeKind::Field(_)
            | NodeKind::BuiltIn(_) => Vec::new(),
            NodeKind::List(parts)
            | NodeKind::And(parts)
            | NodeKind::Or(parts)
            | NodeKind::Call(_, parts) => parts.iter().collect(),
            NodeKind::Not(part) | NodeKind::Negate(part) | NodeKind::Matches(part, _) => vec![part],
            NodeKind::Compare(_, parts)
            | NodeKind::In(parts)
            | NodeKind::Arithmetic(_, _, parts) => parts.iter().collect(),
            NodeKind::Aggregate(aggregation) => {
                aggregation.of.iter().chain(&aggregation.condition).collect()
            }
        }
    }

    /// The same parts, to be changed.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Self> {
        match &mut self.kind {
            NodeKind::Literal(_)
            | NodeKind::Parameter(..)
            | NodeKind::Field(_)
            | NodeKind::BuiltIn(_) => Vec::new(),
            NodeKind::List(parts)
            | NodeKind::And(parts)
            | NodeKind::Or(parts)
            | NodeKind::Call(_, parts) => parts.iter_mut().collect(),
            NodeKind::Not(part) | NodeKind::Negate(part) | NodeKind::Matches(part, _) => vec![part],
            NodeKind::Compare(_, parts)
            | NodeKind::In(parts)
            | NodeKind::Arithmetic(_, _, parts) => parts.iter_mut().collect(),
            NodeKind::Aggregate(aggregation) => {
                aggregation.of.iter_mut().chain(&mut aggregation.condition).collect()
            }
        }
    }

    /// Whether another expression is made of the same parts in the same way, wherever it is written.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let alike = match (&self.kind, &other.kind) {
            _ if self.as_literal().is_some() => self.as_literal() == other.as_literal(),
            (NodeKind::Field(one), NodeKind::Field(other)) => one == other,
            (NodeKind::BuiltIn(one), NodeKind::BuiltIn(other)) => one == other,
            (NodeKind::Matches(_, one), NodeKind::Matches(_, other)) => {
                one.as_str() == other.as_str()
            }
            (NodeKind::Compare(one, _), NodeKind::Compare(other, _)) => one == other,
            (NodeKind::Arithmetic(one, of, _), NodeKind::Arithmetic(other, other_of, _)) => {
                (one, of) == (other, other_of)
            }
            (NodeKind::Call(one, _), NodeKind::Call(other, _)) => std::ptr::eq(*one, *other),
            (NodeKind::Aggregate(one), NodeKind::Aggregate(other)) => {
                std::ptr::eq(one.aggregate, other.aggregate)
                    && one.rows == other.rows
                    && one.of.is_some() == other.of.is_some()
            }
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        };
        let (parts, others) = (self.parts(), other.parts());
        alike
            && parts.len() == others.len()
            && parts.iter().zip(others).all(|(part, other)| part.is_same(other))
    }

    /// Every field the expression names, parts included.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldRef> {
        let mut fields: Vec<FieldRef> = self.parts().into_iter().flat_map(Self::fields).collect();
        if let NodeKind::Field(field) = &self.kind {
            fields.push(*field);
        }
        fields
    }

    /// The name of every parameter the expression names, parts included.
    #[must_use]
    pub fn parameters(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.parts().into_iter().flat_map(Self::parameters).collect();
        if let NodeKind::Parameter(name, _) = &self.kind {
            names.push(name);
        }
        names
    }

    /// Every path of rows the expression goes through, parts included.
    #[must_use]
    pub fn row_paths(&self) -> Vec<&RowsPath> {
        let mut paths: Vec<&RowsPath> =
            self.parts().into_iter().flat_map(Self::row_paths).collect();
        if let NodeKind::Aggregate(aggregation) = &self.kind {
            paths.push(&aggregation.rows);
        }
        paths
    }
}
