//! The author's guide: whoever follows it, in either language, sees what it shows.

use std::process::Command;

use tilik::text::Lang;

use crate::page::Page;
use crate::walk::Walk;

const GUIDE: &str = "checklists/README.md";

/// Where the English part begins.
const ENGLISH: &str = "# Writing a checklist of your own";

/// The part of the guide in a language.
pub(crate) fn part(lang: Lang) -> Page {
    let (indonesian, english) = Page::read(GUIDE).split_at(ENGLISH);
    match lang {
        Lang::Id => indonesian,
        Lang::En => english,
    }
}

/// Every block is followed, so none can be wrong; the parts that the code determines are compared elsewhere.
fn follow(lang: Lang, tag: &'static str) {
    let mut walk = Walk::new(tag);
    let blocks = part(lang).written_by_hand().blocks();
    assert!(blocks.len() > 40, "only {} blocks", blocks.len());
    blocks.iter().for_each(|block| walk.follow(block));
}

#[test]
fn it_is_true_in_indonesian() {
    follow(Lang::Id, "id");
}

#[test]
fn it_is_true_in_english() {
    follow(Lang::En, "en");
}

/// Neither part knows a step, a mistake or a table that the other lacks.
#[test]
fn both_parts_have_the_same_steps() {
    let steps = |lang| {
        let blocks = part(lang).written_by_hand().blocks();
        let kind = |block: &crate::page::Block| {
            let word = block.marker().0.to_owned();
            (word, block.language.clone())
        };
        blocks.iter().map(kind).collect::<Vec<_>>()
    };
    assert_eq!(steps(Lang::Id), steps(Lang::En));
    let headings = |lang| part(lang).text().lines().filter(|line| line.starts_with("##")).count();
    assert_eq!(headings(Lang::Id), headings(Lang::En));
}

#[test]
fn the_files_and_headings_it_links_to_are_there() {
    assert_eq!(Page::read(GUIDE).broken_links("checklists"), Vec::<String>::new());
}

/// Written with the guide alone, for another purpose; its cases show every verdict of every criterion.
#[test]
fn the_example_it_names_is_sound() {
    let tilik = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
        let output = command.current_dir("docs/examples").args(arguments).output().unwrap();
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.success() && !told.contains("peringatan"), "{told}");
    };
    tilik(&["check", "posyandu.yaml"]);
    tilik(&["test", "posyandu.yaml", "posyandu", "--require-coverage"]);
}
