//! How values are spread, exactly.

use crate::quantity::Number;

/// How values are spread.
///
/// Quartiles are those of inclusive interpolation: the quartile q of n values in order lies at place (n − 1) · q,
/// counted from 0, and between two places on the straight line between their values. It is what spreadsheets
/// call `QUARTILE.INC`; the median of an even number is the middle of the two in the middle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spread {
    /// How many values there are, at least one.
    pub count: usize,
    /// The least value.
    pub least: Number,
    /// The lower quartile.
    pub lower: Number,
    /// The median.
    pub median: Number,
    /// The upper quartile.
    pub upper: Number,
    /// The greatest value.
    pub most: Number,
    /// The mean.
    pub mean: Number,
}

impl Spread {
    /// How the values are spread; `None` where there are none.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = Number>) -> Option<Self> {
        let mut values: Vec<Number> = values.into_iter().collect();
        values.sort();
        let at = |quarters: usize| quartile(&values, quarters);
        let sum: Number = values.iter().cloned().sum();
        Some(Self {
            count: values.len(),
            least: values.first()?.clone(),
            lower: at(1)?,
            median: at(2)?,
            upper: at(3)?,
            most: values.last()?.clone(),
            mean: sum.checked_div(&Number::from(values.len()))?,
        })
    }
}

/// The value so many quarters of the way through sorted values.
fn quartile(sorted: &[Number], quarters: usize) -> Option<Number> {
    let fourths = sorted.len().checked_sub(1)? * quarters;
    let (below, rest) = (sorted.get(fourths / 4)?.clone(), fourths % 4);
    let above = sorted.get(fourths / 4 + 1).unwrap_or(&below);
    let part = Number::from(rest).checked_div(&Number::whole(4))?;
    Some(below.clone() + (above.clone() - below) * part)
}
