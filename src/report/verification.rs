//! Whether a report still says what its inputs give, in words of both languages and in the words of programs.

use super::comparison::words::verdict;
use super::keys::parse_verdict;
use super::words::{all_of, counted, period};
use crate::text::Lang;
use crate::verify::{Difference, End, Outcome, Part, Verified};

/// How many letters of a hash tell it from another.
const HASH: usize = 12;
/// How much of what is said is repeated.
const QUOTED: usize = 100;

/// What came of an assessment, for programs.
#[must_use]
pub const fn outcome_key(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::WithoutInput => "without_input",
        Outcome::Compared(differences) if differences.is_empty() => "same",
        Outcome::Compared(_) => "different",
    }
}

/// A part, for programs.
#[must_use]
pub const fn part_key(part: &Part) -> &'static str {
    match part {
        Part::Version => "version",
        Part::Checklist => "checklist",
        Part::Base(_) => "base",
        Part::Input(_) => "input",
        Part::Proven => "score_low",
        Part::Highest => "score_high",
        Part::Completeness => "completeness",
        Part::Grade(End::Low) => "grade_low",
        Part::Grade(End::High) => "grade_high",
        Part::Section(_) => "section",
        Part::Axis(_) => "axis",
        Part::Criterion(..) => "criterion",
        Part::Indicator(..) => "indicator",
        Part::Other(_) => "other",
        Part::Cell(..) => "cell",
        Part::Line(_) => "line",
    }
}

/// Whom and when it is about, and what came of it.
#[must_use]
pub fn heading(one: &Verified, lang: Lang) -> String {
    let (name, code, period) = (&one.name, &one.key.code, period(one.key.period, lang));
    let found = match (&one.outcome, lang) {
        (Outcome::WithoutInput, Lang::Id) => {
            "tidak dapat diperiksa, karena dossier-nya tidak ada di antara masukan yang dapat dibaca"
        }
        (Outcome::WithoutInput, Lang::En) => {
            "can't be verified, as its dossier is not among the inputs that can be read"
        }
        (Outcome::Compared(all), Lang::Id) if all.is_empty() => "sama",
        (Outcome::Compared(all), Lang::En) if all.is_empty() => "the same",
        (Outcome::Compared(_), Lang::Id) => "berbeda",
        (Outcome::Compared(_), Lang::En) => "different",
    };
    format!("{name} ({code}), {period}: {found}")
}

/// How many assessments came out how.
#[must_use]
pub fn summary(all: &[Verified], lang: Lang) -> String {
    let with = |key: &str| all.iter().filter(|one| outcome_key(&one.outcome) == key).count();
    let (same, other, without) = (with("same"), with("different"), with("without_input"));
    let whole = counted(all.len(), lang, "penilaian", "assessment", "assessments");
    let mut parts = Vec::new();
    for (count, id, en) in [
        (same, "sama dengan hasil hitung ulang", "the same as comes out now"),
        (other, "berbeda", "different"),
        (without, "tidak dapat diperiksa", "can't be verified"),
    ] {
        if count > 0 {
            parts.push(format!("{count} {}", lang.pick(id, en)));
        }
    }
    let says = lang.pick("dalam laporan ini", "in this report");
    format!("{whole} {says}: {}.", all_of(&parts, lang))
}

/// What remains the same although something differs; `None` where figures differ.
#[must_use]
pub fn unmoved(one: &Verified, lang: Lang) -> Option<&'static str> {
    let Outcome::Compared(all) = &one.outcome else { return None };
    let is_figure = |it: &Difference| match it.part {
        Part::Version | Part::Checklist | Part::Base(_) | Part::Input(_) => false,
        Part::Proven | Part::Highest | Part::Completeness | Part::Grade(_) => true,
        Part::Section(_) | Part::Axis(_) | Part::Criterion(..) | Part::Indicator(..) => true,
        Part::Other(_) | Part::Cell(..) | Part::Line(_) => true,
    };
    (!all.is_empty() && !all.iter().any(is_figure)).then(|| {
        lang.pick(
            "Skor, predikat, dan hasil setiap kriteria tetap sama.",
            "The score, the grade and what came of every criterion are the same.",
        )
    })
}

/// One difference as a sentence.
#[must_use]
pub fn sentence(one: &Verified, it: &Difference, lang: Lang) -> String {
    match &it.part {
        Part::Version => version(it, lang),
        Part::Checklist => {
            hashes(lang.pick("daftar tilik", "checklist"), &one.key.checklist, it, lang)
        }
        Part::Base(id) => hashes(lang.pick("daftar tilik dasar", "base checklist"), id, it, lang),
        Part::Input(file) => hashes(lang.pick("berkas", "file"), file, it, lang),
        Part::Cell(name, cell) if cell.is_empty() => sheet(name, it.report.is_some(), lang),
        Part::Cell(sheet, cell) => seen(&place_of_cell(sheet, cell, lang), it, lang),
        Part::Line(number) => line(*number, it, lang),
        Part::Proven
        | Part::Highest
        | Part::Completeness
        | Part::Grade(_)
        | Part::Section(_)
        | Part::Axis(_)
        | Part::Criterion(..)
        | Part::Indicator(..)
        | Part::Other(_) => {
            let (what, sign) = what(one, &it.part, lang);
            said(&what, sign, it, lang)
        }
    }
}

fn version(it: &Difference, lang: Lang) -> String {
    let (report, now) = both(it, "", lang);
    match lang {
        Lang::Id => format!(
            "Laporan dibuat dengan tilik {report}, dan ini tilik {now}; pakai tilik {report} untuk memeriksanya dengan pasti."
        ),
        Lang::En => format!(
            "The report was made by tilik {report}, and this is tilik {now}; use tilik {report} to verify it for sure."
        ),
    }
}

/// Something that was told by its hash, and is no longer what it was.
fn hashes(kind: &str, name: &str, it: &Difference, lang: Lang) -> String {
    let short = |hash: &String| hash.chars().take(HASH).collect::<String>();
    match (it.report.as_ref().map(short), it.now.as_ref().map(short), lang) {
        (Some(report), Some(now), Lang::Id) => format!(
            "Isi {kind} {name} bukan yang dipakai untuk laporan ini: dulu {report}…, sekarang {now}…."
        ),
        (Some(report), Some(now), Lang::En) => format!(
            "The {kind} {name} is not what this report was made from: then {report}…, now {now}…."
        ),
        (Some(report), None, Lang::Id) => format!(
            "Laporan ini dibuat juga dari {kind} {name} ({report}…), yang kini tidak ada di antara masukan."
        ),
        (Some(report), None, Lang::En) => format!(
            "The report was also made from the {kind} {name} ({report}…), which is not among the inputs now."
        ),
        (None, now, Lang::Id) => {
            format!("Laporan ini dibuat tanpa {kind} {name} ({}…).", now.unwrap_or_default())
        }
        (None, now, Lang::En) => {
            format!("The report was made without the {kind} {name} ({}…).", now.unwrap_or_default())
        }
    }
}

/// What a part is called, and the sign behind its figures.
fn what(one: &Verified, part: &Part, lang: Lang) -> (String, &'static str) {
    let (what, sign) = match part {
        Part::Proven => (lang.pick("Skor terbukti", "Proven score").to_owned(), "%"),
        Part::Highest => (lang.pick("Skor tertinggi", "Highest score").to_owned(), "%"),
        Part::Completeness => (lang.pick("Kelengkapan", "Completeness").to_owned(), "%"),
        Part::Grade(End::Low) => (lang.pick("Predikat terendah", "Lowest grade").to_owned(), ""),
        Part::Grade(End::High) => (lang.pick("Predikat tertinggi", "Highest grade").to_owned(), ""),
        Part::Section(id) => (format!("{} `{id}`", lang.pick("Bagian", "Section")), "%"),
        Part::Axis(id) => (format!("{} `{id}`", lang.pick("Aspek", "Aspect")), "%"),
        Part::Criterion(id, what) | Part::Indicator(id, what) => {
            let title = one.titles.iter().find(|(known, _)| known == id);
            let title = title.map(|(_, title)| format!(" {title}")).unwrap_or_default();
            (format!("{id}{title}, {}", figure(what, lang)), "")
        }
        Part::Other(keys) => (format!("{} `{keys}`", lang.pick("Bagian", "The part")), ""),
        _ => (String::new(), ""),
    };
    (what, sign)
}

/// What is said of a criterion.
fn figure(what: &str, lang: Lang) -> String {
    let (id, en) = match what {
        "points.low" => ("poin terbukti", "proven points"),
        "points.high" => ("poin tertinggi", "highest points"),
        "verdict" => ("kesimpulan", "verdict"),
        "measure.low" => ("hasil ukur terendah", "lowest measure"),
        "measure.high" => ("hasil ukur tertinggi", "highest measure"),
        "" => ("ada atau tidaknya", "being there"),
        other => return format!("`{other}`"),
    };
    lang.pick(id, en).to_owned()
}

fn said(what: &str, sign: &str, it: &Difference, lang: Lang) -> String {
    let (mut report, mut now) = both(it, sign, lang);
    if matches!(&it.part, Part::Criterion(_, what) if what == "verdict") {
        let word = |key: &str| parse_verdict(key).map(|it| verdict(it, lang).to_owned());
        report = word(&report).unwrap_or(report);
        now = word(&now).unwrap_or(now);
    }
    match lang {
        Lang::Id => format!("{what}: di laporan {report}, dihitung ulang {now}."),
        Lang::En => format!("{what}: {report} in the report, {now} now."),
    }
}

fn place_of_cell(sheet: &str, cell: &str, lang: Lang) -> String {
    match lang {
        Lang::Id => format!("Lembar {sheet}, sel {cell}"),
        Lang::En => format!("Sheet {sheet}, cell {cell}"),
    }
}

/// A sheet that only the report has, or that it has no longer.
fn sheet(name: &str, is_there: bool, lang: Lang) -> String {
    match (is_there, lang) {
        (true, Lang::Id) => {
            format!("Lembar {name} bukan bagian laporan ini; lembar itu ditambahkan sesudahnya.")
        }
        (true, Lang::En) => {
            format!("The sheet {name} is no part of this report; it was added later.")
        }
        (false, Lang::Id) => {
            format!("Lembar {name} tidak ada lagi; minta berkas laporan yang asli.")
        }
        (false, Lang::En) => {
            format!("The sheet {name} is gone; ask for the original file of the report.")
        }
    }
}

/// Something that people see otherwise than it was written.
fn seen(place: &str, it: &Difference, lang: Lang) -> String {
    let (report, now) = both(it, "", lang);
    match lang {
        Lang::Id => format!("{place}: tertulis “{report}”, seharusnya “{now}”."),
        Lang::En => format!("{place}: it says “{report}”, and should say “{now}”."),
    }
}

fn line(number: usize, it: &Difference, lang: Lang) -> String {
    let (report, now) = both(it, "", lang);
    match lang {
        Lang::Id => format!(
            "Angka untuk program tetap sama, tetapi halaman yang tampak berbeda mulai baris {number}: tertulis “{report}”, seharusnya “{now}”. Halaman ini diubah sesudah dibuat; atau dibuat dengan templat, kop surat, lama kunjungan, atau penilaian terdahulu, yang harus disebut di sini juga (--templates, --letterhead, --minutes, --previous)."
        ),
        Lang::En => format!(
            "The figures for programs are the same, but what people see is not, from line {number} on: it says “{report}”, and should say “{now}”. The page was changed after it was made; or it was made with templates, a letterhead, a length of visit or an earlier assessment, which have to be named here too (--templates, --letterhead, --minutes, --previous)."
        ),
    }
}

/// What the report says and what comes out now, as people write it.
fn both(it: &Difference, sign: &str, lang: Lang) -> (String, String) {
    let shown = |said: &Option<String>| {
        let Some(text) = said else { return lang.pick("tidak ada", "nothing").to_owned() };
        let is_number = text.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-'));
        let is_decimal =
            is_number && text.matches('.').count() < 2 && !matches!(it.part, Part::Version);
        let is_seen = matches!(it.part, Part::Cell(..) | Part::Line(_));
        let is_sentence = !is_seen && text.contains(char::is_whitespace);
        let mut short: String = text.chars().take(QUOTED).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        match lang {
            Lang::Id if is_decimal => format!("{}{sign}", short.replace('.', ",")),
            _ if is_decimal => format!("{short}{sign}"),
            _ if is_sentence => format!("“{short}”"),
            _ => short,
        }
    };
    (shown(&it.report), shown(&it.now))
}
