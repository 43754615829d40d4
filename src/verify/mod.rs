//! Whether a report still says what its inputs give: held against a second assessment, part by part.
//!
//! A report is verified twice over: what it says for programs, figure by figure, and what people see, cell by
//! cell or line by line. The one tells what changed and where; the other, that nobody wrote over a figure.

pub mod cells;
pub mod page;
mod stated;
mod tree;

#[cfg(test)]
mod tests;

pub use stated::{Key, Stated};
pub use tree::Tree;

/// A part of an assessment.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// The version of tilik.
    Version,
    /// The checklist, by its hash.
    Checklist,
    /// A checklist that the other one extends, by its id.
    Base(String),
    /// A file that was read, by its name.
    Input(String),
    /// The proven score.
    Proven,
    /// The highest score that is possible.
    Highest,
    /// How much of the score is known.
    Completeness,
    /// An end of the grade.
    Grade(End),
    /// The score of a section, by its id.
    Section(String),
    /// The score of an axis, by its id.
    Axis(String),
    /// Something said of a criterion: its id, and what.
    Criterion(String, String),
    /// Something said of an indicator: its id, and what.
    Indicator(String, String),
    /// Anything else, by the keys that lead to it.
    Other(String),
    /// What people see in a cell: the sheet and the cell.
    Cell(String, String),
    /// A line of a page, counted from 1.
    Line(usize),
}

/// An end of a range.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum End {
    /// The lowest.
    Low,
    /// The highest.
    High,
}

/// A part that a report says otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which.
    pub part: Part,
    /// What the report says; `None` where it says nothing.
    pub report: Option<String>,
    /// What comes out now; `None` where nothing does.
    pub now: Option<String>,
}

/// What came of verifying one assessment of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// Whom and when it is about.
    pub key: Key,
    /// The unit's name, as the report says it.
    pub name: String,
    /// The titles of criteria and indicators, by their ids.
    pub titles: Vec<(String, String)>,
    /// What was found.
    pub outcome: Outcome,
}

/// What was found of one assessment of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing that was given is about this unit and period.
    WithoutInput,
    /// It was assessed again: where the report says otherwise, in its order; nowhere, if it is the same.
    Compared(Vec<Difference>),
}

impl Verified {
    /// Whether the report says just what comes out now.
    #[must_use]
    pub fn is_same(&self) -> bool {
        matches!(&self.outcome, Outcome::Compared(differences) if differences.is_empty())
    }
}

impl Part {
    /// What is found at some keys of an assessment.
    fn at(keys: &[&str]) -> Self {
        match keys {
            ["tilik"] => Self::Version,
            ["checklist", "id" | "version" | "sha256"] => Self::Checklist,
            ["checklist", "bases", id, ..] => Self::Base((*id).to_owned()),
            ["score"] | ["score", "low"] => Self::Proven,
            ["score", "high"] => Self::Highest,
            ["completeness"] => Self::Completeness,
            ["grade"] | ["grade", "low"] => Self::Grade(End::Low),
            ["grade", "high"] => Self::Grade(End::High),
            ["sections", id, "score", ..] => Self::Section((*id).to_owned()),
            ["axes", id, "score", ..] => Self::Axis((*id).to_owned()),
            ["criteria", id, what @ ..] => Self::Criterion((*id).to_owned(), what.join(".")),
            ["indicators", id, what @ ..] => Self::Indicator((*id).to_owned(), what.join(".")),
            _ => Self::Other(keys.join(".")),
        }
    }
}

/// Where a report says something else of a unit than comes out now, in the report's order.
#[must_use]
pub fn differences(report: &Stated, now: &Stated) -> Vec<Difference> {
    let mut found = stated::inputs(report, now);
    let mut walk = Walk { keys: Vec::new(), found: Vec::new() };
    walk.values(Some(&report.tree), Some(&now.tree));
    found.extend(walk.found);
    found.sort_by_key(|it| rank(&it.part));
    found
}

/// What a difference is first told by: what it was made with, then figures, then all else.
const fn rank(part: &Part) -> u8 {
    match part {
        Part::Version => 0,
        Part::Checklist | Part::Base(_) => 1,
        Part::Input(_) => 2,
        Part::Proven | Part::Highest | Part::Completeness | Part::Grade(_) => 3,
        Part::Section(_) | Part::Axis(_) => 4,
        Part::Criterion(..) => 5,
        Part::Indicator(..) => 6,
        Part::Other(_) | Part::Cell(..) | Part::Line(_) => 7,
    }
}

/// Goes through two assessments side by side.
struct Walk<'t> {
    keys: Vec<&'t str>,
    found: Vec<Difference>,
}

impl<'t> Walk<'t> {
    fn values(&mut self, report: Option<&'t Tree>, now: Option<&'t Tree>) {
        match (report, now) {
            // Files are told apart by what they hold, not by their names or where they stood.
            _ if self.keys == ["inputs"] => {}
            (Some(Tree::Map(report)), Some(Tree::Map(now))) => self.entries(report, now),
            (Some(Tree::List(report)), Some(Tree::List(now))) => self.items(report, now),
            (Some(Tree::Text(report)), Some(Tree::Text(now)))
                if self.keys.last() == Some(&"source") && self.keys.len() > 1 =>
            {
                if within_its_file(report) != within_its_file(now) {
                    self.differ(Some(report.clone()), Some(now.clone()));
                }
            }
            (Some(report), Some(now)) if report == now => {}
            (None, None) => {}
            (report, now) => self.differ(report.map(Tree::said), now.map(Tree::said)),
        }
    }

    fn entries(&mut self, report: &'t [(String, Tree)], now: &'t [(String, Tree)]) {
        for (place, (key, value)) in report.iter().enumerate() {
            // A key that is written twice is one time too often.
            let again = report.iter().take(place).any(|(earlier, _)| earlier == key);
            let other = now.iter().find(|(other, _)| other == key && !again);
            self.below(key, |walk| walk.values(Some(value), other.map(|(_, value)| value)));
        }
        for (key, value) in now {
            if !report.iter().any(|(other, _)| other == key) {
                self.below(key, |walk| walk.values(None, Some(value)));
            }
        }
    }

    /// Items of two lists: by their ids where they have any, otherwise by their places.
    fn items(&mut self, report: &'t [Tree], now: &'t [Tree]) {
        let ids = |all: &'t [Tree]| -> Option<Vec<&'t str>> { all.iter().map(Tree::id).collect() };
        match (ids(report), ids(now)) {
            (Some(ours), Some(theirs)) if unique(&ours) && unique(&theirs) => {
                for (id, value) in ours.iter().zip(report) {
                    let other = theirs.iter().position(|it| it == id);
                    let other = other.and_then(|place| now.get(place));
                    self.below(id, |walk| walk.values(Some(value), other));
                }
                for (id, value) in theirs.iter().zip(now) {
                    if !ours.contains(id) {
                        self.below(id, |walk| walk.values(None, Some(value)));
                    }
                }
                let is_kept = |id: &&&str| theirs.contains(id);
                let shared: Vec<_> = ours.iter().filter(is_kept).collect();
                let is_ours = |id: &&&str| ours.contains(id);
                if shared != theirs.iter().filter(is_ours).collect::<Vec<_>>() {
                    self.differ(Some(ours.join(", ")), Some(theirs.join(", ")));
                }
            }
            _ => {
                for place in 0..report.len().max(now.len()) {
                    let (report, now) = (report.get(place), now.get(place));
                    self.below(ordinal(place), |walk| walk.values(report, now));
                }
            }
        }
    }

    fn below(&mut self, key: &'t str, look: impl FnOnce(&mut Self)) {
        self.keys.push(key);
        look(self);
        self.keys.pop();
    }

    fn differ(&mut self, report: Option<String>, now: Option<String>) {
        self.found.push(Difference { part: Part::at(&self.keys), report, now });
    }
}

fn unique(ids: &[&str]) -> bool {
    ids.iter().enumerate().all(|(place, id)| !ids.iter().take(place).any(|other| other == id))
}

/// The name of a place in a list; of those far behind it is enough that they are.
fn ordinal(place: usize) -> &'static str {
    const PLACES: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    PLACES.get(place).copied().unwrap_or("…")
}

/// A place in a file without the folders the file stood in.
fn within_its_file(source: &str) -> &str {
    source.rsplit(['/', '\\']).next().unwrap_or(source)
}
