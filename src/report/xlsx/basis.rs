//! What was assessed by what: checklist, documents, files, and how to read the workbook.

use rust_xlsxwriter::Workbook;

use super::sheet::{Page, Sheet, Written};
use super::style;
use crate::checklist::{Base, Basis};
use crate::report::origin::PROGRAM;
use crate::report::{View, tailoring, words};
use crate::text::Lang;

const WIDTHS: [f64; 2] = [23.0, 71.0];

pub(super) fn add(workbook: &mut Workbook, view: &View<'_>) -> Written {
    let lang = view.lang;
    let mut sheet = Sheet::new(workbook, lang.pick("Dasar", "Basis"), &WIDTHS)?;
    sheet.page(view, Page::Upright);
    let title = lang.pick("Dasar penilaian", "What was assessed by what");
    let says = lang.pick(
        "Dengan catatan ini penilaian dapat diulang: daftar tilik dan berkas yang sama memberi hasil yang sama.",
        "With this the assessment can be repeated: the same checklist and files give the same result.",
    );
    sheet.title(title, says)?;
    part(&mut sheet, lang.pick("Daftar tilik", "Checklist"), &checklist(view))?;
    let documents: Vec<(String, String)> =
        view.checklist.basis.iter().map(|basis| document(basis, lang)).collect();
    part(&mut sheet, lang.pick("Dokumen yang dirujuk", "Documents referred to"), &documents)?;
    part(&mut sheet, lang.pick(tailoring::TITLE.0, tailoring::TITLE.1), &changes(view))?;
    let inputs = view.dossier.inputs.iter();
    let inputs: Vec<(String, String)> =
        inputs.map(|it| (it.file.clone(), format!("SHA-256 {}", it.sha256))).collect();
    part(&mut sheet, lang.pick("Berkas yang dinilai", "Files assessed"), &inputs)?;
    part(&mut sheet, lang.pick("Cara membaca", "How to read"), &reading(lang))
}

fn part(sheet: &mut Sheet<'_>, title: &str, rows: &[(String, String)]) -> Written {
    if rows.is_empty() {
        return Ok(());
    }
    sheet.at_least(26.0);
    sheet.spanned((0, 1), title, (&style::heading(), 12.0))?;
    sheet.end_row()?;
    for (label, value) in rows {
        sheet.text(0, label, &style::label())?;
        sheet.text(1, value, &style::cell())?;
        sheet.end_row()?;
    }
    Ok(())
}

fn checklist(view: &View<'_>) -> Vec<(String, String)> {
    let (lang, checklist) = (view.lang, view.checklist);
    let rows = [
        (lang.pick("Judul", "Title"), checklist.title.get(lang)),
        ("Id", checklist.id.as_str()),
        (lang.pick("Edisi", "Edition"), checklist.version.as_str()),
        ("SHA-256", checklist.sha256.as_str()),
        (lang.pick("Dinilai dengan", "Assessed with"), PROGRAM),
    ];
    let rows = rows.map(|(label, value)| (label.to_owned(), value.to_owned()));
    let base = |base: &Base| {
        let name = format!("{} {}", base.id, base.version);
        (
            format!("{} {name}", lang.pick("Dasarnya,", "Its base,")),
            format!("SHA-256 {}", base.sha256),
        )
    };
    rows.into_iter().chain(checklist.bases.iter().map(base)).collect()
}

/// What is tailored, and each thing that is changed.
fn changes(view: &View<'_>) -> Vec<(String, String)> {
    let steps = tailoring::steps(view.checklist, view.lang);
    let parts = steps.iter().flat_map(|step| &step.parts);
    let things = parts.flat_map(|part| part.things.iter().map(move |thing| (part, thing)));
    let rows = things.map(|(part, thing)| {
        (part.title.to_owned(), format!("{}: {}", thing.name(), thing.said.join("; ")))
    });
    let opening = tailoring::opening(view.checklist, view.lang);
    opening.map(|opening| (opening, String::new())).into_iter().chain(rows).collect()
}

/// A document and when it was in force.
fn document(basis: &Basis, lang: Lang) -> (String, String) {
    let since =
        basis.from.map(|day| format!("{} {}", lang.pick("sejak", "since"), words::date(day, lang)));
    let until = basis
        .until
        .map(|day| format!("{} {}", lang.pick("sampai", "until"), words::date(day, lang)));
    let force: Vec<String> = since.into_iter().chain(until).collect();
    let force = if force.is_empty() { String::new() } else { format!(" ({})", force.join(" ")) };
    (basis.id.clone(), format!("{}{force}", basis.title.get(lang)))
}

fn reading(lang: Lang) -> Vec<(String, String)> {
    let words = match lang {
        Lang::Id => [
            (
                "Skor terbukti",
                "Yang dibuktikan catatan: skor terendah, bagaimanapun isian yang kosong dilengkapi.",
            ),
            (
                "Masih mungkin",
                "Tambahan bila semua isian yang belum diketahui ternyata baik. Kosong tidak dianggap tidak ada.",
            ),
            ("Kelengkapan", "100% dikurangi jarak antara skor terbukti dan skor paling tinggi."),
            ("Bobot efektif", "Bagian satu kriteria dalam skor terbukti; jumlah semuanya 100%."),
            (
                "Belum dapat disimpulkan",
                "Isian yang belum diketahui menentukan putusan; lihat lembar Bukti.",
            ),
            (
                "Tidak berlaku",
                "Pedoman tidak memintanya di sini; kriteria ini tidak ikut dihitung.",
            ),
            (
                "Kritis",
                "Selama kriteria kritis belum terpenuhi, predikat dibatasi, berapa pun skornya.",
            ),
            (
                "Bukti",
                "Kuat: dokumen dan cara lain. Sedang: dokumen, atau dua cara. Lemah: satu cara lain.",
            ),
        ],
        Lang::En => [
            (
                "Proven score",
                "What the records prove: the lowest score, however the blanks are filled in.",
            ),
            (
                "Still possible",
                "What may be added if all that is not known turns out well. A blank is never a no.",
            ),
            ("Completeness", "100% minus the distance between the proven and the highest score."),
            ("Effective weight", "A criterion's share of the proven score; all together 100%."),
            ("Not yet certain", "What is not known decides the verdict; see the sheet Evidence."),
            (
                "Not applicable",
                "The guideline does not ask this here; the criterion does not count.",
            ),
            (
                "Critical",
                "While a critical criterion is unmet, the grade is held down, whatever the score.",
            ),
            (
                "Evidence",
                "Strong: a document and another method. Moderate: a document, or two methods. Weak: one other.",
            ),
        ],
    };
    words.map(|(word, means)| (word.to_owned(), means.to_owned())).into()
}
