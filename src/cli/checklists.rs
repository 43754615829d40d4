//! `tilik checklists`: the built-in checklists.

use clap::Args;

use super::Status;
use super::console::Console;
use super::inputs::{self, Findings};
use super::speech::{Argument, Texts};
use crate::error::Error;
use crate::ids::nearest;
use crate::text;

#[derive(Args)]
pub(super) struct Checklists {
    #[arg(long)]
    show: Option<String>,
}

pub(super) const TEXTS: Texts = Texts {
    about: ("Menyebut daftar tilik bawaan.", "Lists the built-in checklists."),
    usage: ("tilik checklists [--show ID]", "tilik checklists [--show ID]"),
    arguments: &[Argument {
        name: "show",
        value: ("ID", "ID"),
        help: ("tampilkan teks satu daftar tilik", "show the text of one checklist"),
    }],
};

/// Lists the built-in checklists, or shows one.
///
/// # Errors
/// Results cannot be written.
pub(super) fn run(asked: &Checklists, console: &mut Console) -> Result<Status, Error> {
    match &asked.show {
        None => list(console),
        Some(id) => show(id, console),
    }
}

fn list(console: &mut Console) -> Result<Status, Error> {
    let mut findings = Findings::default();
    for (id, _) in inputs::built_in() {
        let Some(checklist) = inputs::checklist(id, &mut findings) else { continue };
        let (title, edition) = (checklist.title.get(console.lang), &checklist.version);
        let word = console.lang.pick("edisi", "edition");
        console.result(&format!("{id}  {title} ({word} {edition})\n"))?;
    }
    console.findings(&findings);
    Ok(findings.status())
}

fn show(id: &str, console: &mut Console) -> Result<Status, Error> {
    let all = inputs::built_in();
    if let Some((_, text)) = all.iter().find(|(known, _)| *known == id) {
        console.result(text)?;
        return Ok(Status::Done);
    }
    console.error(&text!(
        "tidak ada daftar tilik bawaan `{id}`",
        "there is no built-in checklist `{id}`"
    ));
    let known: Vec<&str> = all.iter().map(|(known, _)| *known).collect();
    match nearest(id, known.iter().copied()) {
        Some(name) => {
            console.note(&text!("mungkin maksudnya `{name}`", "did you mean `{name}`?"));
        }
        None => {
            let known = known.join(", ");
            console.note(&text!("yang ada: {known}", "there are: {known}"));
        }
    }
    Ok(Status::Wrong)
}
