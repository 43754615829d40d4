//! What cells look like: one ink, one colour of the house, and a sign of its own for each verdict.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::judge::Verdict;

/// Ordinary text.
pub(super) const INK: Color = Color::RGB(0x1F_29_33);
/// Titles, heads and what is proven.
pub(super) const HOUSE: Color = Color::RGB(0x0F_52_57);
/// What is still possible.
pub(super) const POSSIBLE: Color = Color::RGB(0x9F_CF_CB);
/// Behind what matters.
const PALE: Color = Color::RGB(0xE6_F0_EF);
/// Behind what is to be filled in.
const OPEN: Color = Color::RGB(0xFF_FB_E6);
/// The tab of a sheet that is to be filled in.
pub(super) const TO_FILL_IN: Color = Color::RGB(0xE0_A8_00);
/// Lines between cells.
pub(super) const LINE: Color = Color::RGB(0xC5_CF_D2);
/// What is said aside.
pub(super) const ASIDE: Color = Color::RGB(0x5B_68_70);

/// The size of ordinary text, in points.
pub(super) const SIZE: f64 = 10.0;
/// The size of what stands over a page.
pub(super) const TITLE_SIZE: f64 = 18.0;
/// The size of a figure that is to be seen first.
pub(super) const FIGURE_SIZE: f64 = 16.0;

/// Shares, in percent with two decimals.
pub(super) const PERCENT: &str = "0.00%";
/// Percentage points, with two decimals.
pub(super) const HUNDREDTHS: &str = "0.00";
/// Days, the day first.
pub(super) const DAY: &str = "dd/mm/yyyy";

/// Text on the page itself, without lines.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name("Calibri")
        .set_font_size(SIZE)
        .set_font_color(INK)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// What stands over a page.
pub(super) fn title() -> Format {
    plain().set_font_size(TITLE_SIZE).set_bold().set_font_color(HOUSE)
}

/// What is said aside.
pub(super) fn aside() -> Format {
    plain().set_font_color(ASIDE)
}

/// What stands over a part of a page.
pub(super) fn heading() -> Format {
    plain()
        .set_font_size(12)
        .set_bold()
        .set_font_color(HOUSE)
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(HOUSE)
}

/// A sentence that is to be read first.
pub(super) fn statement() -> Format {
    plain()
        .set_font_size(12)
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(PALE)
        .set_indent(1)
}

/// What a figure is.
pub(super) fn figure_label() -> Format {
    plain().set_font_color(ASIDE).set_align(FormatAlign::Center).set_background_color(PALE)
}

/// A figure that is to be seen first.
pub(super) fn figure() -> Format {
    plain()
        .set_font_size(FIGURE_SIZE)
        .set_bold()
        .set_font_color(HOUSE)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(PALE)
}

/// The head of a column.
pub(super) fn head() -> Format {
    cell().set_bold().set_font_color(Color::White).set_background_color(HOUSE)
}

/// A cell of a table.
pub(super) fn cell() -> Format {
    tall().set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table whose rows are of many lines: all begin at the top.
pub(super) fn tall() -> Format {
    plain().set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// A cell with a line below it alone.
pub(super) fn rule() -> Format {
    plain()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(LINE)
}

/// A cell of a table whose content is short and stands in the middle.
pub(super) fn middle() -> Format {
    cell().set_align(FormatAlign::Center)
}

/// The name of what stands beside it.
pub(super) fn label() -> Format {
    cell().set_bold().set_background_color(PALE)
}

/// A sum.
pub(super) fn sum() -> Format {
    label().set_border_top(FormatBorder::Medium).set_border_top_color(HOUSE)
}

/// A cell that is to be filled in.
pub(super) fn open() -> Format {
    tall().set_background_color(OPEN).set_unlocked()
}

/// A verdict: its word says it, its colour only helps to find it.
pub(super) fn verdict(verdict: Verdict) -> Format {
    let (ink, behind) = match verdict {
        Verdict::Met => (0x1E_5B_2E, 0xDF_F0_DF),
        Verdict::Partial => (0x7A_56_00, 0xFF_F0_C9),
        Verdict::Unmet => (0x8C_1C_1C, 0xF9_DB_DB),
        Verdict::Unknown => (0x3E_4A_59, 0xE3_E7_EC),
        Verdict::NotApplicable => return cell().set_font_color(ASIDE),
    };
    cell().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(behind))
}
