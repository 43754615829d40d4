//! The innermost parts: literals, names, calls, aggregates, lists, parentheses.

use super::cursor::Parser;
use super::{Parsed, WORDS};
use crate::expr::ast::{Aggregate, Ast, AstKind, RowsAst, Word};
use crate::expr::table;
use crate::expr::token::Token;
use crate::quantity::Number;
use crate::text;

impl Parser {
    /// `primary = literal | name { "." name } | call | aggregate | list | "(" expr ")"`
    pub(super) fn primary(&mut self) -> Parsed<Ast> {
        let span = self.span();
        let kind = match self.peek().clone() {
            Token::Sign("(") => return self.parenthesised(),
            Token::Sign("[") => return self.list(),
            Token::Name(word) if WORDS.contains(&word.as_str()) => {
                return Err(self.unexpected(&text!("sebuah nilai", "a value")));
            }
            Token::Name(word) if word == "true" || word == "false" => {
                self.at += 1;
                AstKind::Boolean(word == "true")
            }
            Token::Name(_) if *self.peek_at(1) == Token::Sign("(") => return self.call(),
            Token::Name(_) => {
                let path = self.path()?;
                let end = path.last().map_or(span.end, |word| word.span.end);
                return Ok(Ast { kind: AstKind::Name(path), span: span.start..end });
            }
            Token::Number(number) => {
                self.at += 1;
                self.with_unit(number)
            }
            Token::Date(date) => self.literal(AstKind::Date(date)),
            Token::Month(month) => self.literal(AstKind::Month(month)),
            Token::Time(time) => self.literal(AstKind::Time(time)),
            Token::Text(text) => self.literal(AstKind::Text(text)),
            Token::Sign(_) | Token::End => {
                return Err(self.unexpected(&text!("sebuah nilai", "a value")));
            }
        };
        let end = self.before().end;
        Ok(Ast { kind, span: span.start..end })
    }

    pub(super) fn literal(&mut self, kind: AstKind) -> AstKind {
        self.at += 1;
        kind
    }

    /// `number "%" | number ("minutes"|"hours"|"days"|"weeks", singular too) | number`
    pub(super) fn with_unit(&mut self, number: Number) -> AstKind {
        let minutes = match self.peek() {
            Token::Sign("%") => {
                self.at += 1;
                return AstKind::Percent(number * Number::decimal(1, 2));
            }
            Token::Name(unit) => match unit.as_str() {
                "minute" | "minutes" => 1,
                "hour" | "hours" => 60,
                "day" | "days" => 1440,
                "week" | "weeks" => 10080,
                _ => return AstKind::Number(number),
            },
            _ => return AstKind::Number(number),
        };
        self.at += 1;
        AstKind::Duration(number * Number::whole(minutes))
    }

    pub(super) fn parenthesised(&mut self) -> Parsed<Ast> {
        let opened = self.span();
        self.at += 1;
        let mut inner = self.expr()?;
        let end = self.span().end;
        self.expect_sign(")", opened.clone())?;
        inner.span = opened.start..end;
        Ok(inner)
    }

    /// `list = "[" [ expr { "," expr } ] "]"`
    pub(super) fn list(&mut self) -> Parsed<Ast> {
        let opened = self.span();
        self.at += 1;
        let items = self.items("]")?;
        let end = self.span().end;
        self.expect_sign("]", opened.clone())?;
        Ok(Ast { kind: AstKind::List(items), span: opened.start..end })
    }

    pub(super) fn items(&mut self, close: &str) -> Parsed<Vec<Ast>> {
        let mut items = Vec::new();
        if self.is_sign(close) {
            return Ok(items);
        }
        loop {
            items.push(self.expr()?);
            if !self.eat_sign(",") {
                return Ok(items);
            }
        }
    }

    /// `name { "." name }`
    pub(super) fn path(&mut self) -> Parsed<Vec<Word>> {
        let mut path = vec![self.name()?];
        while self.eat_sign(".") {
            path.push(self.name()?);
        }
        Ok(path)
    }

    /// `call = name "(" [ expr { "," expr } ] ")"`, or an aggregate.
    pub(super) fn call(&mut self) -> Parsed<Ast> {
        let name = self.name()?;
        let opened = self.span();
        self.at += 1;
        let start = name.span.start;
        let kind = if table::aggregate(&name.text).is_some() {
            let aggregate = self.deeper(|parser| parser.aggregate(name))?;
            AstKind::Aggregate(Box::new(aggregate))
        } else {
            AstKind::Call(name, self.items(")")?)
        };
        let end = self.span().end;
        self.expect_sign(")", opened)?;
        Ok(Ast { kind, span: start..end })
    }

    /// `[ expr "of" ] [ alias "in" ] rows [ "where" expr ]`
    pub(super) fn aggregate(&mut self, name: Word) -> Parsed<Aggregate> {
        let of = if self.names_rows() {
            None
        } else {
            let of = self.expr()?;
            if !self.eat_word("of") {
                return Err(
                    self.unexpected(&text!("`of` dan nama tabel", "`of` and the name of a table"))
                );
            }
            Some(of)
        };
        let rows = self.rows()?;
        let condition = if self.eat_word("where") { Some(self.expr()?) } else { None };
        Ok(Aggregate { name, of, rows, condition })
    }

    /// Whether `[alias in] rows`, followed by `where` or the aggregate's `)`, comes next.
    pub(super) fn names_rows(&self) -> bool {
        let is_name = |ahead| matches!(self.peek_at(ahead), Token::Name(word) if !WORDS.contains(&word.as_str()));
        let mut ahead = 0;
        if is_name(0) && matches!(self.peek_at(1), Token::Name(word) if word == "in") {
            ahead = 2;
        }
        loop {
            if !is_name(ahead) {
                return false;
            }
            ahead += 1;
            match self.peek_at(ahead) {
                Token::Sign(".") => ahead += 1,
                Token::Sign(")") => return true,
                Token::Name(word) => return word == "where",
                _ => return false,
            }
        }
    }

    /// `[ alias "in" ] { "previous" "." } name { "." name }`
    pub(super) fn rows(&mut self) -> Parsed<RowsAst> {
        let mut path = self.path()?;
        let alias = match path.as_slice() {
            [_] if self.eat_word("in") => path.pop(),
            _ => None,
        };
        if alias.is_some() {
            path = self.path()?;
        }
        Ok(RowsAst { alias, path })
    }
}
