//! What is said of arguments that cannot be understood, and of requests for help.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Status;
use super::arguments::Expected;
use super::console::Console;
use crate::error::Error;
use crate::text;
use crate::text::Text;

/// Shows the help that was asked for, or says what is wrong with the arguments.
///
/// # Errors
/// Help cannot be written to standard output.
pub(super) fn explain(error: &clap::Error, console: &mut Console) -> Result<Status, Error> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.result(&error.render().to_string())?;
            Ok(Status::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            console.message(&error.render().to_string());
            Ok(Status::Wrong)
        }
        _ => {
            console.error(&message(error));
            if let Some(hint) = hint(error) {
                console.note(&hint);
            }
            console.note(&text!(
                "pemakaian dijelaskan oleh `tilik --help` dan `tilik PERINTAH --help`",
                "`tilik --help` and `tilik COMMAND --help` explain the usage"
            ));
            Ok(Status::Wrong)
        }
    }
}

fn message(error: &clap::Error) -> Text {
    let argument = said(error, ContextKind::InvalidArg);
    let value = said(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            text!("pilihan `{argument}` tidak dikenal", "there is no option `{argument}`")
        }
        ErrorKind::UnknownArgument => {
            text!("`{argument}` tidak diharapkan di sini", "`{argument}` is not expected here")
        }
        ErrorKind::InvalidSubcommand => {
            let name = said(error, ContextKind::InvalidSubcommand);
            text!("perintah `{name}` tidak dikenal", "there is no command `{name}`")
        }
        ErrorKind::MissingSubcommand => {
            text!("perintahnya belum ditulis", "no command was given")
        }
        ErrorKind::MissingRequiredArgument => {
            text!("`{argument}` belum ditulis", "`{argument}` is missing")
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues
            if value.is_empty() =>
        {
            text!("`{argument}` memerlukan nilai", "`{argument}` needs a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text!(
            "`{value}` bukan nilai untuk `{argument}`",
            "`{value}` is no value for `{argument}`"
        ),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            text!("terlalu banyak nilai untuk `{argument}`", "too many values for `{argument}`")
        }
        ErrorKind::ArgumentConflict => conflict(error, &argument),
        ErrorKind::InvalidUtf8 => {
            text!("ada argumen yang bukan teks UTF-8", "an argument is not UTF-8 text")
        }
        _ => text!("argumennya tidak dapat dipahami", "the arguments can't be understood"),
    }
}

fn conflict(error: &clap::Error, argument: &str) -> Text {
    let other = said(error, ContextKind::PriorArg);
    if other.is_empty() || other == argument {
        text!("`{argument}` hanya dapat ditulis sekali", "`{argument}` can be given only once")
    } else {
        text!(
            "`{argument}` dan `{other}` tidak dapat dipakai bersama",
            "`{argument}` and `{other}` can't be used together"
        )
    }
}

/// What may have been meant.
fn hint(error: &clap::Error) -> Option<Text> {
    let expected = std::error::Error::source(error).and_then(|cause| cause.downcast_ref());
    if let Some(Expected(text)) = expected {
        return Some(text.clone());
    }
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let nearest = suggested.into_iter().map(|kind| said(error, kind)).find(|it| !it.is_empty());
    if let Some(name) = nearest {
        return Some(text!("mungkin maksudnya `{name}`", "did you mean `{name}`?"));
    }
    let known = said(error, ContextKind::ValidValue);
    (!known.is_empty())
        .then(|| text!("yang dapat ditulis: {known}", "what can be written: {known}"))
}

/// What the parser says of one thing, in one line; empty where it says nothing.
fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
