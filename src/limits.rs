//! How much of a thing is taken for something a person could have meant. What has more of it is refused, with
//! the option by which it is taken all the same.
//!
//! Limits hold for a whole run, as the language of messages does. They decide whether something is read, never
//! what is said of it.

use std::sync::OnceLock;

use crate::text;
use crate::text::Text;

/// Something of which there may be too much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// Bytes of a file, or of standard input.
    File,
    /// Bytes of a line of NDJSON.
    Line,
    /// Values of a YAML file, aliases resolved.
    Values,
    /// How deep lists and maps lie in each other.
    Depth,
    /// Rows of a dossier, those of all its tables together.
    Rows,
    /// Filled cells of a workbook.
    Cells,
    /// Bytes of a workbook or Word template once it is unpacked.
    Unpacked,
    /// How many times its packed size a workbook or Word template may become.
    Ratio,
    /// Operators of an expression.
    Expression,
    /// Rounds that the loops of a report template make.
    Rounds,
    /// How deep folders are searched.
    Folders,
    /// Faults that are told one by one.
    Faults,
}

/// What is known of a limit: its name, what holds unless something else is asked for, and the most that can be.
struct Known {
    name: &'static str,
    usual: u64,
    most: u64,
    /// Whether it counts bytes.
    bytes: bool,
}

impl Limit {
    /// All of them, as they are listed.
    pub const ALL: [Self; 12] = [
        Self::File,
        Self::Line,
        Self::Values,
        Self::Depth,
        Self::Rows,
        Self::Cells,
        Self::Unpacked,
        Self::Ratio,
        Self::Expression,
        Self::Rounds,
        Self::Folders,
        Self::Faults,
    ];

    /// The most is what places, stacks and spreadsheets still hold.
    fn known(self) -> Known {
        let count = |name, usual, most| Known { name, usual, most, bytes: false };
        let bytes = |name, usual, most| Known { name, usual, most, bytes: true };
        match self {
            Self::File => bytes("file", GIB, 4 * GIB - MIB),
            Self::Line => bytes("line", 16 * MIB, GIB),
            Self::Values => count("values", 5_000_000, 1_000_000_000),
            Self::Depth => count("depth", 64, 128),
            Self::Rows => count("rows", 200_000, 4_000_000_000),
            Self::Cells => count("cells", 5_000_000, 1_000_000_000),
            Self::Unpacked => bytes("unpacked", GIB, 16 * GIB),
            Self::Ratio => count("ratio", 200, 100_000),
            Self::Expression => count("expression", 200, 400),
            Self::Rounds => count("rounds", 1_000_000, 1_000_000_000),
            Self::Folders => count("folders", 32, 256),
            Self::Faults => count("faults", 10_000, 1_000_000_000),
        }
    }

    /// What it is called where it is set: `rows`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.known().name
    }

    /// The most there may be in this run.
    #[must_use]
    pub fn now(self) -> u64 {
        CHOSEN.get().copied().unwrap_or_default().of(self)
    }

    /// The same as a count of things in memory.
    #[must_use]
    pub fn count(self) -> usize {
        usize::try_from(self.now()).unwrap_or(usize::MAX)
    }

    /// Whether more is taken in this run than usual.
    #[must_use]
    pub fn is_raised(self) -> bool {
        self.now() > self.known().usual
    }

    /// The most there may be in this run, as it is written: `16MB`.
    #[must_use]
    pub fn shown(self) -> String {
        self.written(self.now())
    }

    /// An amount of it as it is written.
    #[must_use]
    pub fn written(self, amount: u64) -> String {
        if !self.known().bytes {
            return amount.to_string();
        }
        let whole = |size: &u64| amount > 0 && amount.is_multiple_of(*size);
        let unit = UNITS.into_iter().find(|(_, size)| whole(size));
        let (name, size) = unit.unwrap_or(("B", 1));
        format!("{}{name}", amount / size)
    }

    /// What to do instead, and how to have it taken all the same if it can be.
    #[must_use]
    pub fn or_raise(self, instead: &Text) -> Text {
        use crate::text::Lang;
        let (id, en) = (instead.get(Lang::Id), instead.get(Lang::En));
        let most = self.known().most;
        let more = self.now().saturating_mul(2).min(most);
        if more <= self.now() {
            return instead.clone();
        }
        let (name, more) = (self.name(), self.written(more));
        text!(
            "{id}; kalau memang sebesar itu, naikkan batasnya: `--limit {name}={more}`",
            "{en}; if it is meant to be that large, raise the limit: `--limit {name}={more}`"
        )
    }
}

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// How sizes are written, the largest first.
const UNITS: [(&str, u64); 4] = [("GB", GIB), ("MB", MIB), ("KB", KIB), ("B", 1)];

/// What may be asked for: a limit and its amount.
pub type Asked = (Limit, u64);

/// The limits of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits([u64; Limit::ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(Limit::ALL.map(|limit| limit.known().usual))
    }
}

impl Limits {
    /// The most there may be of something.
    #[must_use]
    pub fn of(&self, limit: Limit) -> u64 {
        let usual = limit.known().usual;
        let place = Limit::ALL.iter().position(|known| *known == limit);
        place.and_then(|place| self.0.get(place)).copied().unwrap_or(usual)
    }

    /// The same limits, but for some that are asked for; of one asked for twice the last counts.
    #[must_use]
    pub fn with(mut self, asked: &[Asked]) -> Self {
        for (limit, amount) in asked {
            let place = Limit::ALL.iter().position(|known| known == limit);
            if let Some(own) = place.and_then(|place| self.0.get_mut(place)) {
                *own = *amount;
            }
        }
        self
    }

    /// Lets them hold for this run. Only the first call does: nothing read so far would be judged by others.
    pub fn hold(self) {
        let _ = CHOSEN.set(self);
    }
}

static CHOSEN: OnceLock<Limits> = OnceLock::new();

/// What `rows=100000` asks for, several separated by commas.
///
/// # Errors
/// It names no limit, or no amount that it can have; what to write.
pub fn parse(written: &str) -> Result<Vec<Asked>, Text> {
    written.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one).collect()
}

fn one(written: &str) -> Result<Asked, Text> {
    let (name, amount) = written.split_once('=').unwrap_or((written, ""));
    let limit = Limit::ALL.into_iter().find(|limit| limit.name() == name.trim());
    let Some(limit) = limit else {
        let names = Limit::ALL.map(Limit::name).join(", ");
        return Err(text!("batas yang ada: {names}", "the limits are {names}"));
    };
    let Known { name, usual, most, bytes } = limit.known();
    let amount = amount_of(amount.trim(), bytes).filter(|amount| (1..=most).contains(amount));
    amount.map(|amount| (limit, amount)).ok_or_else(|| {
        let (usual, most) = (limit.written(usual), limit.written(most));
        text!(
            "tulis `{name}=` dan bilangan dari 1 sampai {most}; bawaannya {usual}",
            "write `{name}=` and a number from 1 to {most}; the default is {usual}"
        )
    })
}

/// A number, of bytes also as `64MB`.
fn amount_of(written: &str, bytes: bool) -> Option<u64> {
    let upper = written.to_ascii_uppercase();
    let units = UNITS.into_iter().filter(|_| bytes);
    let found = units.into_iter().find_map(|(name, size)| Some((upper.strip_suffix(name)?, size)));
    let (digits, size) = found.unwrap_or((&upper, 1));
    let digits = digits.trim_end();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse::<u64>().ok().filter(|_| all_digits)?.checked_mul(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn limits_are_asked_for_by_name_and_amount() {
        assert_eq!(parse("rows=100000").unwrap(), [(Limit::Rows, 100_000)]);
        let several = parse("line=64MB, ratio=1000,file=2gb").unwrap();
        let expected = [(Limit::Line, 64 * MIB), (Limit::Ratio, 1000), (Limit::File, 2 * GIB)];
        assert_eq!(several, expected);
        assert_eq!(parse("").unwrap(), []);
    }

    #[test]
    fn what_is_no_limit_is_told_what_to_write() {
        let said = |written| parse(written).unwrap_err().get(Lang::En).to_owned();
        assert!(said("row=5").starts_with("the limits are file, line, values"));
        let expected = "write `depth=` and a number from 1 to 128; the default is 64";
        for wrong in ["depth", "depth=", "depth=0", "depth=129", "depth=1MB", "depth=+5", "depth=x"]
        {
            assert_eq!(said(wrong), expected, "{wrong}");
        }
        assert!(said("line=99999999999999999999GB").starts_with("write `line=`"));
    }

    #[test]
    fn the_last_of_two_counts_and_the_others_stay() {
        let limits = Limits::default().with(&[(Limit::Rows, 5), (Limit::Rows, 7)]);
        assert_eq!((limits.of(Limit::Rows), limits.of(Limit::Depth)), (7, 64));
    }

    #[test]
    fn sizes_are_written_as_they_are_read() {
        assert_eq!(Limit::Line.shown(), "16MB");
        assert_eq!(Limit::Rows.shown(), "200000");
        assert_eq!(
            (Limit::Line.written(100), Limit::Line.written(2048)),
            ("100B".into(), "2KB".into())
        );
        assert_eq!(parse("line=100B").unwrap(), [(Limit::Line, 100)]);
        let raised = Limit::Line.or_raise(&text!("tulis", "write"));
        assert!(raised.get(Lang::En).ends_with("raise the limit: `--limit line=32MB`"));
    }
}
