//! Compiles the built-in checklist, reads and judges 1,000 dossiers of twelve months by it, makes pages and workbooks
//! of some, and compares them all: each apart.
//!
//! `cargo bench --bench throughput`

#![expect(clippy::panic, reason = "a benchmark of unsound dossiers would measure nothing")]

mod support;

use std::sync::{Arc, OnceLock};

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use tilik::assess::{assess, outline};
use tilik::checklist::Checklist;
use tilik::compare::entrant::Entrant;
use tilik::compare::questions::Questions;
use tilik::compare::{Comparison, Request, settle};
use tilik::diagnostic::Diagnostics;
use tilik::dossier::{Dossier, Input, LineReader, ReadOptions, Reader};
use tilik::quantity::Number;
use tilik::report::comparison::Told;
use tilik::report::{Format, Kit, View};
use tilik::text::Lang;

const DOSSIERS: usize = 1000;
/// How many are made into reports.
const REPORTS: usize = 20;

fn main() {
    divan::main();
}

fn checklist() -> &'static Checklist {
    static CHECKLIST: OnceLock<Checklist> = OnceLock::new();
    CHECKLIST.get_or_init(|| {
        let mut diagnostics = Diagnostics::new();
        let loaded = tilik::checklist::load::load("lokmin-bulanan", &mut diagnostics);
        loaded.ok().flatten().expect("the built-in checklist is sound")
    })
}

fn lines() -> &'static str {
    static LINES: OnceLock<String> = OnceLock::new();
    LINES.get_or_init(|| support::ndjson(DOSSIERS))
}

fn input() -> Input {
    Input { file: "benchmark".into(), sha256: String::new() }
}

fn dossiers() -> &'static [Dossier] {
    static ALL: OnceLock<Vec<Dossier>> = OnceLock::new();
    ALL.get_or_init(|| {
        let reader = Reader::new(checklist(), ReadOptions::default());
        let mut lines_reader = LineReader::new(&reader, "benchmark", input());
        let read = |(number, line)| {
            let (dossier, diagnostics) = lines_reader.read(number + 1, line);
            dossier.unwrap_or_else(|| panic!("an invented dossier is sound: {diagnostics:?}"))
        };
        lines().lines().enumerate().map(read).collect()
    })
}

#[divan::bench(sample_count = 10)]
fn load_the_checklist(bencher: Bencher) {
    bencher
        .bench(|| tilik::checklist::load::load("lokmin-bulanan", &mut Diagnostics::new()).is_ok());
}

#[divan::bench(sample_count = 10)]
fn parse(bencher: Bencher) {
    let reader = Reader::new(checklist(), ReadOptions::default());
    bencher.counter(ItemsCount::new(DOSSIERS)).counter(BytesCount::new(lines().len())).bench_local(
        || {
            let mut lines_reader = LineReader::new(&reader, "benchmark", input());
            for (number, line) in lines().lines().enumerate() {
                if let (Some(dossier), _) = lines_reader.read(number + 1, line) {
                    lines_reader.take_back(divan::black_box(dossier));
                }
            }
        },
    );
}

#[divan::bench(sample_count = 10)]
fn judge(bencher: Bencher) {
    let dossiers = dossiers();
    bencher.counter(ItemsCount::new(DOSSIERS)).bench_local(|| {
        for dossier in dossiers {
            divan::black_box(assess(checklist(), dossier));
        }
    });
}

#[divan::bench(sample_count = 5, args = [Format::Html, Format::Xlsx])]
fn report(bencher: Bencher, format: Format) {
    let kit = Kit::new(Lang::Id, Default::default(), Default::default(), &mut Diagnostics::new());
    bencher.counter(ItemsCount::new(REPORTS)).bench_local(|| {
        for dossier in dossiers().iter().take(REPORTS) {
            let assessment = assess(checklist(), dossier);
            let view = View::of(checklist(), dossier, &assessment, Lang::Id);
            divan::black_box(format.files(&view, &kit).is_ok());
        }
    });
}

#[divan::bench(sample_count = 5)]
fn compare(bencher: Bencher) {
    let questions = Arc::new(Questions::of(checklist(), Lang::Id));
    let entrant = |dossier| {
        let of = (Arc::clone(&questions), "benchmark".into());
        Entrant::of(of, (checklist(), dossier), &outline(checklist(), dossier))
    };
    let entrants: Vec<Entrant> = dossiers().iter().map(entrant).collect();
    bencher.counter(ItemsCount::new(DOSSIERS)).bench_local(|| {
        let entrants = settle::settle(entrants.clone(), &checklist().id, &mut Diagnostics::new());
        let comparison = Comparison::of(Request {
            checklist: checklist(),
            entrants: &entrants,
            roster: None,
            period: None,
            by: None,
            least: Number::ZERO,
        });
        divan::black_box(Told { comparison: &comparison, lang: Lang::Id, left_out: false }.book());
    });
}
