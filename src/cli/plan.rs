//! `tilik plan`: whom to visit next, and why.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::assess::CHECKLIST;
use super::console::Console;
use super::inputs::Findings;
use super::shape::{self, Made, Outlet, Shape};
use super::signs::listing;
use super::speech::{Argument, Texts};
use super::standings::Standings;
use super::{Status, arguments};
use crate::diagnostic::Source;
use crate::error::Error;
use crate::files;
use crate::files::hashes::{Hashes, hash};
use crate::followup::standing::Standing;
use crate::quantity::Date;
use crate::report::origin::Origin;
use crate::report::{handout, icalendar, json, terminal};
use crate::signs::holidays::Holidays;

use crate::text::Lang;
use crate::visits::Plan;
use crate::visits::policy::{DEFAULT, Policy};
use crate::visits::register::Register;

#[derive(Args)]
pub(super) struct Planned {
    #[arg(required_unless_present_any = ["units", "show_policy"])]
    inputs: Vec<PathBuf>,
    #[arg(long, value_parser = arguments::date, required_unless_present = "show_policy")]
    as_of: Option<Date>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(long)]
    units: Option<PathBuf>,
    #[arg(long)]
    policy: Option<PathBuf>,
    #[arg(long)]
    holidays: Option<PathBuf>,
    #[arg(short, long, value_parser = shape::one_of(&SHAPES))]
    format: Option<Shape>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long)]
    show_policy: bool,
}

/// What a plan may be written as, besides text.
const SHAPES: [Shape; 5] =
    [Shape::Xlsx, Shape::Html, Shape::Calendar, Shape::Markdown, Shape::Json];

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menyusun rencana kunjungan: siapa yang didatangi lebih dulu, mengapa, dan apa yang disiapkan.",
        "Plans visits: whom to see first, why, and what to prepare.",
    ),
    usage: (
        "tilik plan --as-of TANGGAL [MASUKAN…] [--units BERKAS.csv] [--policy BERKAS.yaml] [-o BERKAS.xlsx|.html|.ics|.md|.json]",
        "tilik plan --as-of DATE [INPUT…] [--units FILE.csv] [--policy FILE.yaml] [-o FILE.xlsx|.html|.ics|.md|.json]",
    ),
    arguments: &[
        Argument {
            name: "inputs",
            value: ("MASUKAN", "INPUT"),
            help: (
                "laporan, penilaian .json atau .ndjson, dossier, atau folder berisi semuanya",
                "reports, assessments in .json or .ndjson, dossiers, or folders with any of them",
            ),
        },
        Argument {
            name: "as_of",
            value: ("TANGGAL", "DATE"),
            help: (
                "hari rencana disusun; kunjungan jatuh sesudahnya, dalam bulan itu atau bulan berikutnya",
                "the day on which the plan is made; visits come after it, in that month or the next",
            ),
        },
        CHECKLIST,
        Argument {
            name: "units",
            value: ("BERKAS.csv", "FILE.csv"),
            help: (
                "daftar semua unit: kode, nama, kunjungan_terakhir, dan kolom lain seperti kategori_kawasan",
                "the list of all units: code, name, last_visit, and other columns such as kategori_kawasan",
            ),
        },
        Argument {
            name: "policy",
            value: ("BERKAS.yaml", "FILE.yaml"),
            help: (
                "kebijakan kunjungan; yang tidak ditulis mengikuti bawaan",
                "the policy of visits; what it leaves out follows the default",
            ),
        },
        Argument {
            name: "holidays",
            value: ("BERKAS.csv", "FILE.csv"),
            help: (
                "hari libur dengan kolom tanggal dan nama, tanpa kunjungan",
                "holidays with columns date and name, on which nobody is visited",
            ),
        },
        Argument {
            name: "format",
            value: ("F", "F"),
            help: (
                "json, ics, md, html, atau xlsx (hanya dengan -o); tanpa ini ringkasan untuk dibaca",
                "json, ics, md, html, or xlsx (with -o alone); otherwise a readable summary",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini; akhirannya, .xlsx, .html, .ics, .md atau .json, menentukan format",
                "write to this file; its ending, .xlsx, .html, .ics, .md or .json, says the format",
            ),
        },
        Argument {
            name: "show_policy",
            value: ("", ""),
            help: (
                "tampilkan kebijakan bawaan, untuk disalin dan diubah",
                "show the default policy, to copy and to change",
            ),
        },
    ],
};

/// Plans visits.
///
/// # Errors
/// The machine refuses to read a list or to write the plan.
pub(super) fn run(asked: &Planned, console: &mut Console) -> Result<Status, Error> {
    let Some(as_of) = asked.as_of.filter(|_| !asked.show_policy) else {
        console.result(DEFAULT)?;
        return Ok(Status::Done);
    };
    let outlet = match Outlet::of(asked.format, asked.output.as_deref(), &SHAPES) {
        Ok(outlet) => outlet,
        Err(fault) => return Ok(console.refuse(&fault)),
    };
    let mut findings = Findings::default();
    let mut files = Hashes::default();
    let ground = ground(asked, &mut findings, &mut files)?;
    // A plan by half a policy or half a list would look like a whole one.
    let sound = findings.status() == Status::Done;
    let standings = if sound { read(asked, console.lang, &mut findings) } else { Vec::new() };
    console.findings(&findings);
    let known = !standings.is_empty() || ground.register.is_some();
    if sound && known {
        let plan = Plan::of(
            &standings,
            ground.register.as_ref(),
            (&ground.policy, &ground.holidays, as_of),
        );
        let origin = Origin::of_standings(&standings, files);
        show(outlet, (&plan, &origin), console)?;
    }
    Ok(findings.status())
}

/// What a plan rests on beside assessments.
struct Ground {
    register: Option<Register>,
    policy: Policy,
    holidays: Holidays,
}

fn ground(asked: &Planned, findings: &mut Findings, files: &mut Hashes) -> Result<Ground, Error> {
    let diagnostics = &mut findings.diagnostics;
    let policy = match &asked.policy {
        Some(path) => Policy::read(&source(path, files)?, diagnostics),
        None => Policy::usual(),
    };
    let register = match &asked.units {
        Some(path) => Some(Register::read(&listing(path, files)?, diagnostics)),
        None => None,
    };
    let holidays = match &asked.holidays {
        Some(path) => Holidays::read(&listing(path, files)?, diagnostics),
        None => Holidays::default(),
    };
    Ok(Ground { register, policy, holidays })
}

fn source(path: &Path, read: &mut Hashes) -> Result<Arc<Source>, Error> {
    let text = files::read_text(path)?;
    read.add(&hash(&text));
    Ok(Arc::new(Source::file(path.display().to_string(), text)))
}

fn read(asked: &Planned, lang: Lang, findings: &mut Findings) -> Vec<Standing> {
    let checklist = asked.checklist.as_deref();
    let mut standings =
        Standings { checklist, as_of: asked.as_of, with_plans: false, lang, findings };
    standings.read(&asked.inputs).into_iter().map(|reported| reported.standing).collect()
}

fn show(
    outlet: Outlet<'_>,
    (plan, origin): (&Plan<'_>, &Origin),
    console: &mut Console,
) -> Result<(), Error> {
    let lang = console.lang;
    let made = Made {
        text: |look| terminal::visits(plan, lang, look),
        json: || json::visits(plan, origin, lang),
        handout: || handout::visits(plan, origin, lang),
        made: origin.text(lang),
    };
    let bytes = match outlet.shape {
        Shape::Calendar => icalendar::calendar(plan, origin, lang).into_bytes(),
        _ => made.bytes(outlet, console.look)?,
    };
    outlet.write(&bytes, console)
}
