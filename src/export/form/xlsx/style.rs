//! How a workbook looks: one accent colour, calm greys, and cells that show where to write.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::form::Kind;
use crate::text::Lang;

/// The one accent colour.
pub(super) const ACCENT: Color = Color::RGB(0x0B_5C_6B);
/// Behind headings within a sheet.
const SOFT: Color = Color::RGB(0xE3_EE_F0);
/// Behind cells that must be filled in.
const REQUIRED: Color = Color::RGB(0xFF_F6_DC);
/// Behind cells to correct.
const WRONG: Color = Color::RGB(0xF9_D3_D0);
/// Around cells to correct, and for words about them.
pub(super) const ALARM: Color = Color::RGB(0xB3_26_1E);
/// Lines between cells.
const LINE: Color = Color::RGB(0xB9_C6_CA);
/// Text that only helps.
const QUIET: Color = Color::RGB(0x5F_6B_70);

/// What a cell to write in is like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// It may be left blank.
    Free,
    /// It must be filled in.
    Required,
    /// What stands in it must be corrected.
    Wrong,
}

/// A cell to write values of a kind in.
pub(super) fn input(kind: Kind, input: Input, lang: Lang) -> Format {
    let format = bordered().set_unlocked().set_num_format(number_format(kind, lang));
    let format =
        format.set_align(alignment(kind)).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    match input {
        Input::Free => format,
        Input::Required => format.set_background_color(REQUIRED),
        Input::Wrong => {
            format.set_background_color(WRONG).set_border_color(ALARM).set_font_color(ALARM)
        }
    }
}

/// The number format of a kind: text stays as typed, months and days are shown by name.
pub(super) fn number_format(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Text => "@",
        Kind::Integer => "0",
        Kind::Share => "0.0%",
        // The names of months show at once which of two numbers was taken for the month.
        Kind::Date => lang.pick("[$-421]d mmm yyyy", "[$-809]d mmm yyyy"),
        Kind::Month => lang.pick("[$-421]mmmm yyyy", "[$-809]mmmm yyyy"),
        Kind::Time => "hh:mm",
        Kind::Number | Kind::Boolean | Kind::Duration | Kind::Choice(_) | Kind::Choices(_) => {
            "General"
        }
    }
}

const fn alignment(kind: Kind) -> FormatAlign {
    match kind {
        Kind::Text | Kind::Choice(_) | Kind::Choices(_) | Kind::Month => FormatAlign::Left,
        Kind::Integer | Kind::Number | Kind::Share | Kind::Duration => FormatAlign::Right,
        Kind::Boolean | Kind::Date | Kind::Time => FormatAlign::Center,
    }
}

fn bordered() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_border_color(LINE)
}

fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

/// The heading of a sheet.
pub(super) fn title() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(16)
        .set_font_color(ACCENT)
        .set_align(FormatAlign::VerticalCenter)
}

/// What stands under a heading.
pub(super) fn subtitle() -> Format {
    Format::new()
        .set_font_color(QUIET)
        .set_align(FormatAlign::VerticalCenter)
        .set_align(FormatAlign::Left)
        .set_text_wrap()
}

/// The header of a column.
pub(super) fn header() -> Format {
    bordered()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A heading within a sheet.
pub(super) fn section() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(ACCENT)
        .set_background_color(SOFT)
        .set_align(FormatAlign::VerticalCenter)
}

/// A paragraph.
pub(super) fn paragraph() -> Format {
    wrapped()
}

/// A cell of a table that is only read.
pub(super) fn told() -> Format {
    bordered().set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

/// A number beside what is only read.
pub(super) fn told_centred() -> Format {
    told().set_align(FormatAlign::Center)
}

/// A cell of a table that is only read, of more weight.
pub(super) fn told_bold() -> Format {
    told().set_bold()
}

/// A cell that only helps.
pub(super) fn quiet() -> Format {
    told().set_font_color(QUIET)
}

/// A link in a table.
pub(super) fn link() -> Format {
    told().set_font_color(ACCENT).set_underline(FormatUnderline::Single)
}

/// A link beside a heading.
pub(super) fn plain_link() -> Format {
    Format::new()
        .set_font_color(ACCENT)
        .set_underline(FormatUnderline::Single)
        .set_align(FormatAlign::VerticalCenter)
}

/// A column below the places that are drawn: what is typed there looks the same but for the lines.
pub(super) fn beyond(kind: Kind, lang: Lang) -> Format {
    Format::new()
        .set_unlocked()
        .set_num_format(number_format(kind, lang))
        .set_align(alignment(kind))
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}
