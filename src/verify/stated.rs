//! What a report says of one unit, for programs.

use serde_json::value::RawValue;

use super::{Difference, Part, Tree};
use crate::dossier::FilledBy;
use crate::quantity::{Date, Period};

/// What tells one assessment of a run from the others.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Key {
    /// The unit's code.
    pub code: String,
    /// The period.
    pub period: Period,
    /// Who filled the dossier in.
    pub filled_by: FilledBy,
    /// The id of the checklist.
    pub checklist: String,
}

/// What a report says of one unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stated {
    /// Whom and when it is about.
    pub key: Key,
    /// The unit's name; empty where it is not said.
    pub name: String,
    /// The day up to which was counted, if it was asked for.
    pub as_of: Option<Date>,
    /// The files it was made from: names and hashes.
    pub inputs: Vec<(String, String)>,
    /// All of it.
    pub tree: Tree,
}

impl Stated {
    /// What one assessment in JSON says; `None` where it is no whole one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::of(Tree::read(text)?)
    }

    /// What the assessments of a text say: of one, of a list, or of one a line.
    #[must_use]
    pub fn read_all(text: &str) -> Option<Vec<Self>> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let all: Vec<Box<RawValue>> = if text.starts_with('[') {
            serde_json::from_str(text).ok()?
        } else {
            let lines = serde_json::Deserializer::from_str(text).into_iter();
            lines.collect::<Result<_, _>>().ok()?
        };
        all.iter().map(|raw| Self::of(Tree::of_raw(raw)?)).collect()
    }

    fn of(tree: Tree) -> Option<Self> {
        let text = |keys: &[&str]| tree.text(keys).map(str::to_owned);
        let (from, to) = (text(&["period", "from"])?, text(&["period", "to"])?);
        let source = text(&["source"])?;
        let by = [FilledBy::Itself, FilledBy::Supervisor];
        let input =
            |it: &Tree| Some((it.text(&["file"])?.to_owned(), it.text(&["sha256"])?.to_owned()));
        let as_of = match tree.text(&["period", "as_of"]) {
            None => None,
            Some(written) => Some(written.parse().ok()?),
        };
        Some(Self {
            key: Key {
                code: text(&["unit", "code"])?,
                period: Period::parse(&format!("{from}..{to}"))?,
                filled_by: by.into_iter().find(|by| by.key() == source)?,
                checklist: text(&["checklist", "id"])?,
            },
            name: text(&["unit", "name"]).unwrap_or_default(),
            as_of,
            inputs: tree.list("inputs").iter().map(input).collect::<Option<_>>()?,
            tree,
        })
    }

    /// What the files of another reading of the same dossier are called here: their names there and here.
    /// They are told apart by what they hold.
    #[must_use]
    pub fn names_of(&self, others: &[(String, String)]) -> Vec<(String, String)> {
        let pairs = paired(&self.inputs, others).into_iter();
        pairs.filter_map(|(ours, theirs)| Some((theirs?.0.clone(), ours?.0.clone()))).collect()
    }
}

/// A file's name and hash.
type Input = (String, String);

/// A file as the report knows it, and as it is now; one of them may be missing.
type Pair<'i> = (Option<&'i Input>, Option<&'i Input>);

/// Files of two readings that are the same: those that hold the same, then those of one name, and then the one
/// that is left on either side. What is left of each stands alone.
fn paired<'i>(report: &'i [Input], now: &'i [Input]) -> Vec<Pair<'i>> {
    let (mut ours, mut theirs): (Vec<_>, Vec<_>) = (report.iter().collect(), now.iter().collect());
    let mut pairs = matched(&mut ours, &mut theirs, |one, other| one.1 == other.1);
    pairs.extend(matched(&mut ours, &mut theirs, |one, other| one.0 == other.0));
    if let ([one], [other]) = (ours.as_slice(), theirs.as_slice()) {
        pairs.push((Some(*one), Some(*other)));
    } else {
        pairs.extend(ours.into_iter().map(|one| (Some(one), None)));
        pairs.extend(theirs.into_iter().map(|other| (None, Some(other))));
    }
    pairs
}

/// Takes out of both what goes together.
fn matched<'i>(
    ours: &mut Vec<&'i Input>,
    theirs: &mut Vec<&'i Input>,
    go_together: fn(&Input, &Input) -> bool,
) -> Vec<Pair<'i>> {
    let mut pairs = Vec::new();
    ours.retain(|one| {
        let place = theirs.iter().position(|other| go_together(one, other));
        let other = place.map(|place| theirs.remove(place));
        let is_alone = other.is_none();
        pairs.extend(other.map(|other| (Some(*one), Some(other))));
        is_alone
    });
    pairs
}

/// Files that hold something else than they did, or were not there, or are no longer.
pub(super) fn inputs(report: &Stated, now: &Stated) -> Vec<Difference> {
    let hash = |input: Option<&Input>| input.map(|(_, hash)| hash.clone());
    let pairs = paired(&report.inputs, &now.inputs).into_iter();
    let changed = pairs.filter(|(ours, theirs)| hash(*ours) != hash(*theirs));
    let difference = |(ours, theirs): Pair<'_>| {
        let (name, _) = ours.or(theirs)?;
        let part = Part::Input(name.clone());
        Some(Difference { part, report: hash(ours), now: hash(theirs) })
    };
    changed.filter_map(difference).collect()
}
