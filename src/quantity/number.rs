//! Exact fractions: the only numbers that may decide a threshold.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact fraction, always reduced, with a positive denominator.
///
/// Small fractions live in two machine words; whatever does not fit becomes a big integer fraction,
/// so nothing overflows silently. The same value always has the same representation.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Form);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    Small { den: u32, num: i64 },
    Big(Box<BigRational>),
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);
    /// One, which is also 100%.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self(Form::Small { den: 1, num: value })
    }

    /// `num ÷ den`; `None` when `den` is zero.
    #[must_use]
    pub fn ratio(num: i128, den: i128) -> Option<Self> {
        (den != 0).then(|| Self::reduced(num, den))
    }

    /// The decimal `digits × 10^-scale`, as people write it: `125` with scale 1 is 12.5.
    #[must_use]
    pub fn decimal(digits: i64, scale: u32) -> Self {
        if let Some(small) = Self::small_decimal(digits, scale) {
            return small;
        }
        match 10_u64.checked_pow(scale) {
            Some(power) => Self::reduced(i128::from(digits), i128::from(power)),
            None => {
                Self::from_big(BigRational::new(BigInt::from(digits), BigInt::from(10).pow(scale)))
            }
        }
    }

    /// A decimal of machine words, where it is one. In lowest terms it lacks just twos and fives, of which ten
    /// is made: no common divisor has to be looked for.
    fn small_decimal(digits: i64, scale: u32) -> Option<Self> {
        let twos = digits.trailing_zeros().min(scale);
        let (mut num, mut den) = (digits >> twos, 10_u32.checked_pow(scale)? >> twos);
        while den.is_multiple_of(5) && num % 5 == 0 {
            (num, den) = (num / 5, den / 5);
        }
        Some(Self(Form::Small { den, num }))
    }

    /// A fraction in lowest terms. Machine words are reduced as such, which most fractions are.
    fn reduced(num: i128, den: i128) -> Self {
        if let (Ok(num), Ok(den)) = (i64::try_from(num), u32::try_from(den)) {
            return Self::reduced_small(num, den);
        }
        let divisor = num.gcd(&den);
        let sign = if den < 0 { -1 } else { 1 };
        let (num, den) = (sign * (num / divisor), sign * (den / divisor));
        match (i64::try_from(num), u32::try_from(den)) {
            (Ok(num), Ok(den)) => Self(Form::Small { den, num }),
            _ => Self(Form::Big(Box::new(BigRational::new_raw(
                BigInt::from(num),
                BigInt::from(den),
            )))),
        }
    }

    fn reduced_small(num: i64, den: u32) -> Self {
        if den == 1 {
            return Self::whole(num);
        }
        let divisor = num.unsigned_abs().gcd(&u64::from(den));
        // The divisor divides `den`, so it fits both words and is above zero unless both are zero.
        match (u32::try_from(divisor), i64::try_from(divisor)) {
            (Ok(small), Ok(large)) if small > 1 => {
                Self(Form::Small { den: den / small, num: num / large })
            }
            _ => Self(Form::Small { den, num }),
        }
    }

    fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_u32()) {
            (Some(num), Some(den)) => Self(Form::Small { den, num }),
            _ => Self(Form::Big(Box::new(value))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Form::Small { den, num } => {
                BigRational::new_raw(BigInt::from(*num), BigInt::from(*den))
            }
            Form::Big(value) => value.as_ref().clone(),
        }
    }

    /// Whether the value has no fractional part.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Form::Small { den, .. } => *den == 1,
            Form::Big(value) => value.is_integer(),
        }
    }

    /// Whether the value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Form::Small { num: 0, .. })
    }

    /// Whether the value is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small { num, .. } => *num < 0,
            Form::Big(value) => value.is_negative(),
        }
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self.clone() } else { self.clone() }
    }

    /// The greatest whole number that is not above the value.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Form::Small { den: 1, .. } => self.clone(),
            Form::Small { den, num } => Self::whole(num.div_euclid(i64::from(*den))),
            Form::Big(value) => Self::from_big(value.floor()),
        }
    }

    /// The least whole number that is not below the value.
    #[must_use]
    pub fn ceil(&self) -> Self {
        -(-self.clone()).floor()
    }

    /// The nearest whole number, halves up: floor(x + ½).
    #[must_use]
    pub fn round(&self) -> Self {
        (self.clone() + Self::reduced(1, 2)).floor()
    }

    /// The value as a machine integer, if it is whole and fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Small { den: 1, num } => Some(*num),
            Form::Small { .. } | Form::Big(_) => None,
        }
    }

    /// `self ÷ other`; `None` when `other` is zero.
    #[must_use]
    pub fn checked_div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Some(match (&self.0, &other.0) {
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) => {
                Self::reduced(i128::from(*n) * i128::from(*b), i128::from(*m) * i128::from(*a))
            }
            _ => Self::from_big(self.to_big() / other.to_big()),
        })
    }

    /// The decimal nearest to the value with at most `places` decimals, halves up, without trailing
    /// zeros and never `-0`. This is for reading and for the wire; nothing is decided by it.
    #[must_use]
    pub fn to_decimal(&self, places: u32) -> String {
        match self.to_i64() {
            Some(whole) => whole.to_string(),
            None => self.small_to_decimal(places).unwrap_or_else(|| self.big_to_decimal(places)),
        }
    }

    /// Writes what [`Self::to_decimal`] gives.
    ///
    /// # Errors
    /// Only what the writer refuses.
    pub fn write_decimal(&self, places: u32, out: &mut dyn fmt::Write) -> fmt::Result {
        match self.to_i64() {
            Some(whole) => write!(out, "{whole}"),
            None => out.write_str(&self.to_decimal(places)),
        }
    }

    /// The decimal of a number in machine words, which most are; `None` where it does not fit.
    fn small_to_decimal(&self, places: u32) -> Option<String> {
        let Form::Small { num, den } = &self.0 else { return None };
        let (num, den) = (i128::from(*num), i128::from(*den));
        let scale = 10_i128.checked_pow(places)?;
        let doubled = num.checked_mul(scale)?.checked_mul(2)?.checked_add(den)?;
        let scaled = doubled.div_euclid(2 * den);
        let sign = if scaled < 0 { "-" } else { "" };
        let (whole, part) = (scaled.abs() / scale, scaled.abs() % scale);
        if part == 0 {
            return Some(format!("{sign}{whole}"));
        }
        let part = format!("{part:0>width$}", width = places as usize);
        Some(format!("{sign}{whole}.{}", part.trim_end_matches('0')))
    }

    fn big_to_decimal(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let scaled = (self.to_big() * BigRational::from(scale.clone())
            + BigRational::new(BigInt::one(), BigInt::from(2)))
        .floor()
        .to_integer();
        let sign = if scaled.is_negative() { "-" } else { "" };
        let (whole, part) = scaled.abs().div_rem(&scale);
        if part.is_zero() {
            return format!("{sign}{whole}");
        }
        let part = format!("{part:0>width$}", width = places as usize);
        format!("{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::whole(value)
    }
}

impl From<usize> for Number {
    fn from(value: usize) -> Self {
        match i64::try_from(value) {
            Ok(small) => Self::whole(small),
            Err(_) => Self::reduced(i128::try_from(value).unwrap_or(i128::MAX), 1),
        }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) if a == b => n.cmp(m),
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) => {
                (i128::from(*n) * i128::from(*b)).cmp(&(i128::from(*m) * i128::from(*a)))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for Number {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        match (&self.0, &other.0) {
            (Form::Small { den: 1, num: n }, Form::Small { den: 1, num: m }) => {
                match n.checked_add(*m) {
                    Some(sum) => Self::whole(sum),
                    None => Self::reduced(i128::from(*n) + i128::from(*m), 1),
                }
            }
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) if a == b => {
                Self::reduced(i128::from(*n) + i128::from(*m), i128::from(*a))
            }
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) => {
                let (a, b) = (i128::from(*a), i128::from(*b));
                Self::reduced(i128::from(*n) * b + i128::from(*m) * a, a * b)
            }
            _ => Self::from_big(self.to_big() + other.to_big()),
        }
    }
}

impl Sub for Number {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        match self.0 {
            Form::Small { den, num } if num != i64::MIN => Self(Form::Small { den, num: -num }),
            _ => Self::from_big(-self.to_big()),
        }
    }
}

impl Mul for Number {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        match (&self.0, &other.0) {
            (Form::Small { den: 1, num: n }, Form::Small { den: 1, num: m }) => {
                match n.checked_mul(*m) {
                    Some(product) => Self::whole(product),
                    None => Self::reduced(i128::from(*n) * i128::from(*m), 1),
                }
            }
            (Form::Small { den: a, num: n }, Form::Small { den: b, num: m }) => {
                Self::reduced(i128::from(*n) * i128::from(*m), i128::from(*a) * i128::from(*b))
            }
            _ => Self::from_big(self.to_big() * other.to_big()),
        }
    }
}

impl Div for Number {
    type Output = Option<Self>;
    fn div(self, other: Self) -> Option<Self> {
        self.checked_div(&other)
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Small { den: 1, num } => write!(out, "{num}"),
            Form::Small { den, num } => write!(out, "{num}/{den}"),
            Form::Big(value) => write!(out, "{value}"),
        }
    }
}

#[cfg(test)]
mod tests;
