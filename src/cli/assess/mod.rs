//! `tilik assess`: scores dossiers, and tells each in its turn as soon as it is scored.

mod made;
mod told;
mod unassessed;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::inputs::{Findings, Request};
use super::intake::{self, Intake};
use super::kit::{self, LETTERHEAD, MINUTES, TEMPLATES};
use super::output::Folder;
use super::records::PREVIOUS;
use super::simulate::THREADS;
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::dossier::load;
use crate::error::Error;
use crate::quantity::{Date, Number, Period};
use crate::report::{Format, Kit};
use crate::text;
use made::{Maker, Target};
use told::Told;

#[derive(Args)]
pub(super) struct Assess {
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(short, long, value_delimiter = ',', value_parser = arguments::format)]
    format: Vec<Format>,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long, value_parser = arguments::date)]
    as_of: Option<Date>,
    #[arg(long, value_parser = arguments::score, allow_negative_numbers = true)]
    fail_under: Option<Number>,
    #[arg(long)]
    templates: Option<PathBuf>,
    #[arg(long)]
    letterhead: Option<PathBuf>,
    #[arg(long, value_parser = arguments::minutes)]
    minutes: Option<u32>,
    #[arg(long)]
    previous: Vec<PathBuf>,
    #[arg(long)]
    threads: Option<NonZeroUsize>,
    #[arg(long, requires = "checklist", conflicts_with = "output")]
    each_line: bool,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menilai dossier: skor, alasan, dan rekomendasi.",
        "Scores dossiers: score, reasons, recommendations.",
    ),
    usage: (
        "tilik assess [-c DAFTAR_TILIK] MASUKAN… [-o FOLDER] [--format F,…]",
        "tilik assess [-c CHECKLIST] INPUT… [-o FOLDER] [--format F,…]",
    ),
    arguments: &[
        INPUTS,
        CHECKLIST,
        Argument {
            name: "output",
            value: ("FOLDER", "FOLDER"),
            help: (
                "folder laporan: satu berkas untuk setiap dossier dan format",
                "folder for reports: a file for each dossier and format",
            ),
        },
        Argument {
            name: "format",
            value: ("F,…", "F,…"),
            help: (
                "json, ndjson, csv, md (juga ke keluaran standar, tanpa -o hanya satu); xlsx, html, docx, agenda, umpan-balik, parquet (dengan -o); bawaan -o: json,xlsx",
                "json, ndjson, csv, md (also to standard output, without -o just one); xlsx, html, docx, agenda, umpan-balik, parquet (with -o); default of -o: json,xlsx",
            ),
        },
        PERIOD,
        AS_OF,
        Argument {
            name: "fail_under",
            value: ("N", "N"),
            help: (
                "keluar dengan status 1 bila ada skor terbukti di bawah N",
                "exit with status 1 when a proven score is under N",
            ),
        },
        TEMPLATES,
        LETTERHEAD,
        MINUTES,
        PREVIOUS,
        THREADS,
        Argument {
            name: "each_line",
            value: ("", ""),
            help: (
                "NDJSON saja: satu baris hasil untuk setiap baris masukan, berurutan; yang salah ditulis di barisnya",
                "NDJSON alone: a line out for each line in, in order; what is wrong is written in its line",
            ),
        },
    ],
};

pub(super) const INPUTS: Argument = Argument {
    name: "inputs",
    value: ("MASUKAN", "INPUT"),
    help: (
        "berkas atau folder dossier; - untuk masukan standar",
        "files or folders of dossiers; - for standard input",
    ),
};

pub(super) const CHECKLIST: Argument = Argument {
    name: "checklist",
    value: ("DAFTAR_TILIK", "CHECKLIST"),
    help: (
        "id daftar tilik bawaan, atau berkasnya; tanpa ini, yang disebut dossier",
        "id of a built-in checklist, or its file; otherwise the one a dossier names",
    ),
};

pub(super) const PERIOD: Argument = Argument {
    name: "period",
    value: ("PERIODE", "PERIOD"),
    help: (
        "periode dossier yang tidak menyebutkannya, misalnya 2005 atau 2005-S1",
        "period of dossiers that name none, such as 2005 or 2005-S1",
    ),
};

pub(super) const AS_OF: Argument = Argument {
    name: "as_of",
    value: ("TANGGAL", "DATE"),
    help: (
        "nilai periode berjalan: hanya yang berakhir sampai tanggal ini yang diharapkan",
        "judge a period so far: only what ended by this day is expected",
    ),
};

/// Assesses every sound dossier.
///
/// # Errors
/// The machine refuses to write a result.
pub(super) fn run(asked: &Assess, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let around = kit::Asked {
        templates: asked.templates.as_deref(),
        letterhead: asked.letterhead.as_deref(),
        minutes: asked.minutes,
        previous: &asked.previous,
    };
    let kit = match asked.takes_templates() {
        true => kit::kit(&around, console.lang, &mut findings),
        false => Kit::without_templates(console.lang),
    };
    if findings.status() != Status::Done {
        console.findings(&findings);
        return Ok(Status::Wrong);
    }
    if asked.each_line && !is_by_line(asked) {
        console.error(&text!(
            "`--each-line` hanya untuk `--format ndjson` dengan masukan `-`, .ndjson, atau .jsonl",
            "`--each-line` is for `--format ndjson` alone, with `-`, .ndjson or .jsonl as input"
        ));
        return Ok(Status::Wrong);
    }
    let Some((target, folder)) = target(asked, kit, console)? else { return Ok(Status::Wrong) };
    assess(asked, (&target, folder), console)
}

/// Assesses every sound dossier, and tells it.
fn assess(
    asked: &Assess,
    (target, folder): (&Target, Option<Folder>),
    console: &mut Console,
) -> Result<Status, Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: asked.as_of,
    };
    let (threads, each_line) = (asked.threads, asked.each_line);
    let with_hashes = target.tells_inputs();
    let wanted = intake::Asked { threads, with_hashes, each_line, ..intake::Asked::of(request) };
    let mut findings = Findings::default();
    let intake = Intake::of(&wanted, &mut findings)?;
    let mut told = Told::new((target, folder), intake.checklists().to_vec());
    told.findings(&findings, console);
    console.begin(intake.count(), !matches!(target, Target::Files(..)));
    let maker = Maker { target, fail_under: asked.fail_under.as_ref(), lang: console.lang };
    intake.each(&maker, |worked| {
        let count = worked.count;
        told.take(worked, console)?;
        console.advance(count);
        Ok(())
    })?;
    console.end();
    told.close(each_line, console)
}

impl Assess {
    /// Whether anything is made from templates, or something was given for what is.
    fn takes_templates(&self) -> bool {
        let is_given = self.templates.is_some() || self.letterhead.is_some();
        is_given
            || self.minutes.is_some()
            || !self.previous.is_empty()
            || self.format.iter().any(|format| format.takes_templates())
    }
}

/// Whether dossiers come in a line each and go out a line each.
fn is_by_line(asked: &Assess) -> bool {
    let is_lines = |path: &PathBuf| {
        path.as_os_str() == "-" || load::Format::of_path(path) == Some(load::Format::Lines)
    };
    asked.format == [Format::Ndjson] && asked.inputs.iter().all(is_lines)
}

/// What the arguments ask for, and the folder it goes to; `None` if they contradict each other.
fn target(
    asked: &Assess,
    kit: Kit,
    console: &mut Console,
) -> Result<Option<(Target, Option<Folder>)>, Error> {
    let mut formats = asked.format.clone();
    formats.sort_unstable();
    formats.dedup();
    if let Some(folder) = &asked.output {
        let formats = if formats.is_empty() { Format::KEPT.into() } else { formats };
        let folder = Folder::open(folder)?;
        return Ok(Some((Target::Files(formats, Box::new(kit)), Some(folder))));
    }
    let target = match formats.as_slice() {
        [] => Target::Summaries(console.look),
        [one] => match one.stream() {
            Some(stream) => Target::Stream(stream),
            None => {
                let name = one.name();
                console.error(&text!(
                    "format `{name}` ditulis sebagai berkas tersendiri: tambahkan `-o FOLDER`",
                    "`{name}` is written as a file of its own: add `-o FOLDER`"
                ));
                return Ok(None);
            }
        },
        _ => {
            console.error(&text!(
                "beberapa format sekaligus memerlukan folder: tambahkan `-o FOLDER`",
                "several formats at once need a folder: add `-o FOLDER`"
            ));
            return Ok(None);
        }
    };
    Ok(Some((target, None)))
}
