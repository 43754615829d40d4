//! What became of the recommendations of many units, as a handout.

use super::followup::kind;
use super::{Cell, Column, Handout, Kind, Part, Shape, share};
use crate::followup::district::{Across, Apart, District, Mover, Signs, Tally, moved};
use crate::followup::{Followup, Outcome};
use crate::quantity::Date;
use crate::report::origin::Origin;
use crate::report::words::{counted, period};
use crate::report::{district as words, followup as outcomes};
use crate::text::Lang;

/// What became of the recommendations of many units.
#[must_use]
pub fn district(district: &District<'_>, origin: &Origin, lang: Lang) -> Handout {
    let days = district.units.iter().map(|unit| unit.later.day());
    Handout {
        lang,
        kind: kind(lang),
        title: counted(district.units.len(), lang, "unit", "unit", "units"),
        when: format!("{} → {}", periods(district, false, lang), periods(district, true, lang)),
        day: days.max().unwrap_or(Date::FIRST),
        facts: Vec::new(),
        lead: words::tally(district, lang),
        notes: words::more(district, lang),
        parts: vec![
            addressees(district, lang),
            units(district, lang),
            advice(district, lang),
            movers(district, lang),
            answers(district, lang),
            signs(&district.signs(), lang),
            apart(district, lang),
        ],
        made: origin.text(lang),
    }
}

/// The periods of one side, each once.
fn periods(district: &District<'_>, later: bool, lang: Lang) -> String {
    let side = |unit: &Followup<'_>| if later { unit.later.period } else { unit.earlier.period };
    let mut all: Vec<_> = district.units.iter().map(side).collect();
    all.sort_unstable();
    all.dedup();
    let all: Vec<String> = all.into_iter().map(|it| period(it, lang)).collect();
    if all.is_empty() { "–".to_owned() } else { all.join("; ") }
}

/// The heads of what any recommendations became, and of the share that was carried out.
fn outcome_columns(lang: Lang) -> Vec<Column> {
    Part::columns(lang.pick(
        [
            ("Terlaksana", Kind::Count),
            ("Terlaksana, bagian", Kind::Share),
            ("Terlaksana sebagian", Kind::Count),
            ("Masih terbuka", Kind::Count),
            ("Memburuk", Kind::Count),
            ("Belum diketahui", Kind::Count),
            ("Tidak lagi diminta", Kind::Count),
        ],
        [
            ("Carried out", Kind::Count),
            ("Carried out, share", Kind::Share),
            ("In part", Kind::Count),
            ("Still open", Kind::Count),
            ("Worse than before", Kind::Count),
            ("Not known yet", Kind::Count),
            ("No longer asked", Kind::Count),
        ],
    ))
}

/// What any recommendations became.
fn outcome_cells(tally: &Tally) -> Vec<Cell> {
    let count = |outcome| Cell::Count(tally.of(outcome));
    vec![
        count(Outcome::CarriedOut),
        Cell::share(share(tally.of(Outcome::CarriedOut), tally.total())),
        count(Outcome::InPart),
        count(Outcome::Open),
        count(Outcome::Worse),
        count(Outcome::Unknown),
        count(Outcome::NotAsked),
    ]
}

fn addressees(district: &District<'_>, lang: Lang) -> Part {
    let own = Part::columns(lang.pick(
        [("Kepada", Kind::Name), ("Rekomendasi (n)", Kind::Count)],
        [("To", Kind::Name), ("Recommendations (n)", Kind::Count)],
    ));
    let row = |(to, tally): (&str, Tally)| {
        [vec![Cell::text(to), Cell::Count(tally.total())], outcome_cells(&tally)].concat()
    };
    Part {
        id: "pihak",
        title: lang.pick("Menurut pihak yang dituju", "By addressee").to_owned(),
        sheet: lang.pick("Menurut pihak", "By addressee"),
        says: lang
            .pick(
                "Bagian terlaksana dihitung dari semua rekomendasi kepada pihak itu (n).",
                "The share carried out is of all recommendations to that addressee (n).",
            )
            .to_owned(),
        shape: Shape::Table,
        columns: [own, outcome_columns(lang)].concat(),
        rows: district.by_addressee().into_iter().map(row).collect(),
        nothing: "",
    }
}

fn units(district: &District<'_>, lang: Lang) -> Part {
    let own = Part::columns(lang.pick(
        [
            ("Kode", Kind::Short),
            ("Unit", Kind::Name),
            ("Skor terbukti dahulu", Kind::Share),
            ("Skor terbukti kini", Kind::Share),
            ("Perubahan, poin persen", Kind::Share),
            ("Muncul kembali", Kind::Count),
            ("Rekomendasi (n)", Kind::Count),
        ],
        [
            ("Code", Kind::Short),
            ("Unit", Kind::Name),
            ("Proven score earlier", Kind::Share),
            ("Proven score later", Kind::Share),
            ("Change, percentage points", Kind::Share),
            ("Came back", Kind::Count),
            ("Recommendations (n)", Kind::Count),
        ],
    ));
    let remarks = Part::columns([(lang.pick("Keterangan", "Remarks"), Kind::Short)]);
    Part {
        id: "unit",
        title: lang.pick("Menurut unit", "By unit").to_owned(),
        sheet: lang.pick("Menurut unit", "By unit"),
        says: lang
            .pick(
                "Bagian terlaksana dihitung dari rekomendasi kepada unit itu dan pihak lain tentangnya (n). Muncul kembali: kriteria yang dahulu terpenuhi dan kini pasti tidak lagi.",
                "The share carried out is of the recommendations about that unit (n). Came back: criteria that were met earlier and surely no longer are.",
            )
            .to_owned(),
        shape: Shape::Table,
        columns: [own, outcome_columns(lang), remarks].concat(),
        rows: district.units.iter().map(|unit| self::unit(unit, lang)).collect(),
        nothing: lang.pick("Tidak ada unit yang dapat dipasangkan.", "No unit could be paired."),
    }
}

fn unit(unit: &Followup<'_>, lang: Lang) -> Vec<Cell> {
    let tally: Tally = unit.advice.iter().map(|followed| followed.outcome).collect();
    let back = unit.came_back.iter().filter(|one| one.surely).count();
    let other = unit.earlier.filled_by != unit.later.filled_by;
    let remark = lang.pick("diisi oleh pihak yang berbeda", "not filled in by the same party");
    let own = vec![
        Cell::text(&unit.later.code),
        Cell::text(&unit.later.name),
        Cell::share(unit.earlier.proven().cloned()),
        Cell::share(unit.later.proven().cloned()),
        moved(unit).map_or(Cell::Blank, Cell::Change),
        Cell::Count(back),
        Cell::Count(tally.total()),
    ];
    let remark = Cell::text(if other { remark } else { "" });
    [own, outcome_cells(&tally), vec![remark]].concat()
}

fn advice(district: &District<'_>, lang: Lang) -> Part {
    let own = Part::columns(lang.pick(
        [
            ("Kode", Kind::Short),
            ("Kriteria", Kind::Name),
            ("Kepada", Kind::Short),
            ("Unit (n)", Kind::Count),
        ],
        [
            ("Id", Kind::Short),
            ("Criterion", Kind::Name),
            ("To", Kind::Short),
            ("Units (n)", Kind::Count),
        ],
    ));
    let row = |across: Across<'_>| {
        let own = vec![
            Cell::text(across.id.to_string()),
            Cell::text(across.title),
            Cell::text(across.to),
            Cell::Count(across.tally.total()),
        ];
        [own, outcome_cells(&across.tally)].concat()
    };
    Part {
        id: "rekomendasi",
        title: lang.pick("Menurut rekomendasi", "By recommendation").to_owned(),
        sheet: lang.pick("Menurut rekomendasi", "By recommendation"),
        says: lang
            .pick(
                "Banyaknya unit yang menerima rekomendasi itu (n), dan apa jadinya; yang paling banyak belum selesai lebih dulu.",
                "How many units got the recommendation (n), and what became of it; what is left to do in most units comes first.",
            )
            .to_owned(),
        shape: Shape::Table,
        columns: [own, outcome_columns(lang)].concat(),
        rows: district.by_advice().into_iter().map(row).collect(),
        nothing: "",
    }
}

fn movers(district: &District<'_>, lang: Lang) -> Part {
    let columns = Part::columns(lang.pick(
        [
            ("Kode", Kind::Short),
            ("Kriteria", Kind::Name),
            ("Rata-rata, poin persen", Kind::Share),
            ("Unit yang naik", Kind::Count),
            ("Unit yang turun", Kind::Count),
        ],
        [
            ("Id", Kind::Short),
            ("Criterion", Kind::Name),
            ("Mean, percentage points", Kind::Share),
            ("Units raised", Kind::Count),
            ("Units lowered", Kind::Count),
        ],
    ));
    let n = district.moves().len();
    let row = |mover: Mover<'_>| {
        let mean = mover.sum.checked_div(&n.into());
        vec![
            Cell::text(&mover.criterion.id),
            Cell::text(&mover.criterion.title),
            mean.map_or(Cell::Blank, Cell::Change),
            Cell::Count(mover.up),
            Cell::Count(mover.down),
        ]
    };
    Part {
        id: "penggerak",
        title: lang.pick("Yang menggerakkan skor", "What moved the scores").to_owned(),
        sheet: lang.pick("Penggerak skor", "What moved them"),
        says: match lang {
            Lang::Id => format!(
                "Rata-rata per unit dari {n} unit yang kedua skornya diketahui; jumlahnya ialah perubahan rata-rata skor terbukti."
            ),
            Lang::En => format!(
                "Means of a unit, over the {n} units of which both scores are known; they add up to the mean change of the proven score."
            ),
        },
        shape: Shape::Table,
        columns,
        rows: district.movers().into_iter().map(row).collect(),
        nothing: "",
    }
}

/// Each answer, or lack of one, that needs a second look.
fn answers(district: &District<'_>, lang: Lang) -> Part {
    let columns = Part::columns(lang.pick(
        [
            ("Kode", Kind::Short),
            ("Unit", Kind::Name),
            ("Rekomendasi", Kind::Text),
            ("Jawaban dalam RTL", Kind::Text),
            ("Perlu dilihat lagi", Kind::Text),
        ],
        [
            ("Code", Kind::Short),
            ("Unit", Kind::Name),
            ("Recommendation", Kind::Text),
            ("Answer in the plan", Kind::Text),
            ("Needs a second look", Kind::Text),
        ],
    ));
    let mut rows = Vec::new();
    for unit in &district.units {
        for followed in &unit.advice {
            let remarks = outcomes::remarks(followed, lang);
            if remarks.is_empty() {
                continue;
            }
            let said = followed.answers.iter().map(|it| outcomes::answer(it.entry, lang));
            rows.push(vec![
                Cell::text(&unit.later.code),
                Cell::text(&unit.later.name),
                Cell::text(format!("{} {}", followed.advice.id, followed.advice.text)),
                Cell::lines(said.collect()),
                Cell::lines(remarks.into_iter().map(str::to_owned).collect()),
            ]);
        }
    }
    Part {
        id: "jawaban",
        title: lang
            .pick("Jawaban RTL yang perlu dilihat lagi", "Answers that need a second look")
            .to_owned(),
        sheet: lang.pick("Jawaban RTL", "Answers"),
        says: String::new(),
        shape: Shape::Table,
        columns,
        rows,
        nothing: "",
    }
}

/// How often flags were raised, then and now.
pub(super) fn signs(signs: &[Signs<'_>], lang: Lang) -> Part {
    let columns = Part::columns(lang.pick(
        [
            ("Kode", Kind::Short),
            ("Contoh", Kind::Name),
            ("Catatan dahulu", Kind::Count),
            ("Unit dahulu", Kind::Count),
            ("Catatan kini", Kind::Count),
            ("Unit kini", Kind::Count),
        ],
        [
            ("Id", Kind::Short),
            ("Example", Kind::Name),
            ("Records earlier", Kind::Count),
            ("Units earlier", Kind::Count),
            ("Records later", Kind::Count),
            ("Units later", Kind::Count),
        ],
    ));
    let row = |sign: &Signs<'_>| {
        vec![
            Cell::text(sign.id),
            Cell::text(sign.text),
            Cell::Count(sign.earlier.records),
            Cell::Count(sign.earlier.units),
            Cell::Count(sign.later.records),
            Cell::Count(sign.later.units),
        ]
    };
    Part {
        id: "klarifikasi",
        title: lang
            .pick("Perlu klarifikasi, dahulu dan kini", "Needs clarification, then and now")
            .to_owned(),
        sheet: lang.pick("Klarifikasi", "Clarification"),
        says: lang
            .pick(
                "Ini pertanyaan, bukan tuduhan, dan tidak memengaruhi skor.",
                "These are questions, no accusations, and never part of the score.",
            )
            .to_owned(),
        shape: Shape::Table,
        columns,
        rows: signs.iter().map(row).collect(),
        nothing: "",
    }
}

fn apart(district: &District<'_>, lang: Lang) -> Part {
    let columns = Part::columns(lang.pick(
        [("Kode", Kind::Short), ("Unit", Kind::Name), ("Sebab", Kind::Text)],
        [("Code", Kind::Short), ("Unit", Kind::Name), ("Why", Kind::Text)],
    ));
    let row = |apart: &Apart<'_>| {
        vec![
            Cell::text(&apart.standing.code),
            Cell::text(&apart.standing.name),
            Cell::text(words::why(apart.why, lang)),
        ]
    };
    Part {
        id: "tidak-dipasangkan",
        title: lang
            .pick("Tidak dipasangkan dan tidak dihitung", "Not paired and not counted")
            .to_owned(),
        sheet: lang.pick("Tidak dipasangkan", "Not paired"),
        says: String::new(),
        shape: Shape::Table,
        columns,
        rows: district.apart.iter().map(row).collect(),
        nothing: "",
    }
}
