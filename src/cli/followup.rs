//! `tilik followup`: what became of earlier recommendations.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Status;
use super::anonymise::{self, ANONYMISE};
use super::assess::CHECKLIST;
use super::console::Console;
use super::inputs::Findings;
use super::speech::{Argument, Texts};
use super::standings::Standings;
use crate::error::Error;
use crate::followup::district::{District, Reported, latest};
use crate::followup::{Followup, pair};
use crate::report::{json, terminal};
use crate::text;
use crate::text::Lang;

#[derive(Args)]
pub(super) struct Followed {
    #[arg(required = true)]
    earlier: PathBuf,
    #[arg(required = true)]
    later: PathBuf,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(short, long)]
    format: Option<Shape>,
    #[arg(long, alias = "anonymize")]
    anonymise: Option<PathBuf>,
}

/// How what became of recommendations is written.
#[derive(Clone, Copy, ValueEnum)]
enum Shape {
    Json,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menunjukkan rekomendasi mana yang sudah terlaksana, dan mana yang muncul kembali.",
        "Shows which recommendations were carried out, and which came back.",
    ),
    usage: (
        "tilik followup [-c DAFTAR_TILIK] DAHULU KINI [--format json]",
        "tilik followup [-c CHECKLIST] EARLIER LATER [--format json]",
    ),
    arguments: &[
        Argument {
            name: "earlier",
            value: ("DAHULU", "EARLIER"),
            help: (
                "penilaian terdahulu: laporan .xlsx (dengan RTL yang sudah diisi), .json, dossier, atau folder banyak unit",
                "the earlier assessment: a report's .xlsx (with its action plan filled in), .json, a dossier, or a folder of many units",
            ),
        },
        Argument {
            name: "later",
            value: ("KINI", "LATER"),
            help: (
                "penilaian kemudian: laporan .xlsx, .json, dossier, atau folder banyak unit",
                "the later assessment: a report's .xlsx, .json, a dossier, or a folder of many units",
            ),
        },
        CHECKLIST,
        Argument {
            name: "format",
            value: ("json", "json"),
            help: ("untuk program: json", "for programs: json"),
        },
        ANONYMISE,
    ],
};

/// Holds later assessments against the recommendations of earlier ones: of one unit in full, of many pooled.
///
/// # Errors
/// The machine refuses to write the result.
pub(super) fn run(asked: &Followed, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let earlier = read(asked, (&asked.earlier, true), (console.lang, &mut findings));
    let later = read(asked, (&asked.later, false), (console.lang, &mut findings));
    let names = anonymise::pseudonyms(asked.anonymise.as_deref(), &mut findings)?;
    let hidden = |all: Vec<Reported>| -> Vec<Reported> {
        let Some(names) = &names else { return all };
        let hide = |one: Reported| Reported { standing: names.standing(one.standing), ..one };
        all.into_iter().map(hide).collect()
    };
    let (earlier, later) = (hidden(earlier), hidden(later));
    let (before, now) = (latest(&earlier), latest(&later));
    let one = before.values().next().copied().zip(now.values().next().copied());
    let one = one.filter(|_| before.len() == 1 && now.len() == 1);
    if let Some((earlier, later)) = one {
        findings.diagnostics.extend(pair::mismatch(&earlier.standing, &later.standing));
    }
    console.findings(&findings);
    for (all, last) in [(&earlier, &before), (&later, &now)] {
        set_aside(all.len() - last.len(), console);
    }
    let status = findings.status();
    match one {
        Some(both) if status == Status::Done => of_one(asked, both, console)?,
        Some(_) => {}
        None if before.is_empty() || now.is_empty() => {}
        None => of_many(asked, &District::of(&before, &now), console)?,
    }
    Ok(status)
}

fn read(
    asked: &Followed,
    (path, with_plans): (&Path, bool),
    (lang, findings): (Lang, &mut Findings),
) -> Vec<Reported> {
    let checklist = asked.checklist.as_deref();
    let mut standings = Standings { checklist, as_of: None, with_plans, lang, findings };
    standings.read(&[path.to_owned()])
}

/// Says that a unit has more assessments than the one that is used.
fn set_aside(count: usize, console: &mut Console) {
    if count > 0 {
        console.note(&text!(
            "{count} penilaian tidak dipakai: dari setiap unit dipakai yang terakhir, dan yang diisi tim supervisi lebih dulu",
            "{count} assessments are not used: of each unit the last one is, and one of a visit before the unit's own"
        ));
    }
}

fn of_one(
    asked: &Followed,
    (earlier, later): (&Reported, &Reported),
    console: &mut Console,
) -> Result<(), Error> {
    let followup = Followup::of(&earlier.standing, &earlier.plan, &later.standing);
    let text = match asked.format {
        Some(Shape::Json) => json::followup(&followup)?,
        None => terminal::followup::page(&followup, console.lang, console.look),
    };
    console.result(&text)
}

fn of_many(asked: &Followed, district: &District<'_>, console: &mut Console) -> Result<(), Error> {
    let text = match asked.format {
        Some(Shape::Json) => json::district(district)?,
        None => terminal::district(district, console.lang, console.look),
    };
    console.result(&text)
}
