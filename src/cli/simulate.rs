//! `tilik simulate`: invented dossiers of a checklist's form, of any number.

use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use clap::builder::PossibleValue;

use super::assess::CHECKLIST;
use super::console::Console;
use super::inputs::{self, Findings};
use super::ordered::{in_order, threads};
use super::output::{NewFile, write_whole};
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::checklist::Checklist;
use crate::diagnostic::{Diagnostics, Source};
use crate::dossier::{ReadOptions, Reader};
use crate::error::Error;
use crate::export::form::Questionnaire;
use crate::form::Every;
use crate::quantity::{Number, Period};
use crate::simulate::{Filled, Simulation};
use crate::text;
use crate::text::Lang;

/// How many dossiers a thread invents in one go.
const PIECE: u64 = 16;

#[derive(Args)]
pub(super) struct Simulate {
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(long)]
    units: u64,
    #[arg(long, visible_alias = "period", value_delimiter = ',', default_value = "2025",
        value_parser = arguments::period)]
    periods: Vec<Period>,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value = "5%", value_parser = arguments::score)]
    missing: Number,
    #[arg(short, long)]
    output: Option<PathBuf>,
    #[arg(short, long)]
    format: Option<Shape>,
    #[arg(long)]
    threads: Option<NonZeroUsize>,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Mengarang dossier untuk pelatihan, peragaan, dan uji beban.",
        "Invents dossiers for training, demonstrations and tests of load.",
    ),
    usage: (
        "tilik simulate [-c DAFTAR_TILIK] --units N [--periods P,…] [--seed N] [--missing PERSEN] [-o BERKAS|FOLDER]",
        "tilik simulate [-c CHECKLIST] --units N [--periods P,…] [--seed N] [--missing PERCENT] [-o FILE|FOLDER]",
    ),
    arguments: &[
        CHECKLIST_INVENTED,
        Argument { name: "units", value: ("N", "N"), help: ("banyaknya unit", "how many units") },
        Argument {
            name: "periods",
            value: ("P,…", "P,…"),
            help: (
                "periode, satu dossier untuk setiap unit dan periode (bawaan: 2025)",
                "periods, one dossier for each unit and period (default: 2025)",
            ),
        },
        Argument {
            name: "seed",
            value: ("N", "N"),
            help: (
                "angka pembeda: angka yang sama menghasilkan dossier yang sama (bawaan: 1)",
                "a number that tells runs apart: the same number gives the same dossiers (default: 1)",
            ),
        },
        Argument {
            name: "missing",
            value: ("PERSEN", "PERCENT"),
            help: (
                "bagian isian yang dibiarkan kosong (bawaan: 5%)",
                "the share of fields left blank (default: 5%)",
            ),
        },
        Argument {
            name: "output",
            value: ("BERKAS|FOLDER", "FILE|FOLDER"),
            help: (
                "berkas .ndjson atau .yaml, atau folder dengan satu berkas untuk setiap dossier; tanpa ini ke keluaran standar",
                "an .ndjson or .yaml file, or a folder with a file for each dossier; otherwise standard output",
            ),
        },
        Argument {
            name: "format",
            value: ("F", "F"),
            help: (
                "ndjson, yaml, atau xlsx, yaitu formulir yang sudah terisi, hanya dengan folder (bawaan: menurut nama berkas; folder: yaml)",
                "ndjson, yaml or xlsx, which is the form filled in, with a folder alone (default: by the file's name; yaml in a folder)",
            ),
        },
        THREADS,
    ],
};

const CHECKLIST_INVENTED: Argument = Argument {
    help: (
        "id daftar tilik bawaan, atau berkasnya (bawaan: yang pertama)",
        "id of a built-in checklist, or its file (default: the first one)",
    ),
    ..CHECKLIST
};

pub(super) const THREADS: Argument = Argument {
    name: "threads",
    value: ("N", "N"),
    help: (
        "banyaknya inti prosesor yang dipakai (bawaan: semua); hasilnya selalu sama",
        "how many processor cores to use (default: all); the result is always the same",
    ),
};

/// How invented dossiers are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Ndjson,
    Yaml,
    /// The form as a workbook, filled in.
    Xlsx,
}

impl Shape {
    const fn name(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Yaml => "yaml",
            Self::Xlsx => "xlsx",
        }
    }

    fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "yaml" | "yml" => Some(Self::Yaml),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// What stands before a dossier in a file with many.
    const fn opening(self) -> &'static str {
        match self {
            Self::Ndjson | Self::Xlsx => "",
            Self::Yaml => "---\n",
        }
    }
}

impl clap::ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Ndjson, Self::Yaml, Self::Xlsx]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// Writes invented dossiers of one checklist.
struct Writer<'c> {
    shape: Shape,
    reader: Reader<'c>,
    lang: Lang,
}

impl Writer<'_> {
    fn bytes(&self, filled: &Filled) -> io::Result<Vec<u8>> {
        match self.shape {
            Shape::Ndjson => Ok((filled.json() + "\n").into_bytes()),
            Shape::Yaml => Ok(filled.yaml().into_bytes()),
            Shape::Xlsx => self.workbook(filled),
        }
    }

    fn workbook(&self, filled: &Filled) -> io::Result<Vec<u8>> {
        let line = Arc::new(Source::line("", filled.json(), 1));
        let (mut draft, mut unheard) = (self.reader.begin(), Diagnostics::new());
        self.reader.read_line(&line, &mut draft, &mut unheard);
        Questionnaire::begun(self.reader.checklist(), self.lang, &draft).workbook()
    }
}

/// Where invented dossiers go.
enum Sink {
    Stream,
    File(NewFile),
    Folder(PathBuf),
}

impl Sink {
    /// Where the arguments send dossiers, and how they are written there; `None` where workbooks are not sent
    /// to a folder.
    fn open(asked: &Simulate) -> Result<Option<(Self, Shape)>, Error> {
        let by_name = asked.output.as_deref().map(Shape::of_path);
        let shape = match by_name {
            None => asked.format.unwrap_or(Shape::Ndjson),
            Some(by_name) => asked.format.or(by_name).unwrap_or(Shape::Yaml),
        };
        if shape == Shape::Xlsx && !matches!(by_name, Some(None)) {
            return Ok(None);
        }
        let sink = match (&asked.output, by_name) {
            (Some(path), Some(Some(_))) => Self::File(NewFile::begin(path)?),
            (Some(path), _) => {
                let refused = |source| Error::Write { path: path.clone(), source };
                fs::create_dir_all(path).map_err(refused)?;
                Self::Folder(path.clone())
            }
            (None, _) => Self::Stream,
        };
        Ok(Some((sink, shape)))
    }

    fn take(
        &mut self,
        (filled, bytes): (&Filled, &[u8]),
        shape: Shape,
        console: &mut Console,
    ) -> Result<(), Error> {
        match self {
            Self::Stream => {
                console.result(shape.opening())?;
                console.bytes(bytes)
            }
            Self::File(file) => {
                file.add(shape.opening().as_bytes())?;
                file.add(bytes)
            }
            Self::Folder(folder) => {
                let period = filled.period.to_string().replace("..", "--");
                let name = format!("{}_{period}.{}", filled.code, shape.name());
                write_whole(&folder.join(name), bytes)
            }
        }
    }

    fn close(self) -> Result<(), Error> {
        match self {
            Self::File(file) => file.keep(),
            Self::Stream | Self::Folder(_) => Ok(()),
        }
    }
}

/// Invents as many dossiers as asked for.
///
/// # Errors
/// The machine refuses to write them.
pub(super) fn run(asked: &Simulate, console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    let first = inputs::built_in().first().map_or("", |(id, _)| id);
    let reference = asked.checklist.as_deref().unwrap_or(first);
    let checklist = inputs::checklist_for_reading(reference, &mut findings);
    console.findings(&findings);
    let Some(checklist) = checklist else { return Ok(Status::Wrong) };
    if let Some(period) = asked.periods.iter().find(|period| !fits(&checklist, **period)) {
        console.error(&text!(
            "periode {period} tidak terdiri dari triwulan penuh, padahal formulir ini per triwulan",
            "the period {period} is not made of whole quarters, of which this form is"
        ));
        return Ok(Status::Wrong);
    }
    invent(asked, &checklist, console)
}

/// Whether a form's dossiers can be about a period.
fn fits(checklist: &Checklist, period: Period) -> bool {
    let by_quarter = |timeline: &crate::form::Timeline| timeline.every == Every::Quarter;
    !checklist.form.timeline.as_ref().is_some_and(by_quarter) || period.is_whole_quarters()
}

/// A dossier as it is written, and what is filled in.
type Invented = (Vec<u8>, Filled);

fn invent(asked: &Simulate, checklist: &Checklist, console: &mut Console) -> Result<Status, Error> {
    let simulation = Simulation::new(checklist, asked.seed, &asked.missing);
    let Some((mut sink, shape)) = Sink::open(asked)? else {
        console.error(&text!(
            "buku kerja ditulis satu untuk setiap dossier: beri folder dengan `-o FOLDER`",
            "workbooks are written one for each dossier: give a folder by `-o FOLDER`"
        ));
        return Ok(Status::Wrong);
    };
    let reader = Reader::new(checklist, ReadOptions::default());
    let writer = Writer { shape, reader, lang: console.lang };
    let units = 0..asked.units.div_ceil(PIECE);
    let work = &|piece: u64| -> io::Result<Vec<Option<Invented>>> {
        let units = piece * PIECE..asked.units.min((piece + 1) * PIECE);
        let periods = || asked.periods.iter().copied().zip(0..);
        let each =
            units.flat_map(|unit| periods().map(move |(period, place)| (unit, place, period)));
        each.map(|(unit, place, period)| {
            let filled = simulation.dossier(unit, (place, period));
            let written = |filled: Filled| Ok((writer.bytes(&filled)?, filled));
            filled.map(written).transpose()
        })
        .collect()
    };
    let mut refused: u64 = 0;
    let all = asked.units.saturating_mul(asked.periods.len() as u64);
    console.begin(all, matches!(sink, Sink::Stream));
    in_order(
        threads(asked.threads),
        units,
        || work,
        |piece| {
            let piece = piece?;
            let count = piece.len() as u64;
            for written in piece {
                match written {
                    Some((bytes, filled)) => sink.take((&filled, &bytes), shape, console)?,
                    None => refused += 1,
                }
            }
            console.advance(count);
            Ok(())
        },
    )?;
    console.end();
    sink.close()?;
    if refused > 0 {
        say_refused(refused, console);
    }
    Ok(Status::wrong_if(refused > 0))
}

fn say_refused(refused: u64, console: &mut Console) {
    console.error(&text!(
        "{refused} dossier tidak dapat dikarang: batas `min` dan `max` formulir ini tidak menyisakan nilai; periksa dengan `tilik check`",
        "{refused} dossiers could not be invented: `min` and `max` of this form leave no value; look at them with `tilik check`"
    ));
}
