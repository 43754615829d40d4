//! Small drawings beside figures. They say nothing that the figures don't, and so are silent to a screen reader.

use crate::quantity::Number;
use crate::report::comparison::book::{Cell, Kind, Table};
use crate::text::Lang;

/// What is drawn of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Drawing {
    /// A score: a tall bar as far as it is proven, a low one as far as it is possible.
    Score(&'static str),
    /// A share: a bar.
    Share(&'static str),
    /// How units are spread: from the least to the most, a box for the middle half, a line for the median.
    Spread,
    /// How units fared: met, in part, unmet, unknown, side by side.
    Verdicts,
    /// All scores of the row, or else all shares, one upright bar each.
    Periods,
}

/// The parts of a bar of verdicts: what the style calls each, its sign and its column.
const VERDICTS: [(&str, &str, &str); 4] =
    [("m", "✓", "met"), ("p", "◐", "partial"), ("u", "✗", "unmet"), ("q", "?", "unknown")];

impl Drawing {
    /// What is drawn after a column of a table.
    pub(super) fn after(table: &Table, column: &str) -> Option<Self> {
        let last = table.columns.last().is_some_and(|last| last.key == column);
        Some(match (table.key, column) {
            ("ranking", "score") => Self::Score("score"),
            ("sections" | "axes", "mean") => Self::Score("mean"),
            ("systemic", "short_share") => Self::Score("short_share"),
            ("attendance", "submitted_share") => Self::Share("submitted_share"),
            ("grades", "proven_share") => Self::Share("proven_share"),
            ("verdicts", "share") => Self::Share("share"),
            ("verified_criteria", "agreement") => Self::Share("agreement"),
            ("spread" | "periods", "mean") => Self::Spread,
            ("criteria", "asked") => Self::Verdicts,
            ("changes", "change") => Self::Periods,
            ("criteria_by_period", _) if last => Self::Periods,
            _ => return None,
        })
    }

    /// What stands over it.
    pub(super) const fn head(self, lang: Lang) -> &'static str {
        match self {
            Self::Score(_) | Self::Share(_) | Self::Spread => "0–100%",
            Self::Verdicts => "✓ ◐ ✗ ?",
            Self::Periods => lang.pick("Perjalanan", "Course"),
        }
    }

    /// Its cell in a row.
    pub(super) fn cell(self, table: &Table, row: &[Cell]) -> String {
        let number = |key: &str| match table.cell(row, key) {
            Cell::Number(number) => Some(number.clone()),
            _ => None,
        };
        let drawn = match self {
            Self::Score(key) => table.cell(row, key).as_score().map(|(low, high)| bar(low, high)),
            Self::Share(key) => number(key).map(|share| bar(&share, &share)),
            Self::Spread => spread(number),
            Self::Verdicts => {
                return format!("<td class=s>{}", verdicts(table, row));
            }
            Self::Periods => return format!("<td class=c>{}", periods(table, row)),
        };
        let class = if self == Self::Spread { "x" } else { "b" };
        match drawn {
            Some(lengths) => format!("<td class={class} style=\"{lengths}\">"),
            None => "<td>".to_owned(),
        }
    }
}

/// Hundredths with one decimal, as a length.
fn length(share: &Number) -> String {
    let whole = (share.clone() * Number::whole(100)).to_decimal(1);
    format!("{whole}%")
}

fn bar(low: &Number, high: &Number) -> String {
    format!("--l:{};--h:{}", length(low), length(high))
}

fn spread(number: impl Fn(&str) -> Option<Number>) -> Option<String> {
    let keys = ["least", "lower_quartile", "median", "upper_quartile", "most"];
    let [least, lower, median, upper, most] = keys.map(number);
    let (least, lower, median, upper, most) = (least?, lower?, median?, upper?, most?);
    Some(format!(
        "--a:{};--b:{};--m2:{};--c:{};--d:{}",
        length(&least),
        length(&lower),
        length(&median),
        length(&upper),
        length(&most)
    ))
}

fn verdicts(table: &Table, row: &[Cell]) -> String {
    let part = |(class, sign, key): (&str, &str, &str)| match table.cell(row, key) {
        Cell::Count(count) if *count > 0 => {
            format!("<i class={class} style=flex:{count}>{sign}</i>")
        }
        _ => String::new(),
    };
    let parts: String = VERDICTS.into_iter().map(part).collect();
    format!("<div aria-hidden=true>{parts}</div>")
}

/// A place among others, and how tall all of a score is.
const STEP: usize = 16;
const HIGH: u32 = 28;

fn periods(table: &Table, row: &[Cell]) -> String {
    let cells = || table.columns.iter().zip(row);
    let of = |kind: Kind| cells().filter(move |(column, _)| column.kind == kind);
    let scores: Vec<Option<(&Number, &Number)>> = match of(Kind::Score).next() {
        Some(_) => of(Kind::Score).map(|(_, cell)| cell.as_score()).collect(),
        None => of(Kind::Share)
            .map(|(_, cell)| match cell {
                Cell::Number(share) => Some((share, share)),
                _ => None,
            })
            .collect(),
    };
    let along = |share: Number| (share * Number::whole(HIGH.into())).to_decimal(1);
    let one = |(place, score): (usize, &Option<(&Number, &Number)>)| {
        let Some((low, high)) = *score else { return String::new() };
        let x = place * STEP + 2;
        let from = |top: &Number| along(Number::ONE - top.clone());
        let mut bars = String::new();
        if low < high {
            let tall = along(high.clone() - low.clone());
            bars += &format!("<rect class=h x={} y={} width=6 height={tall} />", x + 3, from(high));
        }
        bars + &format!(
            "<rect class=l x={x} y={} width=12 height={} />",
            from(low),
            along(low.clone())
        )
    };
    let bars: String = scores.iter().enumerate().map(one).collect();
    let wide = scores.len() * STEP;
    format!("<svg width={wide} height={HIGH} aria-hidden=true>{bars}</svg>")
}
