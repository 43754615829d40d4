//! The rows behind a value: how many there are, and those that decide it.

use anstyle::Style;

use super::tree::{Place, Step, Tree};
use crate::bound::{Content, Truth, Value};
use crate::expr::Leaf;
use crate::form::{Kind, Presence};
use crate::judge::{Account, RowAccount, RowsAccount, Standing, why_not};
use crate::quantity::Number;
use crate::report::terminal::page::{Outcome, Page};
use crate::report::words::counted;
use crate::report::words::expression::{Speaker, is_word};
use crate::text::Lang;

/// How many rows of a standing are shown where not all are asked for: in the first list, and in those
/// inside of it.
const ROWS: usize = 5;
const ROWS_WITHIN: usize = 3;
/// How many rows of which the same is said are named.
const NAMED: usize = 6;

/// Rows by what they are to the value, those that fall short first.
const ORDER: [Standing; 6] = [
    Standing::Unmet,
    Standing::Unsure,
    Standing::Met,
    Standing::Counted,
    Standing::WithoutValue,
    Standing::LeftOut,
];

/// Rows to be listed.
pub(super) struct List<'a> {
    pub(super) rows: RowsAccount<'a>,
    /// Who speaks of each row.
    pub(super) speaker: Speaker<'a>,
    /// The kind that what is taken of each row is shown as.
    pub(super) shown: Kind,
}

/// Rows of which the same is to be said.
struct Alike {
    labels: Vec<String>,
    /// What is said of them in a line.
    outcome: Option<Outcome>,
    /// What that rests on.
    below: Page,
}

impl Alike {
    fn is_like(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.below == other.below
    }
}

impl<'a> Tree<'_, 'a> {
    /// The rows that a criterion judges.
    pub(super) fn judged(&mut self, rows: RowsAccount<'a>) {
        let speaker = Speaker::of_judged(self.words, rows.path);
        let list = List { rows, speaker, shown: Kind::Boolean };
        self.tally(Place::at(2, 0), &list);
        let short = list.rows.rows.iter().any(falls_short);
        for standing in ORDER {
            let shown = match standing {
                Standing::Met => self.all || !short,
                Standing::LeftOut => self.all || list.rows.rows.len() == left_out(&list),
                _ => true,
            };
            if shown {
                self.group(Place::at(2, 0), &list, (standing, None));
            }
        }
    }

    /// The rows of an aggregate, those that decide its value.
    pub(super) fn counted(&mut self, place: Place<'_>, list: &List<'a>, whole: &Account<'a>) {
        self.tally(place, list);
        let value = whole.value();
        for standing in ORDER {
            if self.all || decides(standing, list, &value) {
                self.group(place, list, (standing, Some(&value)));
            }
        }
    }

    /// How many rows there are of each standing.
    fn tally(&mut self, place: Place<'_>, list: &List<'a>) {
        let (lang, rows) = (self.words.lang, &list.rows);
        let label = self.words.checklist.form.table(rows.path.last()).label.get(lang);
        let part = |standing: Standing| {
            let count = rows.of_standing(standing).count();
            let (_, few) = named(standing, lang);
            (count > 0).then(|| format!("{count} {few}"))
        };
        let parts: Vec<String> = ORDER.into_iter().filter_map(part).collect();
        let mut text = match (rows.rows.len(), lang) {
            (0, Lang::Id) => format!("{label}: tidak ada satu baris pun"),
            (0, Lang::En) => format!("{label}: no row at all"),
            (all, _) => {
                let all = counted(all, lang, "baris", "row", "rows");
                format!("{label}, {all}: {}", parts.join(", "))
            }
        };
        if rows.may_be_more() {
            text.push_str(lang.pick("; mungkin masih ada yang lain", "; there may be more"));
        }
        self.page.paragraph(place.indent, &format!("{text}."));
    }

    /// The rows of one standing, those of which the same is said together.
    fn group(
        &mut self,
        place: Place<'_>,
        list: &List<'a>,
        (standing, whole): (Standing, Option<&Value<'a>>),
    ) {
        let mut rows: Vec<&RowAccount<'a>> = list.rows.of_standing(standing).collect();
        if rows.is_empty() {
            return;
        }
        let limit = self.limit(place.rows);
        let (heading, _) = named(standing, self.words.lang);
        let lowest_first = rows.len() > limit && is_average(list) && standing == Standing::Counted;
        if lowest_first {
            rows.sort_by_key(|row| lowest(row));
        }
        rows.sort_by_key(|row| !one_row_decides(list, row, whole));
        let lowest = self.words.lang.pick(", dari yang terendah", ", the lowest first");
        let heading = format!("{heading}{}:", if lowest_first { lowest } else { "" });
        self.page.paragraph(place.indent, &heading);
        let mut groups: Vec<Alike> = Vec::new();
        let mut shown = 0;
        for row in &rows {
            let one = self.described(place, row, list, one_row_decides(list, row, whole));
            let room = groups.len() < limit;
            match groups.iter_mut().find(|group| group.is_like(&one)) {
                Some(group) => group.labels.extend(one.labels),
                None if room => groups.push(one),
                None => continue,
            }
            shown += 1;
        }
        groups.iter().for_each(|group| self.alike(place, group));
        self.more(place.indent, rows.len() - shown);
    }

    /// How many rows are shown in a list that is inside so many others.
    pub(super) const fn limit(&self, rows: usize) -> usize {
        match (self.all, rows) {
            (true, _) => usize::MAX,
            (false, 0) => ROWS,
            (false, _) => ROWS_WITHIN,
        }
    }

    /// How many rows are left out of a list, if any.
    pub(super) fn more(&mut self, indent: usize, count: usize) {
        if count == 0 {
            return;
        }
        let lang = self.words.lang;
        let rows = counted(count, lang, "baris", "more row", "more rows");
        let text = match lang {
            Lang::Id => format!("masih ada {rows} lagi; semuanya dengan --all"),
            Lang::En => format!("and {rows}; see them all with --all"),
        };
        self.page.item(indent, "-", &text);
    }

    /// Rows of which the same is said.
    fn alike(&mut self, place: Place<'_>, group: &Alike) {
        let labels = self.some_of(&group.labels);
        match &group.outcome {
            None => self.page.item(place.indent, "-", &labels),
            Some(outcome) => self.page.stated(place.indent, "-", &format!("{labels}:"), outcome),
        }
        self.page.append(&group.below);
    }

    /// The first of many labels, and how many more there are.
    pub(super) fn some_of(&self, labels: &[String]) -> String {
        let some = labels.get(..NAMED).filter(|_| !self.all && labels.len() > NAMED + 1);
        let Some(some) = some else { return labels.join("; ") };
        let rest = labels.len() - NAMED;
        match self.words.lang {
            Lang::Id => format!("{}; dan {rest} lagi", some.join("; ")),
            Lang::En => format!("{}; and {rest} more", some.join("; ")),
        }
    }

    /// What is said of a row.
    fn described(
        &mut self,
        place: Place<'_>,
        row: &RowAccount<'a>,
        list: &List<'a>,
        decides: bool,
    ) -> Alike {
        let mut below = self.page.another();
        let mut tree = Tree { page: &mut below, ..*self };
        let inside = Place::at(place.indent + 2, place.rows + 1);
        let plain = |text: String| Some(Outcome { text, style: Style::new() });
        let step = |account| Step::new(account, list.speaker.clone()).shown_within(list.shown);
        let mut outcome = match (row.standing, row.counting(), row.taking()) {
            _ if row.presence == Presence::Possible => plain(whether_there_is(tree.words.lang)),
            _ if row.presence == Presence::Many => plain(tree.words.unknown()),
            (Standing::LeftOut, Some(counting), _) => {
                plain(list.speaker.because(&why_not(&counting.scene, counting.node)))
            }
            (Standing::Unsure, Some(counting), _) if counting.truth() == Truth::Either => {
                tree.step(inside, &step(counting));
                None
            }
            (_, _, Some(taking)) if is_word(taking.node) => {
                tree.field(inside, taking, &list.speaker);
                Some(tree.outcome(&step(taking)))
            }
            (_, _, Some(taking)) => {
                tree.step(inside, &step(taking));
                None
            }
            // Why it counts is what there is to say of a row that was looked for.
            (_, Some(counting), None) if place.rows > 0 => {
                tree.step(inside, &step(counting));
                None
            }
            (_, _, None) => None,
        };
        let mut label = self.row_label(row);
        if decides {
            let said = outcome.as_mut().map_or(&mut label, |outcome| &mut outcome.text);
            said.push_str(" ← ");
            said.push_str(self.words.lang.pick("menentukan", "decides"));
        }
        Alike { labels: vec![label], outcome, below }
    }

    /// A row in words; one that stands for all rows of an unknown table by that table.
    fn row_label(&self, row: &RowAccount<'a>) -> String {
        if row.presence != Presence::Many {
            return self.row(row.table, row.row);
        }
        let parent = self.dossier.records.rows(row.table).row(row.row).parent;
        let table = Leaf::Table { table: row.table, parent, unknown: true };
        self.words.blank(self.dossier, table).words()
    }
}

/// What is said of a row that may not exist.
fn whether_there_is(lang: Lang) -> String {
    lang.pick("belum diketahui apakah ada", "not known whether there is one").to_owned()
}

fn left_out(list: &List<'_>) -> usize {
    list.rows.of_standing(Standing::LeftOut).count()
}

/// Whether a row keeps a share from being whole.
const fn falls_short(row: &RowAccount<'_>) -> bool {
    matches!(row.standing, Standing::Unmet | Standing::Unsure)
}

/// Whether every row adds to the value: a sum or an average.
fn is_average(list: &List<'_>) -> bool {
    list.rows
        .aggregate
        .is_some_and(|one| !one.of_one_row && (one.kind)(Kind::Duration) == Some(Kind::Duration))
}

fn lowest(row: &RowAccount<'_>) -> Option<Number> {
    row.taken.as_ref()?.range()?.low().cloned()
}

/// Whether the value is that of this row.
fn one_row_decides(list: &List<'_>, row: &RowAccount<'_>, whole: Option<&Value<'_>>) -> bool {
    let of_one = list.rows.aggregate.is_some_and(|one| one.of_one_row);
    let whole = whole.filter(|whole| of_one && whole.is_sure() && !whole.is_none());
    whole.is_some_and(|whole| row.taken.as_ref() == Some(whole))
}

/// Whether the rows of a standing decide an aggregate's value.
fn decides(standing: Standing, list: &List<'_>, value: &Value<'_>) -> bool {
    let outcome = match value.content() {
        Content::Truth(truth) if list.rows.aggregate.is_some_and(|one| one.of_conditions) => {
            Some(*truth)
        }
        _ => None,
    };
    match (outcome, standing) {
        (Some(Truth::Either), _) => standing == Standing::Unsure,
        // That one is so holds by one that is; that all are, fails by one that is not.
        (Some(Truth::True), Standing::Met | Standing::Counted) => true,
        (Some(Truth::False), Standing::Unmet) => true,
        (Some(Truth::False), Standing::LeftOut) => list.rows.of.is_none(),
        (Some(_), _) => false,
        (None, Standing::Met) => !list.rows.rows.iter().any(falls_short),
        (None, Standing::LeftOut) => !list.rows.takes_conditions,
        (None, _) => true,
    }
}

/// What rows of a standing are called: above their list, and after their number.
const fn named(standing: Standing, lang: Lang) -> (&'static str, &'static str) {
    match standing {
        Standing::Unmet => lang.pick(("Tidak memenuhi", "tidak memenuhi"), ("Not met", "not met")),
        Standing::Unsure => {
            lang.pick(("Belum pasti", "belum pasti"), ("Not certain", "not certain"))
        }
        Standing::Met => lang.pick(("Memenuhi", "memenuhi"), ("Met", "met")),
        Standing::Counted => lang.pick(("Dihitung", "dihitung"), ("Counted", "counted")),
        Standing::WithoutValue => {
            lang.pick(("Tanpa nilai", "tanpa nilai"), ("Without a value", "without a value"))
        }
        Standing::LeftOut => {
            lang.pick(("Tidak termasuk", "tidak termasuk"), ("Left out", "left out"))
        }
    }
}
