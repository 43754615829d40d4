//! `tilik explain`: what a criterion asks, and how a dossier came to its result.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::assess::{AS_OF, CHECKLIST, PERIOD};
use super::console::Console;
use super::inputs::{self, Findings, Request};
use super::speech::{Argument, Texts};
use super::{Status, arguments};
use crate::assess::assess;
use crate::checklist::Checklist;
use crate::error::Error;
use crate::ids::near;
use crate::quantity::{Date, Period};
use crate::report::View;
use crate::report::explain::{self, Subject, Wanted};
use crate::report::terminal::Look;
use crate::report::words::{Words, all_of, one_of};
use crate::text;
use crate::text::Lang;

#[derive(Args)]
pub(super) struct Explain {
    criterion: Option<String>,
    inputs: Vec<PathBuf>,
    #[arg(short, long)]
    checklist: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_parser = arguments::period)]
    period: Option<Period>,
    #[arg(long, value_parser = arguments::date)]
    as_of: Option<Date>,
}

pub(super) const TEXTS: Texts = Texts {
    about: (
        "Menjelaskan apa yang diminta sebuah kriteria, dan mengapa sebuah dossier dinilai begitu.",
        "Explains what a criterion asks, and why a dossier scores as it does.",
    ),
    usage: (
        "tilik explain [-c DAFTAR_TILIK] [KRITERIA] [MASUKAN…] [--all]",
        "tilik explain [-c CHECKLIST] [CRITERION] [INPUT…] [--all]",
    ),
    arguments: &[
        Argument {
            name: "criterion",
            value: ("KRITERIA", "CRITERION"),
            help: (
                "id kriteria, indikator, atau tanda periksa; tanpa ini, daftar semuanya",
                "id of a criterion, an indicator or a flag; without it, the list of all",
            ),
        },
        Argument {
            name: "inputs",
            value: ("MASUKAN", "INPUT"),
            help: (
                "dossier yang hasilnya dijelaskan; - untuk masukan standar",
                "dossiers whose result is explained; - for standard input",
            ),
        },
        CHECKLIST,
        Argument {
            name: "all",
            value: ("", ""),
            help: ("tampilkan semua baris, berapa pun banyaknya", "show every row, however many"),
        },
        PERIOD,
        AS_OF,
    ],
};

/// How many ids or titles are suggested for an unknown id.
const SUGGESTED: usize = 5;

/// Explains what is asked, or what was found.
///
/// # Errors
/// Results cannot be written.
pub(super) fn run(asked: &Explain, console: &mut Console) -> Result<Status, Error> {
    let (id, inputs) = told_apart(asked);
    if !inputs.is_empty() {
        return with_dossiers(asked, (id, &inputs), console);
    }
    let mut findings = Findings::default();
    let known = match &asked.checklist {
        Some(reference) => {
            let checklist = inputs::checklist_for_reading(reference, &mut findings);
            checklist.map(|checklist| (reference.clone(), checklist)).into_iter().collect()
        }
        None => built_in(&mut findings),
    };
    console.findings(&findings);
    if known.is_empty() {
        return Ok(Status::Wrong);
    }
    let knows = |(_, checklist): &&(String, Checklist)| {
        id.is_none_or(|id| Subject::find(checklist, id).is_some())
    };
    let knowing: Vec<_> = known.iter().filter(knows).collect();
    match of_their_own(&knowing).as_slice() {
        [(reference, checklist)] => {
            of_checklist((reference, checklist), id, console)?;
            tailored_too(&knowing, checklist, console);
            return Ok(Status::Done);
        }
        [] => {
            let known: Vec<&Checklist> = known.iter().map(|(_, one)| one).collect();
            unknown(&known, id.unwrap_or_default(), console);
        }
        _ => which_checklist(&knowing, console),
    }
    Ok(Status::Wrong)
}

/// The id asked for, and the inputs: the first argument is an input where a file or folder is called so.
fn told_apart(asked: &Explain) -> (Option<&str>, Vec<PathBuf>) {
    let first = asked.criterion.as_deref();
    let is_input = |text: &&str| *text == "-" || Path::new(text).exists();
    match first.filter(is_input) {
        Some(text) => {
            let inputs = [PathBuf::from(text)].into_iter().chain(asked.inputs.iter().cloned());
            (None, inputs.collect())
        }
        None => (first, asked.inputs.clone()),
    }
}

/// The checklists that come with the program, each with its id.
fn built_in(findings: &mut Findings) -> Vec<(String, Checklist)> {
    let ids = inputs::built_in().into_iter().map(|(id, _)| id);
    ids.filter_map(|id| Some((id.to_owned(), inputs::checklist(id, findings)?))).collect()
}

/// Those that tailor none of the others.
fn of_their_own<'a>(several: &[&'a (String, Checklist)]) -> Vec<&'a (String, Checklist)> {
    let tailors_one_of_them = |checklist: &Checklist| {
        several.iter().any(|(_, other)| other.id != checklist.id && checklist.answers_to(&other.id))
    };
    several.iter().copied().filter(|(_, one)| !tailors_one_of_them(one)).collect()
}

/// Says which other checklists have what is asked for, tailored from the one that is shown.
fn tailored_too(knowing: &[&(String, Checklist)], shown: &Checklist, console: &mut Console) {
    let others = knowing.iter().filter(|(_, one)| one.id != shown.id);
    let others: Vec<&str> = others.map(|(reference, _)| reference.as_str()).collect();
    if others.is_empty() {
        return;
    }
    let [id, en] = [Lang::Id, Lang::En].map(|lang| all_of(&others, lang));
    let shown = &shown.id;
    console.note(&text!(
        "ditampilkan dari `{shown}`; ada juga dalam {id}, pilih dengan `-c`",
        "shown from `{shown}`; {en} have it too, choose one with `-c`"
    ));
}

/// Asks for one of several checklists.
fn which_checklist(several: &[&(String, Checklist)], console: &mut Console) {
    console.error(&text!(
        "ada beberapa daftar tilik; pilih salah satu dengan `-c`",
        "there are several checklists; choose one with `-c`"
    ));
    let ids: Vec<&str> = several.iter().map(|(id, _)| id.as_str()).collect();
    let ids = ids.join(", ");
    console.note(&text!("yang ada: {ids}", "there are: {ids}"));
}

fn of_checklist(
    (reference, checklist): (&str, &Checklist),
    id: Option<&str>,
    console: &mut Console,
) -> Result<(), Error> {
    let words = Words { checklist, lang: console.lang };
    let text = match id.and_then(|id| Subject::find(checklist, id)) {
        Some(subject) => explain::asked(words, subject, console.look),
        None => {
            let id = console.lang.pick("KRITERIA", "CRITERION");
            explain::list(words, console.look, &format!("tilik explain -c {reference} {id}"))
        }
    };
    console.result(&text)
}

fn with_dossiers(
    asked: &Explain,
    (id, paths): (Option<&str>, &[PathBuf]),
    console: &mut Console,
) -> Result<Status, Error> {
    let request = Request {
        checklist: asked.checklist.as_deref(),
        inputs: paths,
        period: asked.period,
        as_of: asked.as_of,
    };
    let mut findings = Findings::default();
    let read = inputs::dossiers(&request, &mut findings);
    console.findings(&findings);
    let mut status = findings.status();
    let (mut between, mut refused) = ("", Vec::new());
    for (checklist, dossier) in &read {
        let subject = id.map(|id| (id, Subject::find(checklist, id)));
        if let Some((id, None)) = subject {
            status = Status::Wrong;
            if !refused.contains(&checklist.id.as_str()) {
                refused.push(&checklist.id);
                unknown(&[checklist], id, console);
            }
            continue;
        }
        let assessment = assess(checklist, dossier);
        let view = View::of(checklist, dossier, &assessment, console.lang);
        let subject = subject.and_then(|(_, subject)| subject);
        let text = explained(&view, subject, (asked, paths), console.look);
        console.result(&format!("{between}{text}"))?;
        between = "\n\n";
    }
    Ok(status)
}

/// What is said of one dossier: how a subject came about, or what there is to choose from.
fn explained<'a>(
    view: &View<'a>,
    subject: Option<Subject<'a>>,
    (asked, paths): (&Explain, &[PathBuf]),
    look: Look,
) -> String {
    let by = asked.checklist.as_ref().map(|reference| format!(" -c {reference}"));
    let Some(subject) = subject else {
        let (by, id) = (by.unwrap_or_default(), view.lang.pick("KRITERIA", "CRITERION"));
        let inputs = paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        let command = format!("tilik explain{by} {id} {}", inputs.join(" "));
        return explain::list_found(view, look, &command);
    };
    let by = by.unwrap_or_else(|| format!(" -c {}", view.checklist.id));
    let next = format!("tilik explain{by} {}", subject.id());
    explain::found(view, subject, &Wanted { look, all_rows: asked.all, next })
}

/// Says that checklists have no such id, and what may have been meant.
fn unknown(checklists: &[&Checklist], id: &str, console: &mut Console) {
    let names: Vec<&str> = checklists.iter().map(|checklist| checklist.id.as_str()).collect();
    let [either, any] = [Lang::Id, Lang::En].map(|lang| one_of(&names, lang));
    console.error(&text!(
        "tidak ada kriteria, indikator, atau tanda periksa `{id}` dalam {either}",
        "there is no criterion, indicator or flag `{id}` in {any}"
    ));
    if id.contains(['.', '/', '\\']) {
        console.note(&text!(
            "berkas atau folder `{id}` juga tidak ada",
            "there is no file or folder `{id}` either"
        ));
    }
    let suggested = suggested(checklists, id);
    for (checklist, one) in &suggested {
        let id = one.id();
        let [title, english] =
            [Lang::Id, Lang::En].map(|lang| one.title(Words { checklist, lang }));
        console.note(&text!(
            "mungkin maksudnya `{id}`: {title}",
            "perhaps `{id}` was meant: {english}"
        ));
    }
    if suggested.is_empty() {
        let name = names.first().copied().filter(|_| names.len() == 1).unwrap_or("ID");
        console.note(&text!(
            "semua yang ada ditampilkan oleh `tilik explain -c {name}`",
            "`tilik explain -c {name}` shows all there are"
        ));
    }
}

/// What is called nearly so or has the word in its title, each id once.
fn suggested<'a>(checklists: &[&'a Checklist], id: &str) -> Vec<(&'a Checklist, Subject<'a>)> {
    let word = id.to_lowercase();
    let all = || {
        let of =
            |checklist: &'a Checklist| Subject::all(checklist).map(move |one| (checklist, one));
        checklists.iter().copied().flat_map(of)
    };
    let near = near(id, all().map(|(_, one)| one.id()));
    let fits = |(checklist, one): &(&'a Checklist, Subject<'a>)| {
        let titles = [Lang::Id, Lang::En].map(|lang| one.title(Words { checklist, lang }));
        near.contains(&one.id()) || titles.iter().any(|title| title.to_lowercase().contains(&word))
    };
    let mut named = HashSet::new();
    all().filter(fits).filter(|(_, one)| named.insert(one.id())).take(SUGGESTED).collect()
}
