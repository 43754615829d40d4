//! Reads an expression into its parts; the grammar stands above each function.

mod cursor;
mod primary;

use super::ast::{Ast, AstKind, Comparison, Operator, RowsAst};
use super::fault::{self, Fault};
use super::token::Token;
use crate::text;
use cursor::Parser;

/// Words that never name anything.
const WORDS: &[&str] = &["and", "or", "not", "in", "of", "where", "matches"];

/// Reads a whole expression.
///
/// # Errors
/// The first place where the text leaves the grammar.
pub fn parse(text: &str) -> Result<Ast, Fault> {
    let mut parser = Parser::new(text)?;
    let ast = parser.expr()?;
    parser.end()?;
    Ok(ast)
}

/// Reads `[alias in] name.name`, as after `each:`.
///
/// # Errors
/// The first place where the text leaves the grammar.
pub fn parse_rows(text: &str) -> Result<RowsAst, Fault> {
    let mut parser = Parser::new(text)?;
    let rows = parser.rows()?;
    parser.end()?;
    Ok(rows)
}

/// Reads a literal of the language, a minus before it allowed; `None` when the text is anything else.
#[must_use]
pub fn parse_literal(text: &str) -> Option<Ast> {
    let ast = parse(text).ok()?;
    let is_literal = |kind: &AstKind| {
        matches!(
            kind,
            AstKind::Number(_)
                | AstKind::Percent(_)
                | AstKind::Duration(_)
                | AstKind::Date(_)
                | AstKind::Month(_)
                | AstKind::Time(_)
                | AstKind::Text(_)
                | AstKind::Boolean(_)
        )
    };
    let negatable = |kind: &AstKind| {
        matches!(kind, AstKind::Number(_) | AstKind::Percent(_) | AstKind::Duration(_))
    };
    match &ast.kind {
        AstKind::Negate(inner) if negatable(&inner.kind) => Some(ast),
        kind if is_literal(kind) && !text.trim_start().starts_with('(') => Some(ast),
        _ => None,
    }
}

/// How a comparison joins its two sides.
type Relation = fn(Box<[Ast; 2]>) -> AstKind;

type Parsed<T> = Result<T, Fault>;

impl Parser {
    /// `expr = or`, `or = and { "or" and }`
    pub(super) fn expr(&mut self) -> Parsed<Ast> {
        self.deeper(|parser| parser.joined("or", Self::and, AstKind::Or))
    }

    /// `and = not { "and" not }`
    pub(super) fn and(&mut self) -> Parsed<Ast> {
        self.joined("and", Self::not, AstKind::And)
    }

    pub(super) fn joined(
        &mut self,
        word: &str,
        part: impl Fn(&mut Self) -> Parsed<Ast>,
        join: impl Fn(Vec<Ast>) -> AstKind,
    ) -> Parsed<Ast> {
        let first = part(self)?;
        let mut parts = vec![first];
        while self.eat_word(word) {
            parts.push(part(self)?);
        }
        let span = parts.first().map_or(0, |ast| ast.span.start)
            ..parts.last().map_or(0, |ast| ast.span.end);
        Ok(match (parts.len(), parts.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                parts.extend(last);
                Ast { kind: join(parts), span }
            }
        })
    }

    /// `not = [ "not" ] compare`
    pub(super) fn not(&mut self) -> Parsed<Ast> {
        let start = self.span().start;
        if !self.eat_word("not") {
            return self.compare();
        }
        let inner = self.compare()?;
        let span = start..inner.span.end;
        Ok(Ast { kind: AstKind::Not(Box::new(inner)), span })
    }

    /// `compare = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "matches" ) sum ]`
    pub(super) fn compare(&mut self) -> Parsed<Ast> {
        let left = self.sum()?;
        let Some(relation) = self.relation() else { return Ok(left) };
        let right = self.sum()?;
        if self.relation().is_some() {
            let end = self.sum().map_or(self.before().end, |third| third.span.end);
            return Err(Fault::new(
                fault::CHAINED,
                left.span.start..end,
                text!("perbandingan tidak dapat dirangkai", "comparisons can't be chained"),
            )
            .help(text!(
                "tulis dua perbandingan dengan `and`, atau `between(x, a, b)`",
                "write two comparisons joined by `and`, or `between(x, a, b)`"
            )));
        }
        let span = left.span.start..right.span.end;
        Ok(Ast { kind: relation(Box::new([left, right])), span })
    }

    pub(super) fn relation(&mut self) -> Option<Relation> {
        let relation: Relation = match self.peek() {
            Token::Sign("=") => |sides| AstKind::Compare(Comparison::Equal, sides),
            Token::Sign("!=") => |sides| AstKind::Compare(Comparison::NotEqual, sides),
            Token::Sign("<") => |sides| AstKind::Compare(Comparison::Less, sides),
            Token::Sign("<=") => |sides| AstKind::Compare(Comparison::AtMost, sides),
            Token::Sign(">") => |sides| AstKind::Compare(Comparison::Greater, sides),
            Token::Sign(">=") => |sides| AstKind::Compare(Comparison::AtLeast, sides),
            Token::Name(word) if word == "in" => AstKind::In,
            Token::Name(word) if word == "matches" => AstKind::Matches,
            _ => return None,
        };
        self.at += 1;
        Some(relation)
    }

    /// `sum = product { ( "+" | "-" ) product }`
    pub(super) fn sum(&mut self) -> Parsed<Ast> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Token::Sign("+") => Operator::Plus,
                Token::Sign("-") => Operator::Minus,
                _ => return Ok(left),
            };
            self.operator()?;
            left = arithmetic(operator, left, self.product()?);
        }
    }

    /// `product = unary { ( "*" | "/" ) unary }`
    pub(super) fn product(&mut self) -> Parsed<Ast> {
        let mut left = self.unary()?;
        loop {
            let operator = match self.peek() {
                Token::Sign("*") => Operator::Times,
                Token::Sign("/") => Operator::Divide,
                _ => return Ok(left),
            };
            self.operator()?;
            left = arithmetic(operator, left, self.unary()?);
        }
    }

    /// `unary = [ "-" ] access`
    pub(super) fn unary(&mut self) -> Parsed<Ast> {
        let start = self.span().start;
        if !self.eat_sign("-") {
            return self.primary();
        }
        let inner = self.primary()?;
        let span = start..inner.span.end;
        Ok(Ast { kind: AstKind::Negate(Box::new(inner)), span })
    }
}

fn arithmetic(operator: Operator, left: Ast, right: Ast) -> Ast {
    let span = left.span.start..right.span.end;
    Ast { kind: AstKind::Arithmetic(operator, Box::new([left, right])), span }
}
