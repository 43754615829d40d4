//! The command line: arguments, files, streams, exit status.

mod annotate;
mod anonymise;
mod arguments;
mod assess;
mod check;
mod checklists;
mod compare;
mod completions;
mod console;
mod explain;
mod form;
mod impact;
mod followup;
mod inputs;
mod intake;
mod kit;
mod ordered;
mod output;
mod plan;
mod progress;
mod records;
mod schema;
mod shape;
mod signs;
mod simulate;
mod speech;
mod standings;
mod test;
mod unfinished;
mod usage;
mod validate;
mod verify;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{ArgAction, FromArgMatches, Parser, Subcommand};

use crate::error::Error;
use crate::limits::{self, Limits};
use crate::text;
use crate::text::{Lang, Text};
use console::Console;

/// How many bytes of stack each thread has that reads or judges, so that limits hold on every system.
pub const STACK: usize = 8 << 20;

/// How a run ended, the graver the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Done as asked.
    Done,
    /// A gate failed: a score under the limit, or a case that came out otherwise.
    GateFailed,
    /// The arguments, a checklist or an input were wrong.
    Wrong,
}

impl Status {
    /// `Wrong` if so, otherwise `Done`.
    const fn wrong_if(wrong: bool) -> Self {
        if wrong { Self::Wrong } else { Self::Done }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::GateFailed => 1,
            Status::Wrong => 2,
        })
    }
}

#[derive(Parser)]
#[command(name = "tilik", bin_name = "tilik", version)]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
#[command(arg_required_else_help = true, subcommand_required = true)]
struct Cli {
    #[arg(long, global = true, value_parser = arguments::language)]
    lang: Option<Lang>,
    #[arg(long = "limit", global = true, value_parser = arguments::limits)]
    limits: Vec<arguments::AskedLimits>,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Assess(assess::Assess),
    Check(check::Check),
    Validate(validate::Validate),
    Test(test::Test),
    Explain(explain::Explain),
    Form(form::Form),
    Impact(impact::Impact),
    Schema(schema::Schema),
    Followup(followup::Followed),
    Simulate(simulate::Simulate),
    Verify(verify::Verify),
    Compare(compare::Compared),
    Signs(signs::Looked),
    Plan(plan::Planned),
    Checklists(checklists::Checklists),
    Completions(completions::Completions),
}

/// Runs the command that the arguments ask for, the program's name first among them.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Status {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = speech::language(&arguments, std::env::var("TILIK_LANG").ok().as_deref());
    let mut console = Console::new(lang);
    let parsed = speech::command(lang)
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let outcome = match parsed {
        Ok(cli) => match limited(&cli.limits) {
            Ok(()) => dispatch(cli.command, &mut console),
            Err(wrong) => {
                console.error(&wrong);
                Ok(Status::Wrong)
            }
        },
        Err(error) => usage::explain(&error, &mut console),
    };
    let outcome = outcome.and_then(|status| console.flush().map(|()| status));
    match outcome {
        Ok(status) => status,
        // Whoever reads has seen enough.
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(error) => {
            console.error(&error.message());
            Status::Wrong
        }
    }
}

/// Lets limits hold: those of the environment, and over them those of the command line.
fn limited(asked: &[arguments::AskedLimits]) -> Result<(), Text> {
    let environment = std::env::var("TILIK_LIMIT").unwrap_or_default();
    let of_all = limits::parse(&environment).map_err(|wrong| {
        let (id, en) = (wrong.get(Lang::Id), wrong.get(Lang::En));
        text!("TILIK_LIMIT tidak dapat dipahami: {id}", "TILIK_LIMIT can't be understood: {en}")
    })?;
    let own: Vec<limits::Asked> = asked.iter().flat_map(|asked| asked.0.clone()).collect();
    Limits::default().with(&of_all).with(&own).hold();
    Ok(())
}

/// Leaves nothing half done, for a process that is told to stop; it has to end at once.
pub fn stop() {
    unfinished::abandon();
}

fn dispatch(command: Command, console: &mut Console) -> Result<Status, Error> {
    match command {
        Command::Assess(asked) => assess::run(&asked, console),
        Command::Check(asked) => check::run(&asked, console),
        Command::Validate(asked) => validate::run(&asked, console),
        Command::Test(asked) => test::run(&asked, console),
        Command::Compare(asked) => compare::run(&asked, console),
        Command::Explain(asked) => explain::run(&asked, console),
        Command::Form(asked) => form::run(&asked, console),
        Command::Impact(asked) => impact::run(&asked, console),
        Command::Schema(asked) => schema::run(&asked, console),
        Command::Followup(asked) => followup::run(&asked, console),
        Command::Signs(asked) => signs::run(&asked, console),
        Command::Plan(asked) => plan::run(&asked, console),
        Command::Verify(asked) => verify::run(&asked, console),
        Command::Simulate(asked) => simulate::run(&asked, console),
        Command::Checklists(asked) => checklists::run(&asked, console),
        Command::Completions(asked) => completions::run(&asked, console),
    }
}
