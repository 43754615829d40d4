//! Reads and judges 1,000 dossiers of twelve months by the built-in checklist, the two apart.
//!
//! `cargo bench --bench throughput`

mod support;

use std::sync::OnceLock;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use tilik::assess::assess;
use tilik::checklist::Checklist;
use tilik::diagnostic::Diagnostics;
use tilik::dossier::{Dossier, Input, LineReader, ReadOptions, Reader};

const DOSSIERS: usize = 1000;

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
