//! `tilik assess`: scores dossiers.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::kit::{self, LETTERHEAD, MINUTES, TEMPLATES};
use super::output::{Folder, Stopped};
use super::records::PREVIOUS;
use super::simulate::THREADS;
use super::speech::{Argument, Texts};
use super::{Status, arguments, stream};
use crate::assess::assess;
use crate::bound::Range;
use crate::checklist::Checklist;
use crate::error::Error;
use crate::quantity::{Date, Number, Period};
use crate::report::{Format, Kit, Stream, View, sentences, terminal, words};
use crate::text;
use crate::text::Text;

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
                "json, ndjson, csv, md (juga ke keluaran standar, tanpa -o hanya satu); xlsx, html, docx, agenda, umpan-balik (dengan -o); bawaan -o: json,xlsx",
                "json, ndjson, csv, md (also to standard output, without -o just one); xlsx, html, docx, agenda, umpan-balik (with -o); default of -o: json,xlsx",
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

/// Where assessments go.
enum Sink {
    /// Readable summaries on standard output.
    Summaries,
    /// One format on standard output.
    Stream(Stream),
    /// Files for each dossier and format.
    Files(Folder, Vec<Format>, Box<Kit>),
}

/// Assesses every sound dossier, one after the other.
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
    // What nobody asked for is not made ready: it takes longer than to assess a dossier.
    let is_wanted = asked.output.is_some() || around.is_custom();
    let kit = is_wanted.then(|| kit::kit(&around, console.lang, &mut findings));
    if findings.status() != Status::Done {
        console.findings(&findings);
        return Ok(Status::Wrong);
    }
    let Some(mut sink) = sink(asked, kit, console)? else { return Ok(Status::Wrong) };
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: &asked.inputs,
        period: asked.period,
        as_of: asked.as_of,
    };
    if let Sink::Stream(stream) = sink
        && stream::fits(&asked.inputs, stream)
    {
        let (fail_under, threads) = (asked.fail_under.as_ref(), asked.threads);
        return stream::run(&stream::Asked { request, stream, fail_under, threads }, console);
    }
    let read = inputs::dossiers(&request, &mut findings);
    console.findings(&findings);
    let mut status = findings.status();
    let mut first: Option<&Checklist> = None;
    for (checklist, dossier) in &read {
        let assessment = assess(checklist, dossier);
        let view = View::of(checklist, dossier, &assessment, console.lang);
        status = status.max(sink.take(&view, first, console)?);
        status = status.max(gate(&view, asked.fail_under.as_ref(), console));
        first = first.or(Some(checklist));
    }
    sink.close(first.is_some(), console)?;
    Ok(status)
}

/// Where the arguments send assessments; `None` if they contradict each other.
fn sink(asked: &Assess, kit: Option<Kit>, console: &mut Console) -> Result<Option<Sink>, Error> {
    let mut formats = asked.format.clone();
    formats.sort_unstable();
    formats.dedup();
    Ok(match (asked.output.as_ref().zip(kit), formats.as_slice()) {
        (Some((folder, kit)), []) => {
            Some(Sink::Files(Folder::open(folder)?, Format::KEPT.into(), Box::new(kit)))
        }
        (Some((folder, kit)), _) => {
            Some(Sink::Files(Folder::open(folder)?, formats, Box::new(kit)))
        }
        (None, []) => Some(Sink::Summaries),
        (None, [one]) => {
            let stream = one.stream().map(Sink::Stream);
            if stream.is_none() {
                let name = one.name();
                console.error(&text!(
                    "format `{name}` ditulis sebagai berkas tersendiri: tambahkan `-o FOLDER`",
                    "`{name}` is written as a file of its own: add `-o FOLDER`"
                ));
            }
            stream
        }
        (None, _) => {
            console.error(&text!(
                "beberapa format sekaligus memerlukan folder: tambahkan `-o FOLDER`",
                "several formats at once need a folder: add `-o FOLDER`"
            ));
            None
        }
    })
}

impl Sink {
    fn take(
        &mut self,
        view: &View<'_>,
        first: Option<&Checklist>,
        console: &mut Console,
    ) -> Result<Status, Error> {
        match self {
            Self::Summaries => {
                let between = if first.is_some() { "\n\n" } else { "" };
                console.result(&format!("{between}{}", terminal::summary(view, console.look)))?;
            }
            Self::Files(folder, formats, kit) => {
                return written(folder.add(view, (formats, kit)), console);
            }
            Self::Stream(Stream::Csv) if first.is_some_and(|one| has_other_columns(one, view)) => {
                console.error(&other_columns());
                return Ok(Status::Wrong);
            }
            Self::Stream(stream) => {
                let before = match first {
                    None => stream.opening(view.checklist)?,
                    Some(_) => stream.between().to_owned(),
                };
                console.result(&before)?;
                console.result(&stream.one(view)?)?;
            }
        }
        Ok(Status::Done)
    }

    fn close(&self, any: bool, console: &mut Console) -> Result<(), Error> {
        match self {
            Self::Stream(Stream::Json) if !any => console.result("[]\n"),
            Self::Stream(stream) => console.result(stream.closing(any)),
            Self::Summaries | Self::Files(..) => Ok(()),
        }
    }
}

/// That one table can't hold the dossiers of several checklists.
pub(super) fn other_columns() -> Text {
    text!(
        "dossier dari daftar tilik yang berbeda tidak dapat menjadi satu tabel CSV; pilih satu dengan `-c`, atau tulis ke folder dengan `-o`",
        "dossiers of different checklists can't share a CSV table; choose one with `-c`, or write to a folder with `-o`"
    )
}

/// What became of a dossier's reports.
fn written(outcome: Result<(), Stopped>, console: &mut Console) -> Result<Status, Error> {
    match outcome {
        Ok(()) => Ok(Status::Done),
        Err(Stopped::Machine(error)) => Err(error),
        Err(Stopped::Template(fault)) => {
            let mut findings = Findings::default();
            findings.diagnostics.push(*fault);
            console.findings(&findings);
            Ok(Status::Wrong)
        }
    }
}

fn has_other_columns(first: &Checklist, view: &View<'_>) -> bool {
    !std::ptr::eq(first, view.checklist)
}

/// Whether a proven score is under the least that is asked for.
pub(super) fn is_short(total: Option<&Range>, least: &Number) -> bool {
    total.and_then(Range::low).is_some_and(|proven| proven < least)
}

/// How a proven score falls short; `None` where there is none.
pub(super) fn shortfall(view: &View<'_>, least: &Number) -> Option<Text> {
    let proven = view.assessment.scorecard.total.as_ref()?.low()?;
    let (unit, period) = (&view.unit, sentences::period(view));
    // Four decimals, so that a score just under the limit does not look as if it had reached it.
    let said = |share: &Number, lang| words::percent_to(share, 4, lang);
    let lang = view.lang;
    let (proven, least) = (said(proven, lang), said(least, lang));
    Some(text!(
        "{unit}, {period}: skor terbukti {proven}, di bawah {least}",
        "{unit}, {period}: proven score {proven}, under {least}"
    ))
}

/// Whether the proven score is high enough.
fn gate(view: &View<'_>, least: Option<&Number>, console: &mut Console) -> Status {
    let total = view.assessment.scorecard.total.as_ref();
    let Some(least) = least.filter(|least| is_short(total, least)) else { return Status::Done };
    shortfall(view, least).iter().for_each(|said| console.note(said));
    Status::GateFailed
}
