//! An expression as a tree: each part in words, with its value, above the parts that it rests on.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

use super::rows::List;
use crate::bound::{Possible, Truth};
use crate::dossier::Dossier;
use crate::expr::{Node, NodeKind, RowsPath};
use crate::form::{Kind, RowId};
use crate::ids::TableId;
use crate::judge::{Account, Bearing, Earlier};
use crate::report::finding::source;
use crate::report::terminal::page::{Outcome, Page};
use crate::report::words::expression::{Apart, Role, SetApart, Speaker, undenied};
use crate::report::words::{Words, one_of};
use crate::text::Lang;

/// How long a part may be to be said within the sentence of an aggregate, in characters.
const WITHIN: usize = 60;
/// How long a part that decides nothing may be to be said in full.
const SENTENCE: usize = 120;
/// How much of a submitted text is shown, in characters.
const TEXT: usize = 60;

/// Writes how values came about.
pub(super) struct Tree<'p, 'a> {
    pub(super) page: &'p mut Page,
    pub(super) words: Words<'a>,
    pub(super) dossier: &'a Dossier,
    /// Whether every row is shown.
    pub(super) all: bool,
}

/// Where a part stands in the tree.
#[derive(Clone, Copy)]
pub(super) struct Place<'m> {
    pub(super) indent: usize,
    pub(super) mark: &'m str,
    /// How many sentences it is inside of that set parts apart.
    depth: usize,
    /// How many lists of rows it is inside of.
    pub(super) rows: usize,
}

/// A part and how it is said.
#[derive(Clone)]
pub(super) struct Step<'a> {
    pub(super) account: Account<'a>,
    speaker: Speaker<'a>,
    role: Role,
    /// The kind its value is shown as.
    shown: Kind,
    /// What is said before it.
    lead: String,
    /// What it does to the whole it is part of.
    bearing: Bearing,
}

impl Place<'_> {
    /// So far in, inside so many lists of rows.
    pub(super) const fn at(indent: usize, rows: usize) -> Place<'static> {
        Place { indent, mark: "", depth: 0, rows }
    }

    /// Where what a part rests on stands.
    fn below(&self) -> Place<'static> {
        let gap = if self.mark.is_empty() { 2 } else { self.mark.chars().count() + 1 };
        Place { indent: self.indent + gap, mark: "", ..*self }
    }

    const fn with(self, mark: &str) -> Place<'_> {
        Place { mark, ..self }
    }

    const fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl<'a> Step<'a> {
    /// A part as something by itself.
    pub(super) const fn new(account: Account<'a>, speaker: Speaker<'a>) -> Self {
        let of = account.node.of;
        let role = if matches!(of, Kind::Boolean) { Role::Condition } else { Role::Value };
        Self { account, speaker, role, shown: of, lead: String::new(), bearing: Bearing::Together }
    }

    /// Whether it is how a derived field was computed.
    const fn is_derivation(&self) -> bool {
        !self.lead.is_empty()
    }

    /// The same with its value shown as a share, where `whole` is one and takes its value from it.
    pub(super) fn shown_within(mut self, whole: Kind) -> Self {
        if whole == Kind::Share && self.account.node.of.is_number() {
            self.shown = Kind::Share;
        }
        self
    }
}

impl<'a> Tree<'_, 'a> {
    /// An expression over the whole dossier, its value shown as a kind.
    pub(super) fn whole(&mut self, node: &'a Node, shown: Kind) {
        let account = Account::of(self.words.checklist, self.dossier, node);
        let step = Step::new(account, Speaker::of_dossier(self.words)).shown_within(shown);
        self.step(Place::at(2, 0), &step);
    }

    /// A part, and what it rests on.
    pub(super) fn step(&mut self, place: Place<'_>, step: &Step<'a>) {
        let heading = step.speaker.heading(step.account.node);
        if matches!(step.bearing, Bearing::Idle | Bearing::Also) {
            let whole = self.in_one_sentence(step);
            let short = heading.filter(|_| whole.chars().count() > SENTENCE);
            return self.state(place, step, &short.map_or(whole, |(heading, _)| heading));
        }
        if let Some((heading, parts)) = heading {
            self.state(place, step, &heading);
            return self.conditions(place.below().with("-"), step, parts);
        }
        let (said, parts) = self.sentence(place, step);
        self.state(place, step, &said);
        self.rests_on(place.below(), step, parts);
    }

    /// What a part says, with the values of the words in it.
    fn in_one_sentence(&self, step: &Step<'a>) -> String {
        let inner = step.account.part(undenied(step.account.node));
        let counts_rows = matches!(inner.node.kind, NodeKind::Aggregate(_));
        step.speaker.sentence(step.account.node, step.role, &mut |speaker, part, role| {
            let word = self.valued(speaker, inner.part(part));
            let word = word.filter(|_| !role.is_condition() && !counts_rows);
            word.unwrap_or_else(|| speaker.say(part, role))
        })
    }

    /// What a part says, and the parts it refers to, by letter or by name.
    fn sentence(&self, place: Place<'_>, step: &Step<'a>) -> (String, Parts<'a>) {
        let inner = step.account.part(undenied(step.account.node));
        let counts_rows = matches!(inner.node.kind, NodeKind::Aggregate(_));
        let mut apart = Apart::at(place.depth);
        let mut fields = Vec::new();
        if matches!(inner.node.kind, NodeKind::Field(_)) {
            fields.push(inner.node);
        }
        let said =
            step.speaker.sentence(step.account.node, step.role, &mut |speaker, part, role| {
                if counts_rows {
                    return within(speaker, part, role);
                }
                if matches!(part.kind, NodeKind::Field(_)) {
                    fields.push(part);
                }
                match self.valued(speaker, inner.part(part)) {
                    Some(word) if !role.is_condition() => word,
                    _ if inner.looks_at(part) => apart.refer(speaker, part, role),
                    _ => within(speaker, part, role),
                }
            });
        (said, Parts { inner, apart: apart.parts(), fields })
    }

    /// The parts that a part rests on: those set apart, then how fields came about, then its rows.
    fn rests_on(&mut self, place: Place<'_>, step: &Step<'a>, parts: Parts<'a>) {
        let Parts { inner, apart, fields } = parts;
        let passes = takes_the_value_of_a_part(inner.node);
        for part in apart {
            let below = Step { role: part.role, ..Step::new(inner.part(part.node), part.speaker) };
            let below = if passes { below.shown_within(step.shown) } else { below };
            self.step(place.deeper().with(&part.letter), &below);
        }
        for field in fields {
            self.field(place, inner.part(field), &step.speaker);
        }
        self.earlier(place, &inner, &step.speaker);
        if let Some(rows) = inner.rows() {
            let speaker = step.speaker.within(rows.path);
            let shown = if passes { step.shown } else { Kind::Number };
            self.counted(place, &List { rows, speaker, shown }, &inner);
        }
    }

    /// A part in words with its value.
    fn state(&mut self, place: Place<'_>, step: &Step<'a>, text: &str) {
        let sign = if step.role.is_condition() { ":" } else { " =" };
        let mut outcome = self.outcome(step);
        match step.bearing {
            Bearing::Decides => {
                let decides = self.words.lang.pick("menentukan", "decides");
                outcome.text = format!("{} ← {decides}", outcome.text);
            }
            Bearing::Idle => outcome.style = Style::new().dimmed(),
            Bearing::Together | Bearing::Also => {}
        }
        self.page.stated(place.indent, place.mark, &format!("{}{text}{sign}", step.lead), &outcome);
    }

    /// What a part comes to, in the style of what is known or not.
    pub(super) fn outcome(&self, step: &Step<'a>) -> Outcome {
        if step.role.is_condition() {
            let truth = step.account.truth();
            let text = self.words.value::<String>(Kind::Boolean, &Possible::from(truth));
            return Outcome { text, style: truth_style(truth) };
        }
        let sure = step.account.value().is_sure();
        let style = if sure { Style::new().bold() } else { truth_style(Truth::Either) };
        let unknown = step.is_derivation() && self.rests_on_blanks(&step.account);
        let said = || self.submitted(&step.account, step.shown);
        Outcome { text: if unknown { self.words.unknown() } else { said() }, style }
    }

    /// A word with its value, where that is one that the checklist does not say.
    fn valued(&self, speaker: &Speaker<'a>, account: Account<'a>) -> Option<String> {
        let word = speaker.word(account.node)?;
        let value = || self.submitted(&account, account.node.of);
        Some(match &account.node.kind {
            NodeKind::Field(field) => speaker.field_with(*field, &value()),
            NodeKind::BuiltIn(_) => format!("{word} ({})", value()),
            _ => word,
        })
    }

    /// A value in words; a submitted text in quotation marks, cut where it is long.
    fn submitted(&self, account: &Account<'a>, shown: Kind) -> String {
        if self.is_blank(account) {
            return self.words.unknown();
        }
        let value = account.value();
        let text = self.words.value(shown, &value);
        if account.node.of != Kind::Text || !value.is_sure() || value.is_none() {
            return text;
        }
        format!("“{}”", shortened(&text))
    }

    /// Whether all that it rests on was left blank.
    fn rests_on_blanks(&self, account: &Account<'a>) -> bool {
        let fields = account.fields();
        !fields.is_empty() && fields.iter().all(|one| self.is_blank(one))
    }

    /// Whether it is a field of which nothing was submitted: what its limits leave says nothing.
    fn is_blank(&self, account: &Account<'a>) -> bool {
        let NodeKind::Field(field) = &account.node.kind else { return false };
        if let Some(derivation) = account.derivation() {
            return self.rests_on_blanks(&derivation);
        }
        match account.scene.rows_read(*field).as_slice() {
            [Some(row)] => !self.dossier.is_claim(field.table, *row, field.field),
            _ => false,
        }
    }

    /// Several conditions, each with what it does to the whole.
    fn conditions(&mut self, place: Place<'_>, step: &Step<'a>, parts: &'a [Node]) {
        let whole = step.account.part(undenied(step.account.node));
        let bearings = whole.bearings(parts);
        // Where all parts bear on the whole alike, there is nothing to point out.
        let alike = bearings.windows(2).all(|pair| pair.first() == pair.last());
        for (part, bearing) in parts.iter().zip(bearings) {
            let bearing = if alike { Bearing::Together } else { bearing };
            let part = Step { bearing, ..Step::new(whole.part(part), step.speaker.clone()) };
            self.step(place, &part);
        }
    }

    /// How a derived field was computed, and which row `previous` means.
    pub(super) fn field(&mut self, place: Place<'_>, account: Account<'a>, speaker: &Speaker<'a>) {
        self.earlier(place, &account, speaker);
        let NodeKind::Field(field) = &account.node.kind else { return };
        let Some(derivation) = account.derivation() else { return };
        let lead = match self.words.lang {
            Lang::Id => format!("{} dihitung: ", speaker.field(*field)),
            Lang::En => format!("{} is computed: ", speaker.field(*field)),
        };
        let speaker = Speaker::of_row(self.words, field.table);
        self.step(place, &Step { lead, ..Step::new(derivation, speaker) });
    }

    /// Which rows a part means by `previous`.
    fn earlier(&mut self, place: Place<'_>, account: &Account<'a>, speaker: &Speaker<'a>) {
        let (row, table) = match &account.node.kind {
            NodeKind::Field(field) => (field.row, field.table),
            NodeKind::Aggregate(one) => (one.rows.from, one.rows.table),
            _ => return,
        };
        let earlier = account.earlier();
        if earlier.is_empty() {
            return;
        }
        let named: Vec<String> = earlier.into_iter().map(|row| self.earlier_row(row)).collect();
        let rows = one_of(&named, self.words.lang);
        self.page.paragraph(place.indent, &format!("{}: {rows}", speaker.row(row, table)));
    }

    fn earlier_row(&self, row: Earlier) -> String {
        row.map_or_else(|| self.words.none(), |(table, row)| self.row(table, row))
    }

    /// A row in words, with where it was written.
    pub(super) fn row(&self, table: TableId, row: RowId) -> String {
        let label = self.words.row(self.dossier, table, row);
        let at = self.dossier.row_source(table, row);
        format!("{label}{}", source(self.dossier, at.as_deref()))
    }

    /// Why a flag was raised for a row.
    pub(super) fn raised(&mut self, path: &'a RowsPath, when: &'a Node, row: RowId) {
        let account = Account::of(self.words.checklist, self.dossier, when);
        let scene = account.scene.with(path.frame, path.last(), row);
        let label = self.row(path.last(), row);
        self.page.item(2, "-", &label);
        let speaker = Speaker::of_judged(self.words, path);
        self.step(Place::at(4, 1), &Step::new(account.over(scene), speaker));
    }
}

/// The parts that a sentence refers to.
struct Parts<'a> {
    /// What the sentence is about, without the "not"s before it.
    inner: Account<'a>,
    /// Those set apart, by letter.
    apart: Vec<SetApart<'a, 'a>>,
    /// The fields it names.
    fields: Vec<&'a Node>,
}

/// The beginning of a text, up to a word's end, with a sign that it goes on.
fn shortened(text: &str) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(TEXT) else { return text.into() };
    let beginning = text.get(..end).unwrap_or_default();
    let words = beginning.rsplit_once(char::is_whitespace).map_or(beginning, |(words, _)| words);
    format!("{words} …").into()
}

/// A part that is not looked at, or that each row has a value of its own for.
fn within(speaker: &Speaker<'_>, part: &Node, role: Role) -> String {
    let said = speaker.say(part, role);
    if said.chars().count() <= WITHIN { said } else { "…".to_owned() }
}

/// Whether a value is that of a part, or of rows: an `if`, a mean.
fn takes_the_value_of_a_part(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Call(function, _) => function.picks.is_some(),
        // What gives a duration of durations gives a share of shares.
        NodeKind::Aggregate(one) => (one.aggregate.kind)(Kind::Duration) == Some(Kind::Duration),
        _ => false,
    }
}

/// The style of an answer.
fn truth_style(truth: Truth) -> Style {
    let colour = match truth {
        Truth::True => AnsiColor::Green,
        Truth::False => AnsiColor::Red,
        Truth::Either => AnsiColor::Yellow,
    };
    Style::new().fg_color(Some(colour.into()))
}
