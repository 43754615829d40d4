//! Parts of the job: what bounds it from below, and what reading and judging take each.

use std::fs;
use std::hint::black_box;
use std::io::{BufRead, BufReader};

use memchr::memchr_iter;
use tilik::assess::scores;
use tilik::checklist::{Checklist, load};
use tilik::diagnostic::Diagnostics;
use tilik::dossier::{Dossier, Input, LineReader, ReadOptions, Reader};

/// A pass over the bytes of a file, for the ends of its lines.
pub(crate) fn bytes(file: &str) {
    let mut input = BufReader::with_capacity(1 << 18, opened(file));
    loop {
        let waiting = input.fill_buf().expect("the driver has written it");
        if waiting.is_empty() {
            return;
        }
        black_box(memchr_iter(b'\n', waiting).count());
        let read = waiting.len();
        input.consume(read);
    }
}

/// Reads every dossier of a file by a checklist, and does something with each.
pub(crate) fn read(checklist: &str, file: &str, each: impl Fn(&Checklist, &Dossier)) {
    let mut found = Diagnostics::new();
    let checklist = load::load(checklist, &mut found).ok().flatten();
    let checklist = checklist.expect("the checklists of the benchmark are sound");
    let reader = Reader::new(&checklist, ReadOptions::default());
    let input = Input { file: file.to_owned(), sha256: String::new() };
    let mut lines = LineReader::new(&reader, file, input);
    let (mut input, mut line, mut number) = (BufReader::new(opened(file)), String::new(), 0);
    while input.read_line(&mut line).expect("the driver has written it") > 0 {
        number += 1;
        let (dossier, _) = lines.read(number, line.trim_end());
        let dossier = dossier.expect("an invented dossier is sound");
        each(&checklist, &dossier);
        lines.take_back(dossier);
        line.clear();
    }
}

pub(crate) fn judge(checklist: &Checklist, dossier: &Dossier) {
    black_box(scores(checklist, dossier));
}

fn opened(file: &str) -> fs::File {
    fs::File::open(file).expect("the driver has written it")
}
