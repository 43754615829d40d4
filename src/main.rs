//! The `tilik` command.

use std::process::ExitCode;
use std::thread;

use tilik::cli;

/// The exit status of a run that somebody stopped.
const STOPPED: i32 = 130;
/// The exit status of a run that found a fault in tilik itself, as Rust has it.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    // Where a stop is ignored already, as under `nohup`, it stays so.
    let _ = ctrlc::try_set_handler(|| {
        cli::stop();
        std::process::exit(STOPPED);
    });
    // What nests goes as deep on every system: the first thread has a megabyte on Windows, and eight elsewhere.
    let run = || cli::run(std::env::args_os());
    match thread::Builder::new().name("tilik".into()).stack_size(cli::STACK).spawn(run) {
        Ok(running) => running.join().map_or(ExitCode::from(PANICKED), ExitCode::from),
        Err(_) => run().into(),
    }
}
