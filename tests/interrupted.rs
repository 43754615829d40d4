//! A run that is stopped leaves no half file, whenever that is.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

fn tilik(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tilik"));
    command.current_dir(folder).args(arguments.split_whitespace());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Starts tilik and sends it a signal after so many milliseconds; how it ended.
fn stopped(folder: &Path, arguments: &str, (signal, after): (&str, u64)) -> ExitStatus {
    stopped_once(folder, arguments, (signal, after), &|| true)
}

/// The same, counted from when something has come about.
fn stopped_once(
    folder: &Path,
    arguments: &str,
    (signal, after): (&str, u64),
    has_come_about: &dyn Fn() -> bool,
) -> ExitStatus {
    let mut child = tilik(folder, arguments).spawn().unwrap();
    while !has_come_about() && child.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(1));
    }
    sleep(Duration::from_millis(after));
    Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    child.wait().unwrap()
}

/// The names in a folder: finished files, and unfinished ones.
fn names(folder: &Path) -> (Vec<String>, Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return Default::default() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.partition(|name| !name.starts_with('.'))
}

fn invented(units: u32) -> TempDir {
    let folder = TempDir::new().unwrap();
    let asked = format!("simulate -c lokmin-bulanan --units {units} -o all.ndjson");
    assert!(tilik(folder.path(), &asked).status().unwrap().success());
    folder
}

/// Signals that can stop a run here: one that is ignored when the test is started, as under `nohup`, stays ignored.
fn signals() -> &'static [&'static str] {
    const HANGUP_INTERRUPT: u64 = 0b11;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let is_usual = ignored.is_none_or(|mask| mask & HANGUP_INTERRUPT == 0);
    if is_usual { &["-INT", "-TERM", "-KILL"] } else { &["-KILL"] }
}

/// Moments at which a run is stopped: while it starts, while it looks its input over, and while it writes.
const MOMENTS: [u64; 8] = [1, 20, 90, 250, 500, 800, 1_200, 1_700];

#[test]
fn reports_are_whole_or_not_there() {
    let folder = invented(120);
    let here = folder.path();
    for signal in signals().iter().copied() {
        for (reports, after) in MOMENTS.iter().map(|after| (0, *after)).chain([(1, 0), (9, 3)]) {
            let out = here.join(format!("out{signal}{reports}-{after}"));
            let asked = format!("assess all.ndjson --format html,json -o {}", out.display());
            let are_there = || names(&out).0.len() >= reports;
            let status = stopped_once(here, &asked, (signal, after), &are_there);
            let (files, unfinished) = names(&out);
            assert!(files.len() >= reports);
            for name in &files {
                let text = fs::read_to_string(out.join(name)).unwrap();
                let is_whole = text.ends_with("</html>\n") || text.ends_with("\n]\n");
                assert!(is_whole, "{signal} after {after} ms: {name} is half written");
            }
            if signal == "-KILL" {
                continue;
            }
            assert!(unfinished.is_empty(), "{signal} after {after} ms: {unfinished:?}");
            // Before it knows how to stop, it just ends; and it may have been faster.
            assert!(matches!(status.code(), Some(130 | 0) | None), "{status}");
        }
    }
}

#[test]
fn a_single_file_is_there_as_a_whole_or_as_it_was() {
    let folder = invented(1);
    let here = folder.path();
    for signal in signals().iter().copied() {
        for after in MOMENTS {
            fs::write(here.join("a.ndjson"), "as it was\n").unwrap();
            let asked = "simulate -c lokmin-bulanan --units 100000 -o a.ndjson";
            stopped(here, asked, (signal, after));
            let text = fs::read_to_string(here.join("a.ndjson")).unwrap();
            assert_eq!(text, "as it was\n", "{signal} after {after} ms");
            let (_, unfinished) = names(here);
            if signal != "-KILL" {
                assert!(unfinished.is_empty(), "{signal} after {after} ms: {unfinished:?}");
            }
        }
    }
    // What killed runs left behind is gone with the next one that writes there.
    assert!(tilik(here, "simulate --units 1 -o b.ndjson").status().unwrap().success());
    assert_eq!(names(here).1, Vec::<String>::new());
}

/// What standard input said is put aside while it is read; it goes away with the run.
#[test]
fn nothing_of_standard_input_is_left() {
    let folder = invented(60);
    let here = folder.path();
    fs::create_dir(here.join("aside")).unwrap();
    let moments = [200, 400, 900].into_iter();
    let stops = signals().iter().filter(|signal| **signal != "-KILL");
    for (signal, after) in
        stops.flat_map(|signal| moments.clone().map(move |after| (*signal, after)))
    {
        let mut command = tilik(here, "assess - --format md");
        command.env("TMPDIR", here.join("aside"));
        let mut child =
            command.stdin(fs::File::open(here.join("all.ndjson")).unwrap()).spawn().unwrap();
        sleep(Duration::from_millis(after));
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        child.wait().unwrap();
        let (_, unfinished) = names(&here.join("aside"));
        assert!(unfinished.is_empty(), "{signal} after {after} ms: {unfinished:?}");
    }
}
