//! The pages that are handed over, from outside: a dossier in, what a reader sees out.
//!
//! `TILIK_PAGES=FOLDER cargo test --test pages` leaves every page in a folder, for `tests/browser/check.mjs`.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::panic, reason = "what is not there stops a test")]

mod agenda;
mod crowded;
mod every;
mod feedback;
mod hostile;
mod previous;
mod report;
mod strip;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// Cases of the monthly checklist.
pub(crate) const MONTHLY: &str = "tests/fixtures/checklists/lokmin-bulanan";
/// Cases of the quarterly one.
pub(crate) const QUARTERLY: &str = "tests/fixtures/checklists/lokmin-tribulanan";

/// What is written of one dossier.
pub(crate) struct Pages {
    pub(crate) report: String,
    pub(crate) agenda: String,
    pub(crate) feedback: String,
    /// The feedback as plain text.
    pub(crate) message: String,
}

/// The pages of a dossier.
pub(crate) fn pages(arguments: &[&str]) -> Pages {
    let folder = TempDir::new().unwrap();
    assess(folder.path(), arguments);
    let files = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.collect();
    let named = |ending: &str| {
        let fits = |path: &&std::path::PathBuf| path.to_str().unwrap().ends_with(ending);
        fs::read_to_string(files.iter().find(fits).unwrap()).unwrap()
    };
    let report = files.iter().find(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.ends_with(".html") && !name.contains("_agenda") && !name.contains("_umpan")
    });
    Pages {
        report: fs::read_to_string(report.unwrap()).unwrap(),
        agenda: named("_agenda.html"),
        feedback: named("_umpan-balik.html"),
        message: named("_umpan-balik.txt"),
    }
}

/// The pages of one of the cases that stand in the fixtures.
pub(crate) fn case(folder: &str, name: &str) -> Pages {
    pages(&[&format!("{folder}/{name}/dossier.yaml")])
}

/// Writes all pages into a folder.
pub(crate) fn assess(folder: &Path, arguments: &[&str]) {
    let pages = ["--format", "html,agenda,umpan-balik", "-o", folder.to_str().unwrap()];
    run(&[arguments, &pages[..]].concat());
}

/// A run of `assess`, which must go well.
pub(crate) fn run(arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.env_remove("TILIK_LANG").arg("assess").args(arguments);
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{told}");
}

/// What a reader sees of a page: no markup, no style, what a chart says to those who do not see it included.
pub(crate) fn text(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap();
        rest = after;
        match tag.split([' ', '\n']).next().unwrap() {
            "style" => rest = rest.split_once("</style>").unwrap().1,
            "template" => rest = rest.split_once("</template>").unwrap().1,
            "h1" | "h2" | "h3" | "p" | "li" | "td" | "th" | "dd" | "dt" | "tr" | "desc" | "br"
            | "figcaption" | "summary" | "div" | "text" | "title" => text.push('\n'),
            _ => {}
        }
    }
    text.push_str(rest);
    for (written, meant) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x3D;", "="),
        ("&#x60;", "`"),
        ("&amp;", "&"),
    ] {
        text = text.replace(written, meant);
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The headings of a page, in order.
pub(crate) fn headings(page: &str) -> Vec<String> {
    let parts = page.split("<h2").skip(1);
    parts.map(|part| text(part.split_once('>').unwrap().1.split("</h2>").next().unwrap())).collect()
}

/// What stands between two texts, the first of its kind.
pub(crate) fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    page.split_once(from).unwrap_or_else(|| panic!("no {from}")).1.split_once(to).unwrap().0
}
