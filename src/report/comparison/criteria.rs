//! Criteria over units: how each fared, what is systemic, and what the checklist teaches of itself.

use std::collections::BTreeSet;

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;
use crate::checklist::Systemic;
use crate::compare::Unit;
use crate::compare::criteria::{Asked, ENOUGH_FOR_ALWAYS, Tally};
use crate::compare::spread::Spread;
use crate::compare::together::{ENOUGH_FAILURES, ENOUGH_UNITS};
use crate::form::Field;
use crate::quantity::Number;
use crate::report::template::{Names, fill};
use crate::report::view::name_parameters;
use crate::report::words::{Words, all_of, number};
use crate::text::Lang;

/// What stands for something that only one unit can say.
const OPEN: &str = "…";

pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    vec![systemic(told), hanging(told), all(told), always(told), together(told)]
}

/// The criteria that are systemic, or may be, those that surely are first.
fn found<'t>(told: &'t Told<'_>) -> Vec<(&'t Asked<'t>, Tally, &'t Systemic)> {
    let all = told.comparison.criteria.iter();
    let one = |asked: &'t Asked<'t>| {
        let tally = told.comparison.tally(asked);
        let certainty = asked.systemic(&tally)?;
        Some((certainty, asked, tally, asked.criterion?.systemic.as_ref()?))
    };
    let mut found: Vec<_> = all.filter_map(one).collect();
    found.sort_by_key(|(certainty, ..)| *certainty);
    found.into_iter().map(|(_, asked, tally, systemic)| (asked, tally, systemic)).collect()
}

fn systemic(told: &Told<'_>) -> Table {
    let lang = told.lang;
    let says = match lang {
        Lang::Id => {
            "Bila sebagian besar unit gagal, masalahnya bukan lagi milik unit. Bagian yang gagal dihitung dari unit yang diminta: dari yang pasti gagal sampai bila semua isian kosong ternyata buruk. Poin yang tergantung: rata-rata poin persen skor terbukti yang hilang per unit."
        }
        Lang::En => {
            "Where most units fall short, it is no longer theirs to solve. The share runs from those that surely fall short to that if all blanks turn out badly, of the units asked. Points at stake: the mean of what units lose of their proven score, in percentage points."
        }
    };
    Table {
        key: "systemic",
        title: lang.pick("Masalah bersama", "Systemic shortfalls").to_owned(),
        says: says.to_owned(),
        columns: vec![
            Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
            Column::new("title", Kind::Text, lang.pick("Kriteria", "Criterion")),
            Column::new("certainty", Kind::Name, lang.pick("Kepastian", "Certainty")),
            Column::new("short", Kind::Count, lang.pick("Pasti gagal", "Surely short")),
            Column::new("asked", Kind::Count, lang.pick("Dari unit", "Of units")),
            Column::new("short_share", Kind::Score, lang.pick("Bagian gagal", "Share short")),
            Column::new("threshold", Kind::Share, lang.pick("Ambang", "Threshold")),
            Column::new("at_stake", Kind::Points, lang.pick("Poin tergantung", "Points at stake")),
            Column::new("to", Kind::Name, lang.pick("Untuk", "To")),
            Column::new("text", Kind::Text, lang.pick("Rekomendasi", "Recommendation")),
        ],
        rows: found(told).into_iter().map(|one| systemic_row(told, one)).collect(),
        nothing: lang.pick(
            "Tidak ada kriteria yang gagal di begitu banyak unit.",
            "No criterion falls short in so many units.",
        ),
        line: None,
    }
}

fn systemic_row(
    told: &Told<'_>,
    (asked, tally, systemic): (&Asked<'_>, Tally, &Systemic),
) -> Vec<Cell> {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let certainty = asked.systemic(&tally).map(|it| words::certainty(it, lang));
    let to = checklist.addressees.get(systemic.to);
    vec![
        Cell::text(asked.id),
        Cell::text(asked.title(lang)),
        certainty.unwrap_or(Cell::Blank),
        Cell::Count(tally.short()),
        Cell::Count(tally.asked()),
        Cell::score(tally.share_short().as_ref()),
        Cell::Number(systemic.share.clone()),
        Cell::number(at_stake(told, asked)),
        to.map_or(Cell::Blank, |to| Cell::word(&to.id, to.title.get(lang))),
        Cell::Text(fill(systemic.text.get(lang), || names(told, asked))),
    ]
}

/// What texts about many units may name: where they lie, over that the parameters, and the most points there are.
/// What is of one unit alone is left open.
fn names(told: &Told<'_>, asked: &Asked<'_>) -> Names {
    let words = Words { checklist: told.comparison.request.checklist, lang: told.lang };
    let form = &words.checklist.form;
    let mut names = Names::default();
    for field in &form.root().fields {
        names.set(&field.name, OPEN);
    }
    for field in form.groups.iter().filter_map(|id| form.root().fields.get(id.index())) {
        names.set(&field.name, regions(told, field));
    }
    name_parameters(&words, &mut names);
    for name in ["measure", "points", "total", "met", "unmet", "unknown", "months"] {
        names.set(name, OPEN);
    }
    for name in ["failures", "missing"] {
        names.set(name, Vec::<String>::new());
    }
    let max = asked.criterion.map(|criterion| number(&criterion.levels.max(), told.lang));
    names.set("max", max.unwrap_or_default());
    names
}

/// The regions of one kind in which the units lie, by their names as long as there are few.
fn regions(told: &Told<'_>, field: &Field) -> String {
    const FEW: usize = 3;
    let groups = told.comparison.units.iter().flat_map(|unit| &unit.standing.groups);
    let names: BTreeSet<&String> =
        groups.filter(|(kind, _)| *kind == field.name).map(|(_, name)| name).collect();
    match names.len() {
        0 => OPEN.to_owned(),
        count if count > FEW => {
            let kind = field.label.get(told.lang).to_lowercase();
            format!("{} {kind}", words::count(count, told.lang))
        }
        _ => all_of(&names.into_iter().cloned().collect::<Vec<_>>(), told.lang),
    }
}

/// The mean of what units lose by a criterion, of those to which it applies.
fn at_stake(told: &Told<'_>, asked: &Asked<'_>) -> Option<Number> {
    let all = told.comparison.units.iter();
    Spread::of(all.filter_map(|unit| lost(unit, asked.id))).map(|spread| spread.mean)
}

/// What a unit loses of its proven score by a criterion; `None` where it is not asked.
fn lost(unit: &Unit<'_>, id: &str) -> Option<Number> {
    let mark = unit.standing.criterion(id)?;
    mark.share.as_ref()?;
    Some(mark.adds().1)
}

/// What hangs on systemic criteria for each unit.
fn hanging(told: &Told<'_>) -> Table {
    let lang = told.lang;
    let found = found(told);
    let mut columns = vec![
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
        Column::new("all", Kind::Points, lang.pick("Jumlah", "Sum")),
    ];
    columns.extend(found.iter().map(|(it, ..)| Column::new(it.id, Kind::Points, it.id)));
    let row = |place: &usize| {
        let unit = told.comparison.units.get(*place)?;
        let lost: Vec<Option<Number>> = found.iter().map(|(it, ..)| lost(unit, it.id)).collect();
        let sum: Number = lost.iter().flatten().cloned().sum();
        let own = [Cell::text(unit.code()), Cell::text(unit.name), Cell::Number(sum)];
        Some(own.into_iter().chain(lost.into_iter().map(Cell::number)).collect())
    };
    let order = told.comparison.standings.order.iter();
    Table {
        key: "at_stake",
        title: lang
            .pick("Poin setiap unit yang tergantung padanya", "What hangs on them for each unit")
            .to_owned(),
        says: lang
            .pick(
                "Poin persen skor terbukti yang akan bertambah bila kriteria itu terpenuhi.",
                "Percentage points that the proven score would gain if the criterion were met.",
            )
            .to_owned(),
        columns,
        rows: if found.is_empty() { Vec::new() } else { order.filter_map(row).collect() },
        nothing: lang.pick("Tidak ada.", "Nothing."),
        line: None,
    }
}

fn all(told: &Told<'_>) -> Table {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let row = |asked: &Asked<'_>| {
        let tally = told.comparison.tally(asked);
        let section = asked.section(checklist);
        let section = checklist.sections.iter().find(|it| Some(it.id.as_str()) == section);
        vec![
            Cell::text(asked.id),
            Cell::text(asked.title(lang)),
            section.map_or(Cell::Blank, |it| Cell::word(&it.id, it.title.get(lang))),
            match asked.is_critical() {
                true => Cell::word("critical", lang.pick("ya", "yes")),
                false => Cell::Blank,
            },
            Cell::Count(tally.met),
            Cell::Count(tally.partial),
            Cell::Count(tally.unmet),
            Cell::Count(tally.unknown),
            Cell::Count(tally.asked()),
            Cell::number(Told::share(tally.met, tally.asked())),
            Cell::score(tally.share_short().as_ref()),
            Cell::Count(tally.not_applicable),
            Cell::number(at_stake(told, asked)),
        ]
    };
    Table {
        key: "criteria",
        title: lang.pick("Setiap kriteria", "Every criterion").to_owned(),
        says: lang
            .pick(
                "Bagian dihitung dari unit yang diminta; unit yang tidak terkena tidak ikut.",
                "Shares are of the units asked; those to which it does not apply are left out.",
            )
            .to_owned(),
        columns: columns(lang),
        rows: told.comparison.criteria.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
        Column::new("title", Kind::Text, lang.pick("Kriteria", "Criterion")),
        Column::new("section", Kind::Name, lang.pick("Bagian", "Section")),
        Column::new("critical", Kind::Short, lang.pick("Kritis", "Critical")),
        Column::new("met", Kind::Count, lang.pick("Terpenuhi", "Met")),
        Column::new("partial", Kind::Count, lang.pick("Sebagian", "In part")),
        Column::new("unmet", Kind::Count, lang.pick("Belum terpenuhi", "Unmet")),
        Column::new("unknown", Kind::Count, lang.pick("Belum diketahui", "Unknown")),
        Column::new("asked", Kind::Count, lang.pick("Dari unit", "Of units")),
        Column::new("met_share", Kind::Share, lang.pick("Bagian terpenuhi", "Share met")),
        Column::new("short_share", Kind::Score, lang.pick("Bagian gagal", "Share short")),
        Column::new("not_applicable", Kind::Count, lang.pick("Tidak berlaku", "Not applicable")),
        Column::new("at_stake", Kind::Points, lang.pick("Poin tergantung", "Points at stake")),
    ]
}

/// Criteria of which all units say the same.
fn always(told: &Told<'_>) -> Table {
    let lang = told.lang;
    let row = |asked: &Asked<'_>| {
        let tally = told.comparison.tally(asked);
        let count = tally.asked();
        let (key, id, en) = match (tally.met == count, tally.short() == count) {
            _ if count < ENOUGH_FOR_ALWAYS => return None,
            (true, _) => ("always_met", "selalu terpenuhi", "always met"),
            (_, true) => ("never_met", "tidak pernah terpenuhi", "never met"),
            (false, false) => return None,
        };
        let says = Cell::word(key, lang.pick(id, en));
        Some(vec![Cell::text(asked.id), Cell::text(asked.title(lang)), says, Cell::Count(count)])
    };
    Table {
        key: "always",
        title: lang.pick("Selalu atau tidak pernah terpenuhi", "Always or never met").to_owned(),
        says: match lang {
            Lang::Id => {
                format!("Tidak membedakan unit; ditunjukkan mulai {ENOUGH_FOR_ALWAYS} unit.")
            }
            Lang::En => {
                format!("They tell no unit from another; shown from {ENOUGH_FOR_ALWAYS} units on.")
            }
        },
        columns: vec![
            Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
            Column::new("title", Kind::Text, lang.pick("Kriteria", "Criterion")),
            Column::new("what", Kind::Name, lang.pick("Hasil", "Result")),
            Column::new("units", Kind::Count, lang.pick("Unit", "Units")),
        ],
        rows: told.comparison.criteria.iter().filter_map(row).collect(),
        nothing: lang.pick("Tidak ada.", "There are none."),
        line: None,
    }
}

fn together(told: &Told<'_>) -> Table {
    const MOST: usize = 20;
    let lang = told.lang;
    let title = |id: &str| Cell::text(told.title(id));
    let row = |pair: crate::compare::together::Together<'_>| {
        vec![
            Cell::text(pair.ids.0),
            title(pair.ids.0),
            Cell::text(pair.ids.1),
            title(pair.ids.1),
            Cell::Count(pair.both),
            Cell::Count(pair.either),
            Cell::number(Told::share(pair.both, pair.either)),
            Cell::Count(pair.judged),
        ]
    };
    Table {
        key: "together",
        title: lang.pick("Gagal bersama", "Failing together").to_owned(),
        says: match lang {
            Lang::Id => format!(
                "Pasangan kriteria yang gagal bersama di empat dari lima unit yang gagal di salah satunya; paling banyak {MOST}, dicari mulai {ENOUGH_UNITS} unit dengan {ENOUGH_FAILURES} yang gagal di keduanya."
            ),
            Lang::En => format!(
                "Pairs of criteria that fail together in four of five units in which one of them fails; at most {MOST}, looked for from {ENOUGH_UNITS} units on, with {ENOUGH_FAILURES} that fail in both."
            ),
        },
        columns: vec![
            Column::new("one", Kind::Short, lang.pick("Kode", "Id")),
            Column::new("one_title", Kind::Text, lang.pick("Kriteria", "Criterion")),
            Column::new("other", Kind::Short, lang.pick("dan kode", "and id")),
            Column::new("other_title", Kind::Text, lang.pick("dan kriteria", "and criterion")),
            Column::new("both", Kind::Count, lang.pick("Gagal di keduanya", "Fail in both")),
            Column::new("either", Kind::Count, lang.pick("Gagal di salah satu", "Fail in either")),
            Column::new("share", Kind::Share, lang.pick("Bagian", "Share")),
            Column::new("judged", Kind::Count, lang.pick("Dari unit", "Of units")),
        ],
        rows: told.comparison.together().into_iter().take(MOST).map(row).collect(),
        nothing: lang.pick("Tidak ada.", "There are none."),
        line: None,
    }
}
