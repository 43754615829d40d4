//! Reads an expression into its parts; the grammar stands above each function.

use std::ops::Range;

use super::ast::{Aggregate, Ast, AstKind, Comparison, Operator, RowsAst, Word};
use super::fault::{self, Fault};
use super::table;
use super::token::{Spanned, Token, tokens};
use crate::quantity::Number;
use crate::text;
use crate::text::Text;

/// How deep parentheses, operators and calls may nest.
const MAX_DEPTH: usize = 48;

/// How many `+`, `-`, `*` and `/` an expression may have: each nests what stands before it.
const MAX_OPERATORS: usize = 200;

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

struct Parser {
    tokens: Vec<Spanned>,
    at: usize,
    depth: usize,
    operators: usize,
}

type Parsed<T> = Result<T, Fault>;

impl Parser {
    fn new(text: &str) -> Parsed<Self> {
        Ok(Self { tokens: tokens(text)?, at: 0, depth: 0, operators: 0 })
    }

    fn peek_at(&self, ahead: usize) -> &Token {
        self.tokens.get(self.at + ahead).map_or(&Token::End, |spanned| &spanned.token)
    }

    fn peek(&self) -> &Token {
        self.peek_at(0)
    }

    fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(0..0, |spanned| spanned.span.clone())
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(here) if *here == sign)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(here) if here == word)
    }

    fn eat_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    fn end(&self) -> Parsed<()> {
        if *self.peek() == Token::End {
            return Ok(());
        }
        Err(self.unexpected(&text!("akhir ungkapan", "the end of the expression")))
    }

    fn unexpected(&self, wanted: &Text) -> Fault {
        use crate::text::Lang;
        let (id, en) = (wanted.get(Lang::Id), wanted.get(Lang::En));
        let (found_id, found_en) = match self.peek() {
            Token::End => ("ungkapan berakhir".to_owned(), "the expression ends".to_owned()),
            token => {
                let written = written(token);
                (format!("ada `{written}`"), format!("there is `{written}`"))
            }
        };
        let fault = Fault::new(
            fault::UNEXPECTED,
            self.span(),
            text!("di sini diharapkan {id}, tetapi {found_id}", "expected {en}, but {found_en}"),
        );
        match self.peek() {
            Token::Sign("==") => fault.help(text!("tulis `=`", "write `=`")).replace("="),
            Token::Sign("&&") => fault.help(text!("tulis `and`", "write `and`")).replace("and"),
            Token::Sign("||") => fault.help(text!("tulis `or`", "write `or`")).replace("or"),
            Token::Name(_) | Token::Number(_) | Token::Text(_) if self.at > 0 => fault.help(text!(
                "mungkin ada tanda atau kata penghubung yang tertinggal di depannya",
                "an operator or a word such as `and` may be missing before it"
            )),
            _ => fault.help(text!("lengkapi ungkapannya", "complete the expression")),
        }
    }

    fn expect_sign(&mut self, sign: &'static str, opened: Range<usize>) -> Parsed<()> {
        if self.eat_sign(sign) {
            return Ok(());
        }
        if *self.peek() == Token::End {
            return Err(Fault::new(
                fault::UNCLOSED,
                opened,
                text!("tanda ini tidak ditutup", "this is not closed"),
            )
            .help(text!("tambahkan `{sign}`", "add `{sign}`")));
        }
        Err(self.unexpected(&text!("`{sign}`", "`{sign}`")))
    }

    fn name(&mut self) -> Parsed<Word> {
        let span = self.span();
        match self.peek().clone() {
            Token::Name(text) if !WORDS.contains(&text.as_str()) => {
                self.at += 1;
                Ok(Word { text, span })
            }
            _ => Err(self.unexpected(&text!("sebuah nama", "a name"))),
        }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            return Err(Fault::new(
                fault::TOO_DEEP,
                self.span(),
                text!(
                    "ungkapan bersusun lebih dari {MAX_DEPTH} lapis",
                    "the expression nests more than {MAX_DEPTH} deep"
                ),
            )
            .help(text!("bagi menjadi beberapa field turunan", "split it into derived fields")));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// `expr = or`, `or = and { "or" and }`
    fn expr(&mut self) -> Parsed<Ast> {
        self.deeper(|parser| parser.joined("or", Self::and, AstKind::Or))
    }

    /// `and = not { "and" not }`
    fn and(&mut self) -> Parsed<Ast> {
        self.joined("and", Self::not, AstKind::And)
    }

    fn joined(
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
    fn not(&mut self) -> Parsed<Ast> {
        let start = self.span().start;
        if !self.eat_word("not") {
            return self.compare();
        }
        let inner = self.compare()?;
        let span = start..inner.span.end;
        Ok(Ast { kind: AstKind::Not(Box::new(inner)), span })
    }

    /// `compare = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "matches" ) sum ]`
    fn compare(&mut self) -> Parsed<Ast> {
        let left = self.sum()?;
        let Some(relation) = self.relation() else { return Ok(left) };
        let right = self.sum()?;
        if self.relation().is_some() {
            return Err(Fault::new(
                fault::CHAINED,
                left.span.start..self.span().start,
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

    fn relation(&mut self) -> Option<fn(Box<[Ast; 2]>) -> AstKind> {
        let relation: fn(Box<[Ast; 2]>) -> AstKind = match self.peek() {
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

    /// Steps over an operator of arithmetic.
    fn operator(&mut self) -> Parsed<()> {
        self.operators += 1;
        if self.operators > MAX_OPERATORS {
            return Err(Fault::new(
                fault::TOO_DEEP,
                self.span(),
                text!(
                    "ungkapan memuat lebih dari {MAX_OPERATORS} tanda hitung",
                    "the expression has more than {MAX_OPERATORS} operators"
                ),
            )
            .help(text!("bagi menjadi beberapa field turunan", "split it into derived fields")));
        }
        self.at += 1;
        Ok(())
    }

    /// `sum = product { ( "+" | "-" ) product }`
    fn sum(&mut self) -> Parsed<Ast> {
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
    fn product(&mut self) -> Parsed<Ast> {
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
    fn unary(&mut self) -> Parsed<Ast> {
        let start = self.span().start;
        if !self.eat_sign("-") {
            return self.primary();
        }
        let inner = self.primary()?;
        let span = start..inner.span.end;
        Ok(Ast { kind: AstKind::Negate(Box::new(inner)), span })
    }

    /// `primary = literal | name { "." name } | call | aggregate | list | "(" expr ")"`
    fn primary(&mut self) -> Parsed<Ast> {
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
        let end = self.tokens.get(self.at.wrapping_sub(1)).map_or(span.end, |last| last.span.end);
        Ok(Ast { kind, span: span.start..end })
    }

    fn literal(&mut self, kind: AstKind) -> AstKind {
        self.at += 1;
        kind
    }

    /// `number "%" | number ("minutes"|"hours"|"days"|"weeks", singular too) | number`
    fn with_unit(&mut self, number: Number) -> AstKind {
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

    fn parenthesised(&mut self) -> Parsed<Ast> {
        let opened = self.span();
        self.at += 1;
        let mut inner = self.expr()?;
        let end = self.span().end;
        self.expect_sign(")", opened.clone())?;
        inner.span = opened.start..end;
        Ok(inner)
    }

    /// `list = "[" [ expr { "," expr } ] "]"`
    fn list(&mut self) -> Parsed<Ast> {
        let opened = self.span();
        self.at += 1;
        let items = self.items("]")?;
        let end = self.span().end;
        self.expect_sign("]", opened.clone())?;
        Ok(Ast { kind: AstKind::List(items), span: opened.start..end })
    }

    fn items(&mut self, close: &str) -> Parsed<Vec<Ast>> {
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
    fn path(&mut self) -> Parsed<Vec<Word>> {
        let mut path = vec![self.name()?];
        while self.eat_sign(".") {
            path.push(self.name()?);
        }
        Ok(path)
    }

    /// `call = name "(" [ expr { "," expr } ] ")"`, or an aggregate.
    fn call(&mut self) -> Parsed<Ast> {
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
    fn aggregate(&mut self, name: Word) -> Parsed<Aggregate> {
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
    fn names_rows(&self) -> bool {
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
    fn rows(&mut self) -> Parsed<RowsAst> {
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

fn arithmetic(operator: Operator, left: Ast, right: Ast) -> Ast {
    let span = left.span.start..right.span.end;
    Ast { kind: AstKind::Arithmetic(operator, Box::new([left, right])), span }
}

fn written(token: &Token) -> String {
    match token {
        Token::Number(number) => number.to_decimal(18),
        Token::Date(date) => date.to_string(),
        Token::Month(month) => month.to_string(),
        Token::Time(time) => time.to_string(),
        Token::Text(text) => format!("\"{text}\""),
        Token::Name(name) => name.clone(),
        Token::Sign(sign) => (*sign).to_owned(),
        Token::End => String::new(),
    }
}
