//! Splits an expression into words, numbers and signs.

use std::ops::Range;

use super::fault::{self, Fault};
use crate::quantity::{Date, Month, Number, Time};
use crate::text;

/// A piece of an expression.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    Number(Number),
    Date(Date),
    Month(Month),
    Time(Time),
    Text(String),
    Name(String),
    Sign(&'static str),
    End,
}

/// A token and the bytes it stands in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spanned {
    pub(super) token: Token,
    pub(super) span: Range<usize>,
}

const SIGNS: &[&str] = &[
    "!=", "<=", ">=", "==", "&&", "||", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]",
    ",", ".",
];

/// The tokens of an expression, with an [`Token::End`] last.
pub(super) fn tokens(text: &str) -> Result<Vec<Spanned>, Fault> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next()?;
        let ended = token.token == Token::End;
        tokens.push(token);
        if ended {
            return Ok(tokens);
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Result<Spanned, Fault> {
        self.at = self.text.len() - self.rest().trim_start().len();
        let start = self.at;
        let token = match self.rest().chars().next() {
            None => Token::End,
            Some('"') => self.text()?,
            Some(first) if first.is_ascii_digit() => self.digits()?,
            Some(first) if first.is_ascii_lowercase() || first == '_' => self.name(),
            Some(first) => self.sign(first)?,
        };
        Ok(Spanned { token, span: start..self.at })
    }

    fn take(&mut self, length: usize) -> &'a str {
        let taken = self.rest().get(..length).unwrap_or_default();
        self.at += taken.len();
        taken
    }

    fn name(&mut self) -> Token {
        let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let length = self.rest().find(|c| !part(c)).unwrap_or(self.rest().len());
        Token::Name(self.take(length).to_owned())
    }

    fn sign(&mut self, first: char) -> Result<Token, Fault> {
        let Some(sign) = SIGNS.iter().find(|sign| self.rest().starts_with(**sign)) else {
            if first.is_ascii_uppercase() {
                return Err(self.upper_case());
            }
            if first == '\'' {
                return Err(self.single_quotes());
            }
            return Err(Fault::new(
                fault::UNEXPECTED,
                self.at..self.at + first.len_utf8(),
                text!("tanda `{first}` tidak dikenal di sini", "`{first}` means nothing here"),
            )
            .help(match first {
                '“' | '”' => text!(
                    "teks ditulis dalam tanda kutip ganda yang lurus: \"teks\"",
                    "write texts in straight double quotes: \"text\""
                ),
                '≤' | '≥' | '≠' => {
                    text!("tulis `<=`, `>=` atau `!=`", "write `<=`, `>=` or `!=`")
                }
                '×' | '÷' => text!("tulis `*` atau `/`", "write `*` or `/`"),
                _ => text!(
                    "hapus tanda itu, atau tulis teksnya di dalam tanda kutip",
                    "remove it, or put texts in quotes"
                ),
            }));
        };
        self.take(sign.len());
        Ok(Token::Sign(sign))
    }

    fn single_quotes(&self) -> Fault {
        let inner = self.rest().split('\'').nth(1).unwrap_or_default();
        let is_closed = self.rest().get(inner.len() + 1..).is_some_and(|end| end.starts_with('\''));
        let length = if is_closed { inner.len() + 2 } else { 1 };
        let fault = Fault::new(
            fault::UNEXPECTED,
            self.at..self.at + length,
            text!(
                "teks dalam ungkapan tidak ditulis dengan `'`",
                "texts in expressions are not written with `'`"
            ),
        )
        .help(text!("pakai tanda kutip ganda: \"teks\"", "use double quotes: \"text\""));
        match is_closed && !inner.contains(['"', '\\']) {
            true => fault.replace(format!("\"{inner}\"")),
            false => fault,
        }
    }

    fn upper_case(&self) -> Fault {
        let part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = self.rest().find(|c| !part(c)).unwrap_or(self.rest().len());
        let (written, span) = (self.rest().get(..length), self.at..self.at + length);
        let written = written.unwrap_or_default();
        // Only a text is ever said to equal a word in upper case.
        let before = self.text.get(..self.at).unwrap_or_default().trim_end();
        let is_compared =
            before.ends_with('=') && !before.ends_with("<=") && !before.ends_with(">=");
        Fault::new(
            fault::UNEXPECTED,
            span,
            text!(
                "nama ditulis dengan huruf kecil, tetapi ini `{written}`",
                "names are written in lower case, but this is `{written}`"
            ),
        )
        .help(text!(
            "kalau ini teks, tulis di dalam tanda kutip",
            "if this is a text, write it in quotes"
        ))
        .replace(if is_compared {
            format!("\"{written}\"")
        } else {
            written.to_ascii_lowercase()
        })
    }

    /// A text in quotes; only `\"` and `\\` are escapes, so that a pattern such as `"\d+"` needs none.
    fn text(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        self.take(1);
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let mut chars = rest.chars();
            match (chars.next(), chars.next()) {
                (None, _) => {
                    return Err(Fault::new(
                        fault::UNCLOSED,
                        start..self.text.len(),
                        text!("teks ini tidak ditutup", "this text is not closed"),
                    )
                    .help(text!("tambahkan `\"` di ujung teks", "add `\"` where the text ends")));
                }
                (Some('"'), _) => {
                    self.take(1);
                    return Ok(Token::Text(text));
                }
                (Some('\\'), Some(escaped @ ('"' | '\\'))) => {
                    self.take(2);
                    text.push(escaped);
                }
                (Some(other), _) => {
                    self.take(other.len_utf8());
                    text.push(other);
                }
            }
        }
    }

    /// A date, a month, a time or a number.
    fn digits(&mut self) -> Result<Token, Fault> {
        let start = self.at;
        for (shape, read) in SHAPES {
            if let Some(written) = matching(self.rest(), shape) {
                self.take(written.len());
                return read(written).ok_or_else(|| impossible(written, start..self.at));
            }
        }
        let length = decimal_length(self.rest());
        let written = self.take(length);
        if self.rest().starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
            return Err(Fault::new(
                fault::UNEXPECTED,
                start..self.at + 1,
                text!("angka dan huruf tidak boleh disambung", "a number can't run into a letter"),
            )
            .help(text!(
                "beri spasi, misalnya `3 hours`",
                "put a space between them, as in `3 hours`"
            )));
        }
        number(written).map(Token::Number).ok_or_else(|| too_long(start..self.at))
    }
}

type Shape = (&'static str, fn(&str) -> Option<Token>);

/// Digits stand for `9`, signs for themselves; the longest shape comes first.
const SHAPES: &[Shape] = &[("9999-99-99", date), ("9999-99", month), ("99:99", time)];

fn matching<'a>(rest: &'a str, shape: &str) -> Option<&'a str> {
    let written = rest.get(..shape.len())?;
    let fits = written.bytes().zip(shape.bytes()).all(|(byte, sign)| match sign {
        b'9' => byte.is_ascii_digit(),
        _ => byte == sign,
    });
    let ends = !rest.get(shape.len()..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    (fits && ends).then_some(written)
}

fn parts<const N: usize>(written: &str) -> Option<[u32; N]> {
    let parts: Vec<u32> = written.split(['-', ':']).filter_map(|part| part.parse().ok()).collect();
    parts.try_into().ok()
}

fn date(written: &str) -> Option<Token> {
    let [year, month, day] = parts(written)?;
    Date::new(i32::try_from(year).ok()?, month, day).map(Token::Date)
}

fn month(written: &str) -> Option<Token> {
    let [year, month] = parts(written)?;
    Month::new(i32::try_from(year).ok()?, month).map(Token::Month)
}

fn time(written: &str) -> Option<Token> {
    let [hour, minute] = parts(written)?;
    Time::new(hour, minute).map(Token::Time)
}

/// The length of a number at the start of a text: digits, and decimals after a point that digits follow.
fn decimal_length(text: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    match text.get(whole..).and_then(|rest| rest.strip_prefix('.')) {
        Some(rest) if digits(rest) > 0 => whole + 1 + digits(rest),
        _ => whole,
    }
}

fn number(written: &str) -> Option<Number> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let digits = format!("{whole}{decimals}");
    let significant = digits.trim_start_matches('0');
    if significant.len() > 18 || decimals.len() > 18 {
        return None;
    }
    let scale = u32::try_from(decimals.len()).ok()?;
    Some(Number::decimal(significant.parse().unwrap_or(0), scale))
}

fn impossible(written: &str, span: Range<usize>) -> Fault {
    Fault::new(
        fault::IMPOSSIBLE_DATE,
        span,
        text!(
            "tidak ada tanggal, bulan atau jam `{written}`",
            "there is no such date, month or time as `{written}`"
        ),
    )
    .help(text!(
        "perbaiki; kalau maksudnya pengurangan, beri spasi di kedua sisi `-`",
        "correct it, or put spaces around `-` if a subtraction is meant"
    ))
}

fn too_long(span: Range<usize>) -> Fault {
    Fault::new(
        fault::NUMBER_TOO_LONG,
        span,
        text!("angka ini lebih dari 18 digit", "this number has more than 18 digits"),
    )
    .help(text!("bulatkan angka itu", "round it"))
}
