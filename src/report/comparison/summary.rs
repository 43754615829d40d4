//! All units together.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;
use crate::bound::Range;
use crate::compare::rank::Ranked;
use crate::compare::spread::Spread;
use crate::compare::summary::{Aspect, Part};
use crate::judge::Verdict;
use crate::quantity::Number;
use crate::report::keys;
use crate::text::{Lang, Text};

pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let tables = [
        Some(attendance(told)),
        missing(told),
        Some(spread(told)),
        Some(grades(told)),
        Some(sections(told)),
        axes(told),
        Some(verdicts(told)),
    ];
    tables.into_iter().flatten().collect()
}

fn attendance(told: &Told<'_>) -> Table {
    let lang = told.lang;
    let mut rows = vec![presence(told, Cell::word("all", lang.pick("Semua", "All")), None)];
    if told.comparison.by.is_some() {
        let groups = told.comparison.peer_groups();
        rows.extend(
            groups.into_iter().map(|peer| presence(told, Cell::Text(told.peer(peer)), Some(peer))),
        );
    }
    let ranked = ("Diberi peringkat", "Ranked");
    Table {
        key: "attendance",
        title: lang.pick("Penyampaian", "Submissions").to_owned(),
        says: lang
            .pick(
                "Unit yang belum menyampaikan tidak masuk rata-rata mana pun.",
                "Units that did not submit are in no average.",
            )
            .to_owned(),
        columns: vec![
            Column::new("group", Kind::Name, lang.pick("Kelompok", "Group")),
            Column::new("expected", Kind::Count, lang.pick("Diharapkan", "Expected")),
            Column::new("submitted", Kind::Count, lang.pick("Menyampaikan", "Submitted")),
            Column::new("missing", Kind::Count, lang.pick("Belum", "Missing")),
            Column::new(
                "submitted_share",
                Kind::Share,
                lang.pick("Bagian yang menyampaikan", "Share submitted"),
            ),
            Column::new("ranked", Kind::Count, lang.pick(ranked.0, ranked.1)),
        ],
        rows,
        nothing: "",
        line: None,
    }
}

/// Who of a group, or of all, submitted. Units that nobody expected are not among those expected.
fn presence(told: &Told<'_>, name: Cell, peer: Option<Option<&Text>>) -> Vec<Cell> {
    let comparison = told.comparison;
    let is_peer = |own: Option<&Text>| peer.is_none_or(|peer| own == peer);
    let missing = comparison.missing.iter().filter(|unit| is_peer(unit.peer.as_ref())).count();
    let here = comparison.units.iter().zip(&comparison.standings.places);
    let here: Vec<_> = here.filter(|(unit, _)| is_peer(unit.peer.as_ref())).collect();
    let ranked = here.iter().filter(|(_, place)| matches!(place, Ranked::At(_))).count();
    let submitted = here.iter().filter(|(unit, _)| unit.expected).count();
    let share = comparison.request.roster.and_then(|_| Told::share(submitted, submitted + missing));
    vec![
        name,
        match comparison.request.roster {
            Some(_) => Cell::Count(submitted + missing),
            None => Cell::Blank,
        },
        Cell::Count(here.len()),
        match comparison.request.roster {
            Some(_) => Cell::Count(missing),
            None => Cell::Blank,
        },
        Cell::number(share),
        Cell::Count(ranked),
    ]
}

/// The units that did not submit; none without a list of those expected.
fn missing(told: &Told<'_>) -> Option<Table> {
    let (lang, comparison) = (told.lang, told.comparison);
    comparison.request.roster?;
    let mut columns = vec![
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
    ];
    columns.extend(told.peer_column());
    let row = |unit: &crate::compare::Missing<'_>| {
        let own = [Cell::text(unit.name), Cell::text(unit.code)].into_iter();
        own.chain(told.peer_cell(unit.peer.as_ref())).collect()
    };
    Some(Table {
        key: "missing",
        title: lang.pick("Belum menyampaikan", "Did not submit").to_owned(),
        says: String::new(),
        columns,
        rows: comparison.missing.iter().map(row).collect(),
        nothing: lang.pick("Semua unit sudah menyampaikan.", "Every unit submitted."),
        line: None,
    })
}

fn spread(told: &Told<'_>) -> Table {
    let (lang, comparison) = (told.lang, told.comparison);
    let aspects = [
        (Aspect::Proven, "proven", "Skor terbukti", "Proven score"),
        (Aspect::Highest, "highest", "Skor tertinggi yang mungkin", "Highest score possible"),
        (Aspect::Completeness, "completeness", "Kelengkapan", "Completeness"),
    ];
    let all = aspects.into_iter().map(|(aspect, key, id, en)| {
        (Cell::word(key, lang.pick(id, en)), comparison.spread(aspect, None))
    });
    let groups = if comparison.by.is_some() { comparison.peer_groups() } else { Vec::new() };
    let proven = lang.pick("Skor terbukti", "Proven score");
    let by_peer = groups.into_iter().filter_map(|peer| {
        let spread = comparison.spread(Aspect::Proven, Some(peer))?;
        let peer = told.peer(peer);
        Some((Cell::word(format!("proven: {peer}"), format!("{proven}: {peer}")), Some(spread)))
    });
    let row = |(name, spread): (Cell, Option<Spread>)| {
        [name].into_iter().chain(spread_cells(spread)).collect()
    };
    let says = match lang {
        Lang::Id => {
            "n ialah banyaknya unit; rata-rata dan kuartil dihitung atas unit, bukan atas kriteria. Kuartil: interpolasi inklusif (QUARTILE.INC)."
        }
        Lang::En => {
            "n is the number of units; means and quartiles are over units, not over criteria. Quartiles: inclusive interpolation (QUARTILE.INC)."
        }
    };
    Table {
        key: "spread",
        title: lang.pick("Sebaran", "Spread").to_owned(),
        says: says.to_owned(),
        columns: [Column::new("of", Kind::Name, lang.pick("Yang diukur", "What"))]
            .into_iter()
            .chain(spread_columns(lang))
            .collect(),
        rows: all.chain(by_peer).map(row).collect(),
        nothing: "",
        line: None,
    }
}

pub(super) fn spread_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("n", Kind::Count, "n"),
        Column::new("least", Kind::Share, lang.pick("Terendah", "Least")),
        Column::new("lower_quartile", Kind::Share, lang.pick("Kuartil bawah", "Lower quartile")),
        Column::new("median", Kind::Share, "Median"),
        Column::new("upper_quartile", Kind::Share, lang.pick("Kuartil atas", "Upper quartile")),
        Column::new("most", Kind::Share, lang.pick("Tertinggi", "Most")),
        Column::new("mean", Kind::Share, lang.pick("Rata-rata", "Mean")),
    ]
}

pub(super) fn spread_cells(spread: Option<Spread>) -> Vec<Cell> {
    let Some(spread) = spread else {
        return [Cell::Count(0)].into_iter().chain([const { Cell::Blank }; 6]).collect();
    };
    let figures =
        [spread.least, spread.lower, spread.median, spread.upper, spread.most, spread.mean];
    [Cell::Count(spread.count)].into_iter().chain(figures.map(Cell::Number)).collect()
}

fn grades(told: &Told<'_>) -> Table {
    let (lang, comparison) = (told.lang, told.comparison);
    let row = |grade: &crate::checklist::Grade| {
        let (graded, of) = comparison.graded(&grade.id);
        vec![
            Cell::word(&grade.id, grade.title.get(lang)),
            Cell::Count(graded.proven),
            Cell::Count(graded.surely),
            Cell::Count(graded.possibly),
            Cell::Count(of),
            Cell::number(Told::share(graded.proven, of)),
        ]
    };
    Table {
        key: "grades",
        title: lang.pick("Predikat", "Grades").to_owned(),
        says: lang
            .pick(
                "Terbukti: predikat menurut skor terbukti. Pasti: isian kosong tidak akan mengubahnya. Mungkin: termasuk yang masih dapat mencapainya.",
                "Proven: by the proven score. Certain: no blank will change it. Possible: with those that may still have it.",
            )
            .to_owned(),
        columns: vec![
            Column::new("grade", Kind::Name, lang.pick("Predikat", "Grade")),
            Column::new("proven", Kind::Count, lang.pick("Terbukti", "Proven")),
            Column::new("certain", Kind::Count, lang.pick("Pasti", "Certain")),
            Column::new("possible", Kind::Count, lang.pick("Mungkin", "Possible")),
            Column::new("of", Kind::Count, lang.pick("Dari unit", "Of units")),
            Column::new("proven_share", Kind::Share, lang.pick("Bagian terbukti", "Share proven")),
        ],
        rows: comparison.request.checklist.grades.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn sections(told: &Told<'_>) -> Table {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let row = |section: &crate::checklist::Section| {
        part(Cell::word(&section.id, section.title.get(lang)), told.comparison.section(&section.id))
    };
    Table {
        key: "sections",
        title: lang.pick("Bagian", "Sections").to_owned(),
        says: part_says(lang),
        columns: part_columns(lang.pick("Bagian", "Section"), lang),
        rows: checklist.sections.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn axes(told: &Told<'_>) -> Option<Table> {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let row = |axis: &crate::checklist::Axis| {
        part(Cell::word(&axis.id, axis.title.get(lang)), told.comparison.axis(&axis.id))
    };
    (!checklist.axes.is_empty()).then(|| Table {
        key: "axes",
        title: lang.pick("Aspek", "Aspects").to_owned(),
        says: part_says(lang),
        columns: part_columns(lang.pick("Aspek", "Aspect"), lang),
        rows: checklist.axes.iter().map(row).collect(),
        nothing: "",
        line: None,
    })
}

fn part_says(lang: Lang) -> String {
    lang.pick(
        "Rata-rata skor unit, dari yang terbukti sampai yang tertinggi; n ialah banyaknya unit yang dinilai di sini.",
        "Mean of the units' scores, from proven to highest; n is how many units are judged here.",
    )
    .to_owned()
}

fn part_columns(name: &str, lang: Lang) -> Vec<Column> {
    vec![
        Column::new("id", Kind::Name, name),
        Column::new("n", Kind::Count, "n"),
        Column::new("mean", Kind::Score, lang.pick("Rata-rata skor unit", "Mean of unit scores")),
        Column::new("median", Kind::Share, lang.pick("Median terbukti", "Median proven")),
    ]
}

fn part(title: Cell, part: Option<Part>) -> Vec<Cell> {
    let (count, mean, median): (usize, Option<Range>, Option<Number>) = match part {
        Some(part) => (part.proven.count, Some(part.mean), Some(part.proven.median)),
        None => (0, None, None),
    };
    vec![title, Cell::Count(count), Cell::score(mean.as_ref()), Cell::number(median)]
}

fn verdicts(told: &Told<'_>) -> Table {
    let lang = told.lang;
    let pooled = told.comparison.pooled();
    let asked = pooled.asked();
    let all = [
        (Verdict::Met, pooled.met),
        (Verdict::Partial, pooled.partial),
        (Verdict::Unmet, pooled.unmet),
        (Verdict::Unknown, pooled.unknown),
    ];
    let row = |(verdict, count): (Verdict, usize)| {
        vec![
            Cell::word(keys::verdict(verdict), words::verdict(verdict, lang)),
            Cell::Count(count),
            Cell::Count(asked),
            Cell::number(Told::share(count, asked)),
        ]
    };
    Table {
        key: "verdicts",
        title: lang.pick("Semua putusan", "All verdicts").to_owned(),
        says: lang
            .pick(
                "Putusan semua kriteria di semua unit dijumlahkan; yang tidak berlaku tidak dihitung.",
                "Verdicts on all criteria of all units, added up; what does not apply is left out.",
            )
            .to_owned(),
        columns: vec![
            Column::new("verdict", Kind::Name, lang.pick("Putusan", "Verdict")),
            Column::new("count", Kind::Count, lang.pick("Banyaknya", "Count")),
            Column::new("of", Kind::Count, lang.pick("Dari", "Of")),
            Column::new("share", Kind::Share, lang.pick("Bagian", "Share")),
        ],
        rows: all.map(row).into(),
        nothing: "",
        line: None,
    }
}

impl Told<'_> {
    /// The column of what makes units peers, if anything does.
    pub(super) fn peer_column(&self) -> Option<Column> {
        let by = self.comparison.by.as_ref()?;
        Some(Column::new("peer", Kind::Name, by.label.get(self.lang)))
    }

    /// The cell of that column.
    pub(super) fn peer_cell(&self, peer: Option<&Text>) -> Option<Cell> {
        self.comparison.by.as_ref().map(|_| Cell::Text(self.peer(peer)))
    }
}
