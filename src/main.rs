//! The `tilik` command.

use std::process::ExitCode;

/// The exit status of a run that somebody stopped.
const STOPPED: i32 = 130;

fn main() -> ExitCode {
    // Where a stop is ignored already, as under `nohup`, it stays so.
    let _ = ctrlc::try_set_handler(|| {
        tilik::cli::stop();
        std::process::exit(STOPPED);
    });
    tilik::cli::run(std::env::args_os()).into()
}
