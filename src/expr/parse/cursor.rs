//! A place in a list of tokens, and what may stand there.

use std::ops::Range;

use super::{Parsed, WORDS};
use crate::expr::ast::Word;
use crate::expr::fault::{self, Fault};
use crate::expr::token::{Spanned, Token, tokens};
use crate::limits::Limit;
use crate::text;
use crate::text::Text;

/// How deep parentheses, operators and calls may nest.
const MAX_DEPTH: usize = 48;

/// A reader of tokens.
pub(super) struct Parser {
    tokens: Vec<Spanned>,
    pub(super) at: usize,
    depth: usize,
    operators: usize,
}

impl Parser {
    pub(super) fn new(text: &str) -> Parsed<Self> {
        Ok(Self { tokens: tokens(text)?, at: 0, depth: 0, operators: 0 })
    }

    pub(super) fn peek_at(&self, ahead: usize) -> &Token {
        self.tokens.get(self.at + ahead).map_or(&Token::End, |spanned| &spanned.token)
    }

    pub(super) fn peek(&self) -> &Token {
        self.peek_at(0)
    }

    pub(super) fn span(&self) -> Range<usize> {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(0..0, |spanned| spanned.span.clone())
    }

    /// The token just read.
    pub(super) fn before(&self) -> Range<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.map_or(0..0, |spanned| spanned.span.clone())
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(here) if *here == sign)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Token::Name(here) if here == word)
    }

    pub(super) fn eat_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    pub(super) fn end(&self) -> Parsed<()> {
        if *self.peek() == Token::End {
            return Ok(());
        }
        let fault = self.unexpected(&text!("akhir ungkapan", "the end of the expression"));
        let written = written(self.peek());
        Err(Fault {
            message: text!(
                "ungkapannya seharusnya selesai di sini, tetapi masih ada `{written}`",
                "the expression should end here, but there is `{written}`"
            ),
            ..fault
        })
    }

    pub(super) fn unexpected(&self, wanted: &Text) -> Fault {
        use crate::text::Lang;
        let (id, en) = (wanted.get(Lang::Id), wanted.get(Lang::En));
        let (found_id, found_en) = match self.peek() {
            Token::End => {
                ("ungkapannya sudah berakhir".to_owned(), "the expression ends".to_owned())
            }
            token => {
                let written = written(token);
                (format!("yang ada `{written}`"), format!("there is `{written}`"))
            }
        };
        let fault = Fault::new(
            fault::UNEXPECTED,
            self.span(),
            text!(
                "di sini seharusnya ada {id}, tetapi {found_id}",
                "expected {en}, but {found_en}"
            ),
        );
        match self.peek() {
            Token::Sign("==") => fault.help(text!("tulis `=`", "write `=`")).replace("="),
            Token::Sign("&&") => fault.help(text!("tulis `and`", "write `and`")).replace("and"),
            Token::Sign("||") => fault.help(text!("tulis `or`", "write `or`")).replace("or"),
            Token::Name(_) | Token::Number(_) | Token::Text(_) if self.at > 0 => fault.help(text!(
                "mungkin ada tanda atau kata seperti `and` yang terlupa di depannya",
                "an operator or a word such as `and` may be missing before it"
            )),
            _ => fault.help(text!("lengkapi ungkapannya", "complete the expression")),
        }
    }

    pub(super) fn expect_sign(&mut self, sign: &'static str, opened: Range<usize>) -> Parsed<()> {
        if self.eat_sign(sign) {
            return Ok(());
        }
        if *self.peek() == Token::End {
            return Err(Fault::new(
                fault::UNCLOSED,
                opened,
                text!(
                    "kurung yang dibuka di sini tidak ditutup",
                    "the bracket opened here is never closed"
                ),
            )
            .help(text!("tambahkan `{sign}`", "add `{sign}`")));
        }
        Err(self.unexpected(&text!("`{sign}`", "`{sign}`")))
    }

    /// Steps over an operator of arithmetic.
    pub(super) fn operator(&mut self) -> Parsed<()> {
        self.operators += 1;
        // Each of `+`, `-`, `*` and `/` nests what stands before it.
        let most = Limit::Expression.count();
        if self.operators > most {
            return Err(Fault::new(
                fault::TOO_DEEP,
                self.span(),
                text!(
                    "ungkapan ini memuat lebih dari {most} tanda hitung",
                    "the expression has more than {most} operators"
                ),
            )
            .help(Limit::Expression.or_raise(&text!(
                "hitung sebagian di field tersendiri dengan `derive`",
                "compute a part of it in a field of its own, by `derive`"
            ))));
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn name(&mut self) -> Parsed<Word> {
        let span = self.span();
        match self.peek().clone() {
            Token::Name(text) if !WORDS.contains(&text.as_str()) => {
                self.at += 1;
                Ok(Word { text, span })
            }
            _ => Err(self.unexpected(&text!("sebuah nama", "a name"))),
        }
    }

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            return Err(Fault::new(
                fault::TOO_DEEP,
                self.span(),
                text!(
                    "ungkapan ini bersusun lebih dari {MAX_DEPTH} lapis",
                    "the expression nests more than {MAX_DEPTH} deep"
                ),
            )
            .help(text!(
                "hitung sebagian di field tersendiri dengan `derive`",
                "compute a part of it in a field of its own, by `derive`"
            )));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }
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
