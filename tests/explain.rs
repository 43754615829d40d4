//! Why this score: what `tilik explain` says, word for word, and that it can say everything.
//!
//! A folder below `tests/fixtures/explain` has `arguments.txt`, the whole line after `tilik`, run from the
//! root of the repository, and what a person reads: `expected.txt` in Indonesian, `expected.en.txt` in
//! English.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "a test that can't go on stops; the random checklists are those of the tests of bounds"
)]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use support::case::Case;
use support::dice::Dice;
use support::pipeline;
use support::random_checklist::Wanted;
use support::run::cases;
use tilik::assess::assess;
use tilik::bound::Truth;
use tilik::checklist::Checklist;
use tilik::dossier::Dossier;
use tilik::expr::Leaf;
use tilik::form::Kind;
use tilik::judge::{Judged, Supposed, WhatIf};
use tilik::report::View;
use tilik::report::explain::{Subject, Wanted as Asked, asked, found, list, list_found};
use tilik::report::terminal::Look;
use tilik::report::words::Words;
use tilik::text::Lang;
use unicode_width::UnicodeWidthStr;

fn fixtures() -> Vec<PathBuf> {
    let entries =
        fs::read_dir("tests/fixtures/explain").unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_fixture_reads_as_expected() {
    let mut wrong = Vec::new();
    for folder in fixtures() {
        let line = fs::read_to_string(folder.join("arguments.txt")).unwrap();
        for (lang, file) in [("id", "expected.txt"), ("en", "expected.en.txt")] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
            command.args(["--lang", lang]).args(line.split_whitespace());
            let output = command.env("COLUMNS", "80").env("NO_COLOR", "1").output().unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(
                (output.status.code(), told.as_str()),
                (Some(0), ""),
                "{}",
                folder.display()
            );
            let said = String::from_utf8(output.stdout).unwrap();
            let path = folder.join(file);
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if said != expected {
                wrong.push(format!("── {} expects\n{expected}\nsaid\n{said}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Marks of what the program keeps to itself.
const RAW: &[&str] = &["{", "}", "Some(", "None", "Kind", "Node", "Leaf", "RowId", "Number", "∅"];

/// Whatever a checklist asks and a dossier holds, it is said, in both languages, in words that fit.
#[test]
fn everything_can_be_explained() {
    cases("explanations", 60, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        let written = case.dossier.yaml(&case.model.form);
        let Some(dossier) = pipeline::read(&case.checklist, &written).unwrap() else {
            tally.refused += 1;
            return;
        };
        tally.assessed += 1;
        for lang in [Lang::Id, Lang::En] {
            for columns in [40, 80] {
                explain_all(&case, &dossier, lang, Look::new(columns, false));
            }
        }
    });
}

fn explain_all(case: &Case, dossier: &Dossier, lang: Lang, look: Look) {
    let (checklist, seed) = (&case.checklist, case.seed);
    let words = Words { checklist, lang };
    let assessment = assess(checklist, dossier);
    let view = View::of(checklist, dossier, &assessment, lang);
    expect_readable(&list(words, look, "tilik"), look, seed);
    expect_readable(&list_found(&view, look, "tilik"), look, seed);
    let wanted = Asked { look, all_rows: seed.is_multiple_of(2), next: "tilik".to_owned() };
    for subject in Subject::all(checklist) {
        expect_readable(&asked(words, subject, look), look, seed);
        expect_readable(&found(&view, subject, &wanted), look, seed);
    }
}

fn expect_readable(text: &str, look: Look, seed: u64) {
    assert!(text.lines().count() > 2, "seed {seed}: {text}");
    for line in text.lines() {
        assert!(line.width() <= look.width, "seed {seed}: {line}");
        assert!(!RAW.iter().any(|raw| line.contains(raw)), "seed {seed}: {line}");
    }
}

/// What a blank is supposed to be is one of the things it can be: the points then lie within those of the
/// dossier as it is.
#[test]
fn supposing_a_blank_never_leaves_the_bounds() {
    cases("suppositions", 150, |seed, tally| {
        let case = Case::random(&mut Dice::new(seed), seed, Wanted::default());
        let written = case.dossier.yaml(&case.model.form);
        let Some(dossier) = pipeline::read(&case.checklist, &written).unwrap() else {
            tally.refused += 1;
            return;
        };
        tally.assessed += 1;
        let judged = assess(&case.checklist, &dossier).criteria;
        for (criterion, before) in case.checklist.criteria.iter().zip(&judged) {
            let what_if = WhatIf { checklist: &case.checklist, criterion, dossier: &dossier };
            for leaf in before.missing.iter().take(6) {
                for supposed in possible(&case.checklist, &dossier, *leaf) {
                    let after = what_if.suppose(&[*leaf], &supposed);
                    let inside = lies_within(before, &after);
                    let of =
                        format!("{} {leaf:?} {supposed:?}: {before:?}, {after:?}", criterion.id);
                    case.expect_none(
                        "supposed",
                        if inside { &[] } else { std::slice::from_ref(&of) },
                        &case.dossier,
                    );
                }
            }
        }
    });
}

fn lies_within(before: &Judged, after: &Judged) -> bool {
    let applies = before.applies == Truth::Either || before.applies == after.applies;
    let points = match (&before.points, &after.points) {
        (Some(before), Some(after)) => before.covers(after),
        (_, None) => after.applies == Truth::False,
        (None, Some(_)) => false,
    };
    applies && points
}

/// Some of the things a blank can be.
fn possible(checklist: &Checklist, dossier: &Dossier, leaf: Leaf) -> Vec<Supposed> {
    match leaf {
        Leaf::Slot { .. } => vec![Supposed::There, Supposed::NotThere],
        Leaf::Table { .. } => vec![Supposed::NotThere],
        Leaf::Cell { table, row, field } => {
            let value = dossier.records.value(table, row, field);
            let none = value.may_be_none().then_some([Supposed::There, Supposed::NotThere]);
            let boolean = checklist.form.field(table, field).kind == Kind::Boolean;
            let truths = [Truth::True, Truth::False].into_iter().filter(|_| boolean);
            let ends = value.range().map(|range| [range.low().cloned(), range.high().cloned()]);
            let ends = ends.into_iter().flatten().flatten().map(|end| Supposed::Is(end.into()));
            none.into_iter()
                .flatten()
                .chain(truths.map(|one| Supposed::Is(one.into())))
                .chain(ends)
                .collect()
        }
    }
}
