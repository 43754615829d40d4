//! tilik beside a program written by hand for the same job, in the same run.
//!
//! `cargo bench --bench twelve` prints the user time of each process as a ratio: seconds depend on the machine and on
//! who else uses it, ratios hardly do. Each job runs several times in turn and its shortest time counts.
//! `TILIK_DOSSIERS` says how many dossiers there are. User time comes from `/proc`, so this is for Linux.

#![expect(clippy::panic, reason = "a benchmark that can't go on has nothing to tell")]
#![expect(clippy::indexing_slicing, reason = "the columns are those this program writes")]

mod by_hand;
mod parts;

use std::fs;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TILIK: &str = env!("CARGO_BIN_EXE_tilik");
const TWELVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/twelve/dua-belas.yaml");
const ROUNDS: usize = 3;
const READ: &str = "the library: read";
const JUDGED_TWELVE: &str = "the library: read and judge, 12 criteria";
const JUDGED_ALL: &str = "the library: read and judge, 45 criteria";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, "bytes", file] => parts::bytes(file),
        [_, "read", checklist, file] => parts::read(checklist, file, |_, _| {}),
        [_, "judge", checklist, file] => parts::read(checklist, file, parts::judge),
        [_, "parse", file] => every_line(file, |line, _| {
            let read = serde_json::from_str::<by_hand::Dossier<'_>>(line);
            black_box(read.unwrap_or_else(|error| panic!("{error}")));
        }),
        [_, "by-hand", file] => every_line(file, |line, out| {
            by_hand::row(line, out).unwrap_or_else(|error| panic!("{error}"));
        }),
        _ => compare(),
    }
}

/// Reads a file line by line with the same memory and writes what comes of each.
fn every_line(file: &str, each: impl Fn(&str, &mut String)) {
    let mut input = BufReader::new(fs::File::open(file).expect("the driver has written it"));
    let mut output = std::io::stdout().lock();
    let (mut line, mut out) = (String::new(), String::new());
    while input.read_line(&mut line).expect("the driver has written it") > 0 {
        each(line.trim_end(), &mut out);
        output.write_all(out.as_bytes()).expect("somebody reads it");
        line.clear();
        out.clear();
    }
}

struct Job {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
}

fn compare() {
    let count = std::env::var("TILIK_DOSSIERS").ok().and_then(|count| count.parse().ok());
    let count: u32 = count.unwrap_or(2000);
    let folder = tempfile::tempdir().expect("there is room for the dossiers");
    same_scores(folder.path());
    let file = invented(folder.path(), count, "5");
    let bytes = fs::metadata(&file).map_or(0, |file| file.len());
    println!("{count} dossiers of twelve months, {} MB, one thread", bytes / 1_000_000);
    let jobs = jobs(&file);
    let mut shortest = vec![u64::MAX; jobs.len()];
    for _ in 0..ROUNDS {
        for (job, shortest) in jobs.iter().zip(&mut shortest) {
            *shortest = user_time(job).min(*shortest);
        }
    }
    let by_hand = jobs.iter().position(|job| job.name.starts_with("by hand"));
    let whole = shortest[by_hand.unwrap_or(0)].max(1) as f64;
    for (job, ticks) in jobs.iter().zip(&shortest) {
        let ticks = *ticks as f64;
        println!("{:<44} {:>6.2} s {:>6.2} ×", job.name, ticks / 100.0, ticks / whole);
    }
    let time = |name: &str| {
        let place = jobs.iter().position(|job| job.name == name);
        place.map_or(0.0, |place| shortest[place] as f64)
    };
    for (criteria, judged) in [(12, JUDGED_TWELVE), (45, JUDGED_ALL)] {
        let judging = (time(judged) - time(READ)).max(0.0);
        println!(
            "judging {criteria} criteria takes {:.0}% of that",
            100.0 * judging / time(judged)
        );
    }
}

fn jobs(file: &str) -> Vec<Job> {
    let own = std::env::current_exe().unwrap_or_else(|error| panic!("{error}"));
    let by = |name, what: &str| Job {
        name,
        program: own.clone(),
        arguments: what.split(' ').chain([file]).map(str::to_owned).collect(),
    };
    let tilik = |name, asked: &str| {
        let arguments = asked.split(' ').chain(["--threads", "1", file]);
        Job { name, program: TILIK.into(), arguments: arguments.map(str::to_owned).collect() }
    };
    vec![
        by("a pass over the bytes", "bytes"),
        by("a bare typed parse", "parse"),
        by("by hand, 12 criteria", "by-hand"),
        tilik("tilik, 12 criteria, csv", &format!("assess -c {TWELVE} --format csv")),
        tilik("tilik, 45 criteria, csv", "assess -c lokmin-bulanan --format csv"),
        tilik(
            "tilik, 45 criteria with reasons, ndjson",
            "assess -c lokmin-bulanan --format ndjson",
        ),
        by(READ, "read lokmin-bulanan"),
        by(JUDGED_TWELVE, &format!("judge {TWELVE}")),
        by(JUDGED_ALL, "judge lokmin-bulanan"),
    ]
}

fn invented(folder: &Path, count: u32, missing: &str) -> String {
    let file = folder.join(format!("{count}-{missing}.ndjson")).display().to_string();
    let units = count.to_string();
    let asked = ["simulate", "--units", &units, "--missing", missing, "--seed", "7", "-o", &file];
    let status = Command::new(TILIK).args(asked).status();
    assert!(status.is_ok_and(|status| status.success()), "the dossiers cannot be written");
    file
}

/// With nothing blank, both programs give the same scores and points: they do the same job.
fn same_scores(folder: &Path) {
    let file = invented(folder, 200, "0");
    let jobs = jobs(&file);
    let table = |job: &Job| -> Vec<Vec<String>> {
        let output = Command::new(&job.program).args(&job.arguments).output();
        let text = output.map(|output| String::from_utf8(output.stdout).unwrap_or_default());
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        text.unwrap_or_default().lines().map(cells).collect()
    };
    let (by_hand, tilik) = (table(&jobs[2]), table(&jobs[3]));
    assert_eq!((by_hand.len(), tilik.len()), (200, 201));
    for (one, other) in by_hand.iter().zip(&tilik[1..]) {
        assert_eq!(one[0], other[0]);
        let score = |text: &str| text.parse::<f64>().unwrap_or(-1.0);
        assert!((score(&one[5]) - score(&other[7])).abs() < 0.001, "{one:?}\n{other:?}");
        let points: Vec<&String> = other[11..].iter().step_by(2).collect();
        assert_eq!(one[6..].iter().collect::<Vec<_>>(), points, "{}", one[0]);
    }
}

/// The user time of a process, in hundredths of a second.
fn user_time(job: &Job) -> u64 {
    let before = children();
    let status = Command::new(&job.program).args(&job.arguments).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{} fails", job.name);
    children() - before
}

/// The user time of all processes that were waited for.
fn children() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in brackets, which may hold anything, the fields stand at fixed places.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    fields.split_whitespace().nth(13).and_then(|ticks| ticks.parse().ok()).unwrap_or(0)
}
