//! The `tilik` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    tilik::cli::run(std::env::args_os()).into()
}
