//! What units say of themselves against what their supervisors saw.

use super::Told;
use super::book::{Cell, Column, Kind, Table};
use super::words;
use crate::compare::entrant::Entrant;
use crate::compare::verified::{self, Accords, Counted};
use crate::text::Lang;

/// Nothing where no unit has both for one period.
pub(super) fn tables(told: &Told<'_>) -> Vec<Table> {
    let pairs: Vec<_> = told.comparison.both().collect();
    match pairs.is_empty() {
        true => Vec::new(),
        false => {
            vec![overall(told, &pairs), units(told, &pairs), criteria(told), counts(told, &pairs)]
        }
    }
}

type Pair<'a> = (&'a Entrant, &'a Entrant);

fn accord_columns(lang: Lang) -> Vec<Column> {
    vec![
        Column::new("agree", Kind::Count, lang.pick("Sama", "Agree")),
        Column::new("over", Kind::Count, lang.pick("Mandiri lebih tinggi", "Self higher")),
        Column::new("under", Kind::Count, lang.pick("Mandiri lebih rendah", "Self lower")),
        Column::new("applies_to_one", Kind::Count, lang.pick("Beda keberlakuan", "Applies to one")),
        Column::new("told", Kind::Count, lang.pick("Dari kriteria", "Of criteria")),
        Column::new("agreement", Kind::Share, lang.pick("Kesesuaian", "Agreement")),
        Column::new("untold", Kind::Count, lang.pick("Belum dapat dibandingkan", "Can't be told")),
        Column::new("direction", Kind::Name, lang.pick("Arah", "Direction")),
    ]
}

fn accord_cells(accords: &Accords, lang: Lang) -> Vec<Cell> {
    vec![
        Cell::Count(accords.agree),
        Cell::Count(accords.over),
        Cell::Count(accords.under),
        Cell::Count(accords.applies_to_one),
        Cell::Count(accords.told()),
        Cell::number(accords.agreement()),
        Cell::Count(accords.untold),
        words::rates(accords, lang),
    ]
}

/// All pairs together, in one row.
fn overall(told: &Told<'_>, pairs: &[Pair<'_>]) -> Table {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let accords = pairs.iter().map(|(own, seen)| verified::accords(own, seen));
    let accords = accords.fold(Accords::default(), Accords::and);
    let counts = verified::pooled(verified::counts(checklist, pairs).values());
    let mut columns = vec![Column::new("pairs", Kind::Count, lang.pick("Pasangan", "Pairs"))];
    columns.extend(accord_columns(lang));
    columns.extend(factor_columns(lang));
    let mut row = vec![Cell::Count(pairs.len())];
    row.extend(accord_cells(&accords, lang));
    row.extend(factor_cells(counts.as_ref()));
    Table {
        key: "verified",
        title: lang.pick("Mandiri dan supervisi: keseluruhan", "Self and verified: overall").to_owned(),
        says: lang
            .pick(
                "Semua kriteria dari semua pasangan dijumlahkan; faktor verifikasi ialah jumlah terverifikasi ÷ jumlah dilaporkan.",
                "All criteria of all pairs, added up; the verification factor is the sum verified ÷ the sum reported.",
            )
            .to_owned(),
        columns,
        rows: vec![row],
        nothing: "",
        line: None,
    }
}

fn factor_columns(lang: Lang) -> [Column; 3] {
    [
        Column::new("reported", Kind::Plain, lang.pick("Dilaporkan", "Reported")),
        Column::new("verified", Kind::Plain, lang.pick("Terverifikasi", "Verified")),
        Column::new("factor", Kind::Share, lang.pick("Faktor verifikasi", "Verification factor")),
    ]
}

fn factor_cells(counted: Option<&Counted>) -> [Cell; 3] {
    [
        Cell::number(counted.map(|it| it.reported.clone())),
        Cell::number(counted.map(|it| it.verified.clone())),
        Cell::number(counted.and_then(Counted::factor)),
    ]
}

fn units(told: &Told<'_>, pairs: &[Pair<'_>]) -> Table {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let row = |(own, seen): &Pair<'_>| {
        let counts = verified::counts(checklist, &[(*own, *seen)]);
        let counts = verified::pooled(counts.values());
        let mut cells = vec![
            Cell::text(&own.code),
            Cell::text(&seen.name),
            words::period(own.period),
            Cell::score(own.score.as_ref()),
            Cell::score(seen.score.as_ref()),
        ];
        cells.extend(accord_cells(&verified::accords(own, seen), lang));
        cells.extend(factor_cells(counts.as_ref()));
        cells
    };
    let mut columns = vec![
        Column::new("code", Kind::Short, lang.pick("Kode", "Code")),
        Column::new("name", Kind::Name, lang.pick("Unit", "Unit")),
        Column::new("period", Kind::Short, lang.pick("Periode", "Period")),
        Column::new("self_score", Kind::Score, lang.pick("Skor mandiri", "Own score")),
        Column::new("verified_score", Kind::Score, lang.pick("Skor supervisi", "Verified score")),
    ];
    columns.extend(accord_columns(lang));
    columns.extend(factor_columns(lang));
    Table {
        key: "verified_units",
        title: lang.pick("Mandiri dan supervisi: setiap unit", "Self and verified: each unit").to_owned(),
        says: match lang {
            Lang::Id => "Kriteria yang sama dalam periode yang sama. Kesesuaian: yang poinnya sama, dari yang dapat dibandingkan. Faktor verifikasi: jumlah hitungan yang terverifikasi ÷ jumlah yang dilaporkan; di bawah 100% berarti dilaporkan lebih.",
            Lang::En => "The same criteria in the same period. Agreement: those with the same points, of those that can be told. Verification factor: the sum of verified counts ÷ the sum reported; under 100% means over-reported.",
        }
        .to_owned(),
        columns,
        rows: pairs.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn criteria(told: &Told<'_>) -> Table {
    let (lang, comparison) = (told.lang, told.comparison);
    let row = |asked: &crate::compare::criteria::Asked<'_>| {
        let own = [Cell::text(asked.id), Cell::text(asked.title(lang))].into_iter();
        own.chain(accord_cells(&comparison.accords(asked.id), lang)).collect()
    };
    let mut columns = vec![
        Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
        Column::new("title", Kind::Text, lang.pick("Kriteria", "Criterion")),
    ];
    columns.extend(accord_columns(lang).into_iter().map(|column| match column.key.as_str() {
        "told" => Column { head: lang.pick("Dari pasangan", "Of pairs").to_owned(), ..column },
        _ => column,
    }));
    Table {
        key: "verified_criteria",
        title: lang
            .pick("Mandiri dan supervisi: setiap kriteria", "Self and verified: each criterion")
            .to_owned(),
        says: lang
            .pick(
                "Di semua unit yang mempunyai penilaian mandiri dan supervisi.",
                "Over all units with an assessment of their own and a verified one.",
            )
            .to_owned(),
        columns,
        rows: comparison.criteria.iter().map(row).collect(),
        nothing: "",
        line: None,
    }
}

fn counts(told: &Told<'_>, pairs: &[Pair<'_>]) -> Table {
    let (lang, checklist) = (told.lang, told.comparison.request.checklist);
    let counts = verified::counts(checklist, pairs);
    let title = |id: &str| {
        let criterion = checklist.criteria.iter().find(|it| it.id == id).map(|it| &it.title);
        let indicator = || checklist.indicators.iter().find(|it| it.id == id).map(|it| &it.title);
        criterion.or_else(indicator).map_or(id.to_owned(), |title| title.get(lang).to_owned())
    };
    let row = |id: &str, title: String, count: &Counted| {
        vec![
            Cell::text(id),
            Cell::Text(title),
            Cell::Count(count.pairs),
            Cell::Number(count.reported.clone()),
            Cell::Number(count.verified.clone()),
            Cell::number(count.factor()),
        ]
    };
    let mut rows: Vec<_> = counts.iter().map(|(id, count)| row(id, title(id), count)).collect();
    let all = lang.pick("Semua hitungan", "All counts");
    rows.extend(verified::pooled(counts.values()).map(|count| row("", all.to_owned(), &count)));
    Table {
        key: "verified_counts",
        title: lang.pick("Faktor verifikasi hitungan", "Verification factor of counts").to_owned(),
        says: lang
            .pick(
                "Jumlah dibagi jumlah atas semua pasangan yang keduanya diketahui pasti.",
                "Sum over sum, of all pairs in which both are known exactly.",
            )
            .to_owned(),
        columns: vec![
            Column::new("id", Kind::Short, lang.pick("Kode", "Id")),
            Column::new("title", Kind::Text, lang.pick("Hitungan", "Count")),
            Column::new("pairs", Kind::Count, lang.pick("Pasangan", "Pairs")),
            Column::new("reported", Kind::Plain, lang.pick("Dilaporkan", "Reported")),
            Column::new("verified", Kind::Plain, lang.pick("Terverifikasi", "Verified")),
            Column::new("factor", Kind::Share, lang.pick("Faktor", "Factor")),
        ],
        rows,
        nothing: lang.pick(
            "Daftar tilik ini tidak mengukur hitungan yang diketahui di keduanya.",
            "This checklist measures no count that both know.",
        ),
        line: None,
    }
}
