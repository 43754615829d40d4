//! `tilik followup`: what became of earlier recommendations.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::anonymise::{self, ANONYMISE};
use super::assess::CHECKLIST;
use super::console::Console;
use super::inputs::Findings;
use super::shape::{self, Made, Outlet, Shape};
use super::speech::{Argument, Texts};
use super::standings::Standings;
use crate::error::Error;
use crate::followup::district::{District, Why, latest};
use crate::followup::{Followup, Reported, pair};
use crate::report::origin::Origin;
use crate::report::{handout, json, terminal};
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
    #[arg(short, long, value_parser = shape::one_of(&SHAPES))]
    format: Option<Shape>,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(long, alias = "anonymize")]
    anonymise: Option<PathBuf>,
}

/// What the result may be written as, besides text.
const SHAPES: [Shape; 4] = [Shape::Xlsx, Shape::Html, Shape::Markdown, Shape::Json];

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menunjukkan rekomendasi mana yang sudah terlaksana, dan mana yang muncul kembali.",
        "Shows which recommendations were carried out, and which came back.",
    ),
    usage: (
        "tilik followup [-c DAFTAR_TILIK] DAHULU KINI [--format md|json] [-o BERKAS.xlsx|.html|.md|.json]",
        "tilik followup [-c CHECKLIST] EARLIER LATER [--format md|json] [-o FILE.xlsx|.html|.md|.json]",
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
            value: ("F", "F"),
            help: (
                "json, md, html, atau xlsx (hanya dengan -o); tanpa ini ringkasan untuk dibaca",
                "json, md, html, or xlsx (with -o alone); otherwise a readable summary",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS", "FILE"),
            help: (
                "tulis ke berkas ini; akhirannya, .xlsx, .html, .md atau .json, menentukan format",
                "write to this file; its ending, .xlsx, .html, .md or .json, says the format",
            ),
        },
        ANONYMISE,
    ],
};

/// Holds later assessments against the recommendations of earlier ones: of one unit in full, of many pooled.
///
/// # Errors
/// The machine refuses to write the result.
pub(super) fn run(asked: &Followed, console: &mut Console) -> Result<Status, Error> {
    let outlet = match Outlet::of(asked.format, asked.output.as_deref(), &SHAPES) {
        Ok(outlet) => outlet,
        Err(fault) => return Ok(console.refuse(&fault)),
    };
    let mut findings = Findings::default();
    let earlier = read(asked, &asked.earlier, (console.lang, &mut findings));
    let later = read(asked, &asked.later, (console.lang, &mut findings));
    let names = anonymise::pseudonyms(asked.anonymise.as_deref(), &mut findings)?;
    let hidden = |all: Vec<Reported>| -> Vec<Reported> {
        let Some(names) = &names else { return all };
        let hide = |one: Reported| Reported { standing: names.standing(one.standing), ..one };
        all.into_iter().map(hide).collect()
    };
    let (earlier, later) = (hidden(earlier), hidden(later));
    let origin = Origin::of_reported(earlier.iter().chain(&later));
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
        Some(both) if status == Status::Done => of_one((outlet, &origin), both, console)?,
        Some(_) => {}
        None if before.is_empty() || now.is_empty() => {}
        None => of_many((outlet, &origin), &District::of(&before, &now), console)?,
    }
    Ok(status)
}

fn read(asked: &Followed, path: &Path, (lang, findings): (Lang, &mut Findings)) -> Vec<Reported> {
    let checklist = asked.checklist.as_deref();
    let mut standings = Standings { checklist, as_of: None, with_plans: true, lang, findings };
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

/// Says that the two sides may be the wrong way round, where that holds of most units.
fn swapped(district: &District<'_>, console: &mut Console) {
    let count = district.apart.iter().filter(|apart| apart.why == Why::NotLater).count();
    if count > district.units.len() {
        console.note(&text!(
            "penilaian kemudian dari {count} unit lebih dahulu daripada yang terdahulu; mungkin urutannya tertukar",
            "of {count} units the later assessment is the earlier one; the two may be the wrong way round"
        ));
    }
}

fn of_one(
    (outlet, origin): (Outlet<'_>, &Origin),
    (earlier, later): (&Reported, &Reported),
    console: &mut Console,
) -> Result<(), Error> {
    let followup = Followup::of(earlier, later);
    let made = Made {
        text: |look| terminal::followup::page(&followup, console.lang, look),
        json: || json::followup(&followup, origin),
        handout: || handout::followup(&followup, origin, console.lang),
        made: origin.text(console.lang),
    };
    let bytes = made.bytes(outlet, console.look)?;
    outlet.write(&bytes, console)
}

fn of_many(
    (outlet, origin): (Outlet<'_>, &Origin),
    district: &District<'_>,
    console: &mut Console,
) -> Result<(), Error> {
    swapped(district, console);
    let made = Made {
        text: |look| terminal::district(district, console.lang, look),
        json: || json::district(district, origin),
        handout: || handout::district(district, origin, console.lang),
        made: origin.text(console.lang),
    };
    let bytes = made.bytes(outlet, console.look)?;
    outlet.write(&bytes, console)
}
