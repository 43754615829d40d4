//! `tilik form`: a form to fill in, which the other commands read back.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::assess::PERIOD;
use super::console::Console;
use super::inputs::{self, Findings};
use super::output::{safe, write_whole};
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::checklist::Checklist;
use crate::error::Error;
use crate::export::form::Questionnaire;
use crate::form::Every;
use crate::quantity::Period;
use crate::text;

#[derive(Args)]
pub(super) struct Form {
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long)]
    units: Option<PathBuf>,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Membuat formulir isian: buku kerja Excel, YAML, atau folder CSV.",
        "Makes a form to fill in: an Excel workbook, YAML or a folder of CSV files.",
    ),
    usage: (
        "tilik form [-c DAFTAR_TILIK] [-o BERKAS.xlsx|BERKAS.yaml|FOLDER] [--period PERIODE] [--units DAFTAR.csv]",
        "tilik form [-c CHECKLIST] [-o FILE.xlsx|FILE.yaml|FOLDER] [--period PERIOD] [--units LIST.csv]",
    ),
    arguments: &[
        Argument {
            name: "checklist",
            value: ("DAFTAR_TILIK", "CHECKLIST"),
            help: (
                "id daftar tilik bawaan, atau berkasnya",
                "id of a built-in checklist, or its file",
            ),
        },
        Argument {
            name: "output",
            value: ("TUJUAN", "TARGET"),
            help: (
                "BERKAS.xlsx, BERKAS.yaml, atau folder untuk berkas CSV; tanpa ini YAML ke keluaran standar",
                "FILE.xlsx, FILE.yaml, or a folder for CSV files; otherwise YAML to standard output",
            ),
        },
        Argument {
            name: "period",
            help: (
                "periode yang ditanyakan, misalnya 2026 atau 2026-S1; bulan-bulannya lalu disiapkan",
                "the period asked about, such as 2026 or 2026-S1, whose months are then prepared",
            ),
            ..PERIOD
        },
        Argument {
            name: "units",
            value: ("DAFTAR.csv", "LIST.csv"),
            help: (
                "satu buku kerja untuk setiap unit dalam daftar ini (kolom: kode, nama, dan isian lain), ke folder -o",
                "a workbook for each unit of this list (columns: code, name, and other fields), into the folder -o",
            ),
        },
    ],
};

/// Writes a blank form, or one for each unit of a list.
///
/// # Errors
/// The machine refuses to write it.
pub(super) fn run(asked: &Form, console: &mut Console) -> Result<Status, Error> {
    if let Some(list) = &asked.units {
        return for_units(asked, list, console);
    }
    let Some(target) = target(asked.output.as_deref(), console) else { return Ok(Status::Wrong) };
    let Some(checklist) = checklist(asked.checklist.as_deref(), console) else {
        return Ok(Status::Wrong);
    };
    if !period_fits(&checklist, asked.period, console) {
        return Ok(Status::Wrong);
    }
    write(&Questionnaire::blank(&checklist, console.lang, asked.period), &target, console)
}

/// Writes a workbook for each unit of a list; none, where anything is wrong with the list.
fn for_units(asked: &Form, list: &Path, console: &mut Console) -> Result<Status, Error> {
    let Some(folder) = asked.output.as_deref().filter(|path| is_folder(path)) else {
        console.error(&text!(
            "formulir untuk setiap unit ditulis ke sebuah folder: tambahkan `-o FOLDER`",
            "forms for each unit are written to a folder: add `-o FOLDER`"
        ));
        return Ok(Status::Wrong);
    };
    let Some(checklist) = checklist(asked.checklist.as_deref(), console) else {
        return Ok(Status::Wrong);
    };
    if !period_fits(&checklist, asked.period, console) {
        return Ok(Status::Wrong);
    }
    let mut findings = Findings::default();
    let units = inputs::units(&checklist, list, asked.period, &mut findings);
    console.findings(&findings);
    if findings.status() != Status::Done {
        return Ok(Status::Wrong);
    }
    if units.is_empty() {
        let shown = list.display();
        console.error(&text!(
            "{shown} tidak memuat unit: tulis satu unit setiap baris, di bawah judul kolom",
            "{shown} lists no unit: write one a row, below the headers"
        ));
        return Ok(Status::Wrong);
    }
    make(folder)?;
    let mut status = Status::Done;
    let mut taken = HashSet::new();
    for unit in &units {
        let form = Questionnaire::begun(&checklist, console.lang, unit).or_for(asked.period);
        let path = folder.join(name(&form, &mut taken));
        status = status.max(put(&path, &form.workbook()?, console)?);
    }
    Ok(status)
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.extension().is_none()
}

/// The name of a unit's workbook, which no other one has: by code, name and period.
fn name(form: &Questionnaire<'_>, taken: &mut HashSet<String>) -> String {
    let [code, name] = form.unit();
    let parts = [safe(&code), plain(&name), form.period_name()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let stem = parts.join("_");
    let further = (2..).map(|number: u32| format!("{stem}-{number}.xlsx"));
    let mut names = std::iter::once(format!("{stem}.xlsx")).chain(further);
    // File systems may take names that differ in case alone for the same.
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// A name as part of a file's, for people to know it by: small letters and digits alone.
fn plain(name: &str) -> String {
    const LONGEST: usize = 40;
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    joined.chars().take(LONGEST).collect::<String>().trim_end_matches('-').to_owned()
}

/// Where a form goes, and so what it is.
enum Target {
    /// YAML on standard output.
    Standard,
    Workbook(PathBuf),
    Yaml(PathBuf),
    /// A folder of CSV files.
    Folder(PathBuf),
}

/// The target that a path means; `None` where its ending means no form.
fn target(path: Option<&Path>, console: &mut Console) -> Option<Target> {
    let Some(path) = path else { return Some(Target::Standard) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        _ if path.is_dir() => Some(Target::Folder(path.to_owned())),
        Some("xlsx") => Some(Target::Workbook(path.to_owned())),
        Some("yaml" | "yml") => Some(Target::Yaml(path.to_owned())),
        None => Some(Target::Folder(path.to_owned())),
        Some(other) => {
            console.error(&text!(
                "formulir tidak dapat ditulis sebagai `.{other}`: pakai nama berkas .xlsx atau .yaml, atau nama folder untuk berkas CSV",
                "a form can't be written as `.{other}`: use the name of a .xlsx or .yaml file, or of a folder for CSV files"
            ));
            None
        }
    }
}

/// The checklist asked for, or the only one there is.
fn checklist(reference: Option<&str>, console: &mut Console) -> Option<Checklist> {
    let ids: Vec<&str> = inputs::built_in().into_iter().map(|(id, _)| id).collect();
    let reference = match (reference, ids.as_slice()) {
        (Some(reference), _) => reference,
        (None, [only]) => only,
        (None, several) => {
            let known = several.join(", ");
            console.error(&text!(
                "formulir untuk daftar tilik yang mana? tambahkan `-c ID`; yang ada: {known}",
                "a form for which checklist? add `-c ID`; there are: {known}"
            ));
            return None;
        }
    };
    let mut findings = Findings::default();
    let checklist = inputs::checklist(reference, &mut findings);
    console.findings(&findings);
    checklist
}

/// Whether the period is made of what the timeline asks about.
fn period_fits(checklist: &Checklist, period: Option<Period>, console: &mut Console) -> bool {
    let Some(timeline) = checklist.form.timeline else { return true };
    match period {
        None => {
            console.note(&text!(
                "periodenya belum diisi dan bulannya belum disiapkan; keduanya terisi dengan `--period`, misalnya `--period 2026`",
                "the period is left blank and its months are not prepared; both are filled in by `--period`, such as `--period 2026`"
            ));
            true
        }
        Some(period) if timeline.every == Every::Quarter && !period.is_whole_quarters() => {
            console.error(&text!(
                "`{period}` tidak terdiri dari triwulan penuh, padahal formulir ini per triwulan: tulis misalnya 2026, 2026-S1, atau 2026-Q3",
                "`{period}` is not made of whole quarters, and this form is quarterly: write 2026, 2026-S1 or 2026-Q3, say"
            ));
            false
        }
        Some(_) => true,
    }
}

fn write(
    form: &Questionnaire<'_>,
    target: &Target,
    console: &mut Console,
) -> Result<Status, Error> {
    match target {
        Target::Standard => {
            console.result(&form.yaml())?;
            Ok(Status::Done)
        }
        Target::Workbook(path) => put(path, &form.workbook()?, console),
        Target::Yaml(path) => put(path, form.yaml().as_bytes(), console),
        Target::Folder(folder) => {
            make(folder)?;
            let mut status = Status::Done;
            for (name, bytes) in form.csv()? {
                status = status.max(put(&folder.join(name), &bytes, console)?);
            }
            Ok(status)
        }
    }
}

/// Writes a form, unless another file is there: somebody may have filled it in.
fn put(path: &Path, bytes: &[u8], console: &mut Console) -> Result<Status, Error> {
    match fs::read(path) {
        Ok(before) if before == bytes => Ok(Status::Done),
        Ok(_) => {
            let shown = path.display();
            console.error(&text!(
                "{shown} sudah ada dan mungkin sudah diisi; pilih nama lain, atau pindahkan dahulu berkas itu",
                "{shown} is there already and may have been filled in; choose another name, or move that file first"
            ));
            Ok(Status::Wrong)
        }
        Err(_) => write_whole(path, bytes).map(|()| Status::Done),
    }
}

fn make(folder: &Path) -> Result<(), Error> {
    let refused = |source| Error::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(refused)
}
