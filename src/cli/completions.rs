//! `tilik completions`: completions for a shell.

use clap::Args;
use clap_complete::{Shell, generate};

use super::Status;
use super::console::Console;
use super::speech::{self, Argument, Texts};
use crate::error::Error;

#[derive(Args)]
pub(super) struct Completions {
    shell: Shell,
}

pub(super) const TEXTS: Texts = Texts {
    about: ("Menulis pelengkap perintah untuk sebuah shell.", "Writes completions for a shell."),
    usage: ("tilik completions SHELL", "tilik completions SHELL"),
    arguments: &[Argument {
        name: "shell",
        value: ("SHELL", "SHELL"),
        help: ("bash, zsh, fish, powershell, elvish", "bash, zsh, fish, powershell, elvish"),
    }],
};

/// Writes the completions, with explanations in the language chosen.
///
/// # Errors
/// Results cannot be written.
pub(super) fn run(asked: &Completions, console: &mut Console) -> Result<Status, Error> {
    let mut script = Vec::new();
    generate(asked.shell, &mut speech::command(console.lang), "tilik", &mut script);
    console.result(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
