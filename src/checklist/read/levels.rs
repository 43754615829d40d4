//! Reads what a measure earns: thresholds and points, or ten times the measure.

use super::expression::Names;
use super::reach::{Better, Reached, earns};
use super::reader::Reader;
use crate::bound::Range;
use crate::checklist::{Level, Levels, notation};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Entry, Node};
use crate::expr::kind_name;
use crate::form::Kind;
use crate::ids;
use crate::quantity::Number;
use crate::text;

/// Thresholds and points that are not strictly ordered.
pub(crate) const LEVELS_OUT_OF_ORDER: Code = Code("levels-out-of-order");
/// Levels without a threshold, or with two ways of counting.
pub(crate) const LEVELS_UNFIT: Code = Code("levels-unfit");
/// `linear` for a measure that is no number and not yes or no.
pub(crate) const LINEAR_UNFIT: Code = Code("linear-unfit");
/// A level that no measure can earn.
pub(crate) const UNREACHABLE_LEVEL: Code = Code("unreachable-level");

/// Levels, and whether their thresholds are written with `%`.
pub(super) struct ReadLevels {
    pub(super) levels: Levels,
    pub(super) in_percent: bool,
}

struct WrittenLevel<'d> {
    entry: &'d Entry,
    level: Level,
}

impl<'d> Reader<'d> {
    /// The levels of a measure of a kind, held to what the measure can be.
    pub(super) fn levels(
        &mut self,
        node: &'d Node,
        names: Names<'_>,
        kind: Kind,
        reached: &[Reached],
    ) -> Option<ReadLevels> {
        if let Some(scalar) = node.scalar()
            && !node.is_null()
            && scalar.text == "linear"
        {
            return self.linear(node, kind);
        }
        let entries = self.levels_map(node)?;
        let (better, entry) = match (entries.entry("at_least"), entries.entry("at_most")) {
            (Some(entry), None) => (Better::More, entry),
            (None, Some(entry)) => (Better::Less, entry),
            (Some(_), Some(entry)) => {
                self.both_ways(entry);
                return None;
            }
            // A mistyped key has been reported.
            (None, None) => return None,
        };
        if entry.value.is_null() {
            return None;
        }
        let mut in_percent = false;
        let mut written = Vec::new();
        let entries = self.named(&entry.value, "{100%: 10, 75%: 7}");
        for entry in entries {
            let threshold = self.threshold(entry, names, kind, &mut in_percent);
            let points = self.points(entry);
            if let (Some((threshold, parameter)), Some(points)) = (threshold, points) {
                let level = Level { threshold, points, parameter };
                written.push(WrittenLevel { entry, level });
            }
        }
        if written.is_empty() || written.len() < entries.len() {
            if entries.is_empty() {
                self.levels_unfit(node);
            }
            return None;
        }
        if !self.are_ordered(&written, better) {
            return None;
        }
        if let [first, .., last] = written.as_slice()
            && first.level.points < last.level.points
        {
            written.reverse();
        }
        let shown_as = if in_percent && kind.is_number() { Kind::Share } else { kind };
        self.report_unreachable(&written, better, (kind, shown_as), reached);
        let levels = written.into_iter().map(|one| one.level).collect();
        let levels = match better {
            Better::More => Levels::AtLeast(levels),
            Better::Less => Levels::AtMost(levels),
        };
        if levels.max().is_zero() {
            self.no_points(node);
        }
        Some(ReadLevels { levels, in_percent })
    }

    fn levels_map(&mut self, node: &'d Node) -> Option<super::reader::Entries<'d>> {
        let keys = ["at_least", "at_most"];
        if let Content::Map(written) = &node.content
            && written.iter().any(|entry| ids::nearest(&entry.key.text, keys).is_some())
        {
            return self.item(node, &keys);
        }
        self.levels_unfit(node);
        None
    }

    fn levels_unfit(&mut self, node: &Node) {
        let place = self.head(node);
        self.report(
            Diagnostic::error(
                LEVELS_UNFIT,
                place,
                text!(
                    "di sini seharusnya ada `at_least` atau `at_most` dengan ambang dan poinnya, atau `linear`",
                    "expected `at_least` or `at_most` with thresholds and points here, or `linear`"
                ),
            )
            .help(text!(
                "misalnya `levels: {{at_least: {{100%: 10, 75%: 7}}}}`",
                "for example `levels: {{at_least: {{100%: 10, 75%: 7}}}}`"
            )),
        );
    }

    fn both_ways(&mut self, entry: &Entry) {
        let place = self.key_place(entry);
        self.report(
            Diagnostic::error(
                LEVELS_UNFIT,
                place,
                text!(
                    "`at_least` dan `at_most` tidak dapat dipakai bersama",
                    "`at_least` and `at_most` don't go together"
                ),
            )
            .help(text!(
                "pakai `at_least` kalau lebih banyak lebih baik, `at_most` kalau lebih sedikit lebih baik",
                "use `at_least` where more is better, `at_most` where less is better"
            )),
        );
    }

    fn linear(&mut self, node: &Node, kind: Kind) -> Option<ReadLevels> {
        if kind.is_number() || kind == Kind::Boolean {
            return Some(ReadLevels { levels: Levels::Linear, in_percent: false });
        }
        let ((id, en), place) = (kind_name(kind), self.place(node));
        self.report(
            Diagnostic::error(
                LINEAR_UNFIT,
                place,
                text!(
                    "`linear` hanya untuk angka dan ya/tidak, tetapi ukuran ini {id}",
                    "`linear` is for numbers and yes or no only, but this measure is {en}"
                ),
            )
            .help(text!(
                "tulis ambang dengan `at_least` atau `at_most`",
                "write thresholds with `at_least` or `at_most`"
            )),
        );
        None
    }

    /// Whether thresholds and points are strictly ordered, all rising or all falling.
    fn are_ordered(&mut self, written: &[WrittenLevel<'d>], better: Better) -> bool {
        let mut direction = None;
        for pair in written.windows(2) {
            let [one, other] = pair else { continue };
            let demand = match better {
                Better::More => other.level.threshold.cmp(&one.level.threshold),
                Better::Less => one.level.threshold.cmp(&other.level.threshold),
            };
            let points = other.level.points.cmp(&one.level.points);
            if demand.is_eq() || points != demand || direction.is_some_and(|first| first != demand)
            {
                self.out_of_order(other.entry, one.entry, demand.is_eq(), points != demand);
                return false;
            }
            direction = Some(demand);
        }
        true
    }

    fn out_of_order(&mut self, entry: &Entry, before: &Entry, same: bool, points: bool) {
        let (written, other) = (&entry.key.text, &before.key.text);
        let message = match (same, points) {
            (true, _) => text!(
                "ambang `{written}` sama dengan `{other}`",
                "the threshold `{written}` equals `{other}`"
            ),
            (false, true) => text!(
                "ambang yang lebih berat harus memberi poin lebih banyak; `{written}` dan `{other}` tidak begitu",
                "a more demanding threshold must earn more points, but `{written}` and `{other}` don't"
            ),
            (false, false) => text!(
                "ambang `{written}` tidak urut setelah `{other}`",
                "the threshold `{written}` is out of order after `{other}`"
            ),
        };
        let place = self.key_place(entry);
        let diagnostic = Diagnostic::error(LEVELS_OUT_OF_ORDER, place, message)
            .related(self.key_place(before), text!("ambang sebelumnya", "the threshold before"));
        // A percentage in front says what a bare number was meant to be.
        let is_bare = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        self.report(if is_bare && other.ends_with('%') {
            diagnostic
                .help(text!("mungkin maksudnya `{written}%`", "did you mean `{written}%`?"))
                .replace(format!("{written}%"))
        } else {
            diagnostic.help(text!(
                "urutkan dari ambang terberat, masing-masing dengan poin yang lebih sedikit",
                "begin with the most demanding threshold, each with fewer points than the one before"
            ))
        });
    }

    /// Levels that no measure earns, in no kind of period.
    fn report_unreachable(
        &mut self,
        written: &[WrittenLevel<'d>],
        better: Better,
        (kind, shown_as): (Kind, Kind),
        reached: &[Reached],
    ) {
        let ranges: Vec<&Range> = reached
            .iter()
            .filter_map(|reached| match reached {
                Reached::Within(range) => Some(range),
                Reached::Never => None,
            })
            .collect();
        let Some(all) = ranges.iter().map(|range| (*range).clone()).reduce(Range::join) else {
            return;
        };
        let levels: Vec<Level> = written.iter().map(|one| one.level.clone()).collect();
        for (at, one) in written.iter().enumerate() {
            if !ranges.iter().any(|range| earns(&levels, at, better, kind, range)) {
                self.unreachable(one, shown_as, &all);
            }
        }
    }

    fn unreachable(&mut self, written: &WrittenLevel<'d>, kind: Kind, range: &Range) {
        let (level, place) = (&written.entry.key.text, self.key_place(written.entry));
        let end =
            |end: Option<&Number>| end.map_or("…".to_owned(), |end| notation::literal(kind, end));
        let (low, high) = (end(range.low()), end(range.high()));
        let hundred = Number::whole(100);
        let percent = kind == Kind::Share
            && !level.contains('%')
            && written.level.threshold > Number::ONE
            && written.level.threshold <= hundred;
        let diagnostic = Diagnostic::error(
            UNREACHABLE_LEVEL,
            place,
            text!(
                "ambang `{level}` tidak mungkin dicapai: ukuran ini selalu {low} sampai {high}",
                "the threshold `{level}` is out of reach: this measure is always {low} to {high}"
            ),
        );
        self.report(if percent {
            diagnostic
                .help(text!("mungkin maksudnya `{level}%`", "did you mean `{level}%`?"))
                .replace(format!("{level}%"))
        } else {
            diagnostic
                .help(text!("perbaiki atau hapus ambang ini", "correct or remove this threshold"))
        });
    }
}
