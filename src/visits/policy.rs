//! What makes a visit urgent, as a small YAML file says it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Source};
use crate::document::{Content, Entry, Limits, Node, plain, read_yaml};
use crate::text;

/// A key that no policy has.
pub const UNKNOWN_POLICY_KEY: Code = Code("unknown-policy-key");
/// A value that a policy can't use.
pub const POLICY_VALUE: Code = Code("policy-value");

/// The policy that holds where none is given, and of which another one states only what differs.
pub const DEFAULT: &str = include_str!("../../policies/visits.yaml");

/// The keys of a policy, in the order of the default one.
const KEYS: [&str; 9] = [
    "visits",
    "wait",
    "never_submitted",
    "missing",
    "never_visited",
    "since_visit",
    "grades",
    "falling",
    "critical",
];
/// The key of what columns are worth, apart because its keys are the columns' own.
const COLUMNS: &str = "columns";

/// What makes a visit urgent. Points add up; whoever has most is visited first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Policy {
    /// How many visits are possible in a month.
    pub visits: u32,
    /// How many months after a visit a unit is left alone.
    pub wait: u32,
    /// Points of a unit that has submitted nothing.
    pub never_submitted: u32,
    /// After how many months without a submission, and the points of that.
    pub missing: (u32, u32),
    /// Points of a unit that was never visited.
    pub never_visited: u32,
    /// Points of each month since the last visit, and at most so many.
    pub since_visit: (u32, u32),
    /// Points by the id of the proven grade.
    pub grades: BTreeMap<String, u32>,
    /// By how many percentage points the proven score fell, and the points of that.
    pub falling: (u32, u32),
    /// Points of each critical criterion that is surely unmet, and at most so many.
    pub critical: (u32, u32),
    /// Points by the values of columns of the list of units.
    pub columns: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Policy {
    /// The default policy.
    #[must_use]
    pub fn usual() -> Self {
        let mut policy = Self::default();
        let source = Arc::new(Source::file("policies/visits.yaml", DEFAULT));
        policy.lay_over(&source, &mut Diagnostics::new());
        policy
    }

    /// The default policy with what a file says instead. What is wrong in it is told, and the default holds.
    #[must_use]
    pub fn read(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Self {
        let mut policy = Self::usual();
        policy.lay_over(source, diagnostics);
        policy
    }

    fn lay_over(&mut self, source: &Arc<Source>, diagnostics: &mut Diagnostics) {
        for document in read_yaml(source, Limits::default(), diagnostics) {
            let mut reader = Reader { source, diagnostics };
            for entry in reader.entries(&document.root) {
                self.set(entry, &mut reader);
            }
        }
    }

    fn set(&mut self, entry: &Entry, reader: &mut Reader<'_>) {
        let value = &entry.value;
        match entry.key.text.as_str() {
            "visits" => reader.whole(value, &mut self.visits),
            "wait" => reader.whole(value, &mut self.wait),
            "never_submitted" => reader.whole(value, &mut self.never_submitted),
            "never_visited" => reader.whole(value, &mut self.never_visited),
            "missing" => reader.pair(value, ("after", "points"), &mut self.missing),
            "since_visit" => reader.pair(value, ("points", "most"), &mut self.since_visit),
            "critical" => reader.pair(value, ("points", "most"), &mut self.critical),
            "falling" => reader.falling(value, &mut self.falling),
            "grades" => self.grades = reader.points(value),
            COLUMNS => {
                for column in reader.entries(value) {
                    let points = reader.points(&column.value);
                    self.columns.insert(plain(&column.key.text), points);
                }
            }
            _ => reader.unknown(entry, &[&KEYS[..], &[COLUMNS]].concat()),
        }
    }
}

/// Reads the values of a policy.
struct Reader<'r> {
    source: &'r Arc<Source>,
    diagnostics: &'r mut Diagnostics,
}

impl Reader<'_> {
    /// The entries of a map; nothing where nothing was written.
    fn entries<'n>(&mut self, node: &'n Node) -> &'n [Entry] {
        match &node.content {
            Content::Map(entries) => entries,
            _ if node.is_null() => &[],
            Content::Scalar(_) | Content::List(_) => {
                let help = text!(
                    "tulis kunci dan nilainya, misalnya `visits: 4`",
                    "write keys and values, such as `visits: 4`"
                );
                self.wrong(node, help);
                &[]
            }
        }
    }

    fn whole(&mut self, node: &Node, into: &mut u32) {
        match node.scalar().and_then(|scalar| scalar.text.parse().ok()).filter(|it| *it <= 1_000) {
            Some(value) => *into = value,
            None => self.wrong(
                node,
                text!(
                    "tulis bilangan bulat dari 0 sampai 1000",
                    "write a whole number from 0 to 1000"
                ),
            ),
        }
    }

    fn pair(&mut self, node: &Node, names: (&str, &str), into: &mut (u32, u32)) {
        for entry in self.entries(node) {
            match entry.key.text.as_str() {
                name if name == names.0 => self.whole(&entry.value, &mut into.0),
                name if name == names.1 => self.whole(&entry.value, &mut into.1),
                _ => self.unknown(entry, &[names.0, names.1]),
            }
        }
    }

    fn falling(&mut self, node: &Node, into: &mut (u32, u32)) {
        for entry in self.entries(node) {
            match entry.key.text.as_str() {
                "by" => self.share(&entry.value, &mut into.0),
                "points" => self.whole(&entry.value, &mut into.1),
                _ => self.unknown(entry, &["by", "points"]),
            }
        }
    }

    /// A share, written with a percent sign.
    fn share(&mut self, node: &Node, into: &mut u32) {
        let written = node.scalar().and_then(|scalar| scalar.text.trim().strip_suffix('%'));
        match written.and_then(|digits| digits.parse().ok()).filter(|it| *it <= 100) {
            Some(percent) => *into = percent,
            None => self.wrong(
                node,
                text!(
                    "tulis persentase bulat, misalnya 5%",
                    "write a whole percentage, such as 5%"
                ),
            ),
        }
    }

    /// Points by name; names in lower case, with `_` for spaces.
    fn points(&mut self, node: &Node) -> BTreeMap<String, u32> {
        let mut points = BTreeMap::new();
        for entry in self.entries(node) {
            self.whole(&entry.value, points.entry(plain(&entry.key.text)).or_default());
        }
        points
    }

    fn wrong(&mut self, node: &Node, help: crate::text::Text) {
        let message = text!(
            "nilai ini tidak dapat dipakai dalam kebijakan kunjungan",
            "a policy of visits can't use this value"
        );
        let place = node.place(self.source);
        self.diagnostics.push(Diagnostic::error(POLICY_VALUE, place, message).help(help));
    }

    fn unknown(&mut self, entry: &Entry, known: &[&str]) {
        let key = &entry.key.text;
        let place: Place = entry.key_place(self.source);
        let message = text!(
            "kebijakan kunjungan tidak mengenal `{key}` di sini",
            "a policy of visits knows no `{key}` here"
        );
        let listed = known.join(", ");
        let all = text!("yang ada: {listed}", "there are: {listed}");
        let fault = Diagnostic::error(UNKNOWN_POLICY_KEY, place, message).help(all);
        self.diagnostics.push(fault.did_you_mean(key, known.iter().copied()));
    }
}
