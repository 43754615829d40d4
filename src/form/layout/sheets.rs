//! The sheets of a workbook, and the CSV files of a folder: what they hold and what they are called.

use std::collections::HashMap;

use super::names::{Taken, normal};
use crate::form::Form;
use crate::ids::TableId;
use crate::text::{Lang, Text};

/// How long a sheet's name may be, in UTF-16 units; Excel allows no more.
pub const LONGEST_SHEET_NAME: usize = 31;

/// The key of the root's sheet: its CSV file is `unit.csv`.
pub const ROOT_KEY: &str = "unit";

/// What a sheet holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Holds {
    /// The rows of a table; the root's answers.
    Table(TableId),
    /// Where claims can be seen, and how they were checked.
    Evidence,
}

/// A sheet that holds nothing of the dossier.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Aside {
    /// How to fill the form in.
    Instructions,
    /// The words of choices, for lists to choose from.
    Choices,
    /// What is to be corrected.
    Corrections,
}

impl Aside {
    const ALL: [Self; 3] = [Self::Instructions, Self::Choices, Self::Corrections];

    fn label(self) -> Text {
        match self {
            Self::Instructions => Text::new("Petunjuk", "Instructions"),
            Self::Choices => Text::new("Pilihan", "Choices"),
            Self::Corrections => Text::new("Perbaikan", "Corrections"),
        }
    }
}

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What it holds.
    pub holds: Holds,
    /// Its name in a workbook; no other sheet has it, whatever the language.
    pub name: Text,
    /// The CSV file's name without its ending.
    pub key: String,
}

/// The sheets of a form.
#[derive(Clone, Debug)]
pub(super) struct Sheets {
    sheets: Vec<Sheet>,
    asides: Vec<(Aside, Text)>,
    /// Which sheet has a name or key; one that holds nothing is none.
    own: Taken<Option<Holds>>,
    /// What else a sheet of this name may hold.
    also: HashMap<String, Vec<Holds>>,
}

impl Sheets {
    pub(super) fn of(form: &Form) -> Self {
        let mut sheets = Self {
            sheets: Vec::new(),
            asides: Vec::new(),
            own: Taken::new(),
            also: HashMap::new(),
        };
        let tables =
            form.tables().map(|(id, table)| (Holds::Table(id), key(form, id), table.label.clone()));
        let evidence = Text::new("Bukti", "Evidence");
        let all: Vec<_> = tables.chain([(Holds::Evidence, "bukti".to_owned(), evidence)]).collect();
        for (holds, key, _) in &all {
            sheets.own.give(Some(*holds), &[key]);
        }
        for (holds, key, label) in all {
            sheets.add(holds, key, &label);
        }
        for (id, table) in form.tables() {
            sheets.also_called(Holds::Table(id), &table.name);
        }
        for aside in Aside::ALL {
            let name = sheets.name(None, &aside.label());
            sheets.asides.push((aside, name));
        }
        sheets
    }

    fn add(&mut self, holds: Holds, key: String, label: &Text) {
        let name = self.name(Some(holds), label);
        for lang in [Lang::Id, Lang::En] {
            self.also_called(holds, label.get(lang));
            self.also_called(holds, &allowed(label.get(lang)));
            self.also_called(holds, &shortened(&allowed(label.get(lang)), LONGEST_SHEET_NAME));
        }
        self.sheets.push(Sheet { holds, name, key });
    }

    /// The first name by a label that no other sheet has in either language.
    fn name(&mut self, holds: Option<Holds>, label: &Text) -> Text {
        let mut names = sheet_names(label);
        let free =
            names.find(|name| self.own.give(holds, &[name.get(Lang::Id), name.get(Lang::En)]));
        free.unwrap_or_default()
    }

    fn also_called(&mut self, holds: Holds, name: &str) {
        let of = self.also.entry(normal(name)).or_default();
        if !name.is_empty() && !of.contains(&holds) {
            of.push(holds);
        }
    }

    pub(super) fn all(&self) -> &[Sheet] {
        &self.sheets
    }

    pub(super) fn find(&self, name: &str) -> Vec<Holds> {
        let name = normal(name);
        match self.own.get(&name) {
            Some(holds) => holds.into_iter().collect(),
            None => self.also.get(&name).cloned().unwrap_or_default(),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "there is a name for each, in their order")]
    pub(super) fn aside(&self, aside: Aside) -> &Text {
        &self.asides[aside as usize].1
    }

    pub(super) fn is_aside(&self, name: &str) -> bool {
        self.own.get(&normal(name)) == Some(None)
    }
}

/// The root's key, otherwise the table's path; `bukti` is a reserved word, which no table has.
fn key(form: &Form, id: TableId) -> String {
    match form.path(id) {
        path if path.is_empty() => ROOT_KEY.to_owned(),
        path if path == ROOT_KEY => format!("{ROOT_KEY}-{ROOT_KEY}"),
        path => path,
    }
}

/// Names a sheet may have, the one to be preferred first: the label, then with a number behind it.
fn sheet_names(label: &Text) -> impl Iterator<Item = Text> {
    let with = |behind: &str| {
        let name = |lang| named(label.get(lang), behind);
        Text::new(name(Lang::Id), name(Lang::En))
    };
    let further = (2..).map(move |number: u32| with(&format!(" ({number})")));
    std::iter::once(with("")).chain(further)
}

fn named(label: &str, behind: &str) -> String {
    let room = LONGEST_SHEET_NAME - behind.encode_utf16().count();
    match shortened(&allowed(label), room) {
        name if name.is_empty() => format!("Sheet{behind}"),
        // Excel keeps this name for itself.
        name if name.eq_ignore_ascii_case("history") => format!("{name}_{behind}"),
        name => format!("{name}{behind}"),
    }
}

/// The name without what Excel does not allow in one.
fn allowed(name: &str) -> String {
    let allowed = |c: char| match c {
        '[' => '(',
        ']' => ')',
        '/' | '\\' | ':' | '*' | '?' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let name: String = name.chars().map(allowed).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").trim_matches('\'').to_owned()
}

fn shortened(name: &str, room: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.len_utf16();
        used <= room
    };
    let kept: String = name.chars().take_while(fits).collect();
    kept.trim_end().trim_end_matches('\'').to_owned()
}
