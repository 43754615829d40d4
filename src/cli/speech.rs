//! Which language is spoken, and the help texts in it.

use std::ffi::OsString;

use clap::{CommandFactory, builder::StyledStr};

use super::{
    Cli, assess, check, checklists, compare, completions, explain, followup, form, impact, plan,
    schema, signs, simulate, test, validate, verify,
};
use crate::text::Lang;

/// A text in both languages: Indonesian, then English.
pub(super) type Both = (&'static str, &'static str);

/// What help says of a command.
pub(super) struct Texts {
    /// What it does.
    pub(super) about: Both,
    /// How it is called.
    pub(super) usage: Both,
    /// Its arguments.
    pub(super) arguments: &'static [Argument],
}

/// What help says of an argument.
pub(super) struct Argument {
    /// Its name in the code.
    pub(super) name: &'static str,
    /// What its value is called; empty where it takes none.
    pub(super) value: Both,
    /// What it is for.
    pub(super) help: Both,
}

const WHOLE: Texts = Texts {
    about: (
        "Menilai catatan unit menurut pedoman: apa yang terbukti, apa yang kurang, dan apa langkah berikutnya.",
        "Assesses what units recorded against a guideline: what is proven, what falls short, what to do next.",
    ),
    usage: ("tilik PERINTAH …", "tilik COMMAND …"),
    arguments: &[
        Argument {
            name: "lang",
            value: ("BAHASA", "LANGUAGE"),
            help: (
                "bahasa keluaran: id atau en (bawaan: TILIK_LANG, lalu id)",
                "language of the output: id or en (default: TILIK_LANG, then id)",
            ),
        },
        Argument {
            name: "limits",
            value: ("BATAS=N,…", "LIMIT=N,…"),
            help: (
                "naikkan batas masukan, misalnya rows=100000,line=64MB (juga dari TILIK_LIMIT)",
                "raise a limit of what is read, such as rows=100000,line=64MB (also by TILIK_LIMIT)",
            ),
        },
        Argument {
            name: "help",
            value: ("", ""),
            help: ("tampilkan bantuan ini", "show this help"),
        },
        Argument {
            name: "version",
            value: ("", ""),
            help: ("tampilkan versi", "show the version"),
        },
    ],
};

const COMMANDS: [(&str, &Texts); 16] = [
    ("assess", &assess::TEXTS),
    ("check", &check::TEXTS),
    ("validate", &validate::TEXTS),
    ("test", &test::TEXTS),
    ("compare", &compare::TEXTS),
    ("explain", &explain::TEXTS),
    ("form", &form::TEXTS),
    ("impact", &impact::TEXTS),
    ("schema", &schema::TEXTS),
    ("followup", &followup::TEXTS),
    ("signs", &signs::TEXTS),
    ("plan", &plan::TEXTS),
    ("simulate", &simulate::TEXTS),
    ("verify", &verify::TEXTS),
    ("checklists", &checklists::TEXTS),
    ("completions", &completions::TEXTS),
];

/// The language asked for: by `--lang`, by the environment, or else Indonesian.
///
/// It is looked for before the arguments are read, so that what is wrong with them can be said in it.
pub(super) fn language(arguments: &[OsString], environment: Option<&str>) -> Lang {
    let mut written = arguments.iter().filter_map(|argument| argument.to_str());
    let mut asked = None;
    while let Some(argument) = written.next() {
        match argument {
            "--" => break,
            "--lang" => asked = written.next().or(asked),
            _ => asked = argument.strip_prefix("--lang=").or(asked),
        }
    }
    asked.and_then(Lang::parse).or_else(|| environment.and_then(Lang::parse)).unwrap_or_default()
}

/// The whole command line with its help in one language.
pub(super) fn command(lang: Lang) -> clap::Command {
    let command = Cli::command()
        .subcommand_help_heading(lang.pick("Perintah", "Commands"))
        .subcommand_value_name(lang.pick("PERINTAH", "COMMAND"));
    // What every command has comes after what is its own.
    let command = localised(command, &WHOLE, lang).mut_args(|argument| argument.display_order(100));
    COMMANDS.iter().fold(command, |command, (name, texts)| {
        command.mut_subcommand(name, |command| localised(command, texts, lang))
    })
}

fn localised(command: clap::Command, texts: &Texts, lang: Lang) -> clap::Command {
    let pick = |both: Both| lang.pick(both.0, both.1);
    let template = lang.pick(
        "{about-with-newline}\nPemakaian: {usage}\n\n{all-args}",
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}",
    );
    let command = command
        .about(pick(texts.about))
        .override_usage(StyledStr::from(pick(texts.usage)))
        .help_template(template)
        .hide_possible_values(true);
    texts.arguments.iter().enumerate().fold(command, |command, (place, argument)| {
        command.mut_arg(argument.name, |it| {
            // Options stand in their order by themselves; what goes by its position would by its name.
            let (heading, it) = if it.is_positional() {
                (lang.pick("Masukan", "Arguments"), it.display_order(place))
            } else {
                (lang.pick("Pilihan", "Options"), it)
            };
            let it = it.help(pick(argument.help)).help_heading(heading);
            match pick(argument.value) {
                "" => it,
                value => it.value_name(value),
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        let of = |arguments: &[&str], environment| {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            language(&arguments, environment)
        };
        assert_eq!(of(&["tilik", "assess"], None), Lang::Id);
        assert_eq!(of(&["tilik"], Some("en")), Lang::En);
        assert_eq!(of(&["tilik", "--lang=id"], Some("en")), Lang::Id);
        assert_eq!(of(&["tilik", "x", "--lang", "en"], None), Lang::En);
        assert_eq!(of(&["tilik", "--", "--lang=en"], None), Lang::Id);
        assert_eq!(of(&["tilik", "--lang=fr"], Some("fr")), Lang::Id);
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for lang in [Lang::Id, Lang::En] {
            let mut whole = command(lang);
            whole.build();
            for command in whole.get_subcommands() {
                assert!(command.get_about().is_some(), "{}", command.get_name());
                for argument in command.get_arguments() {
                    assert!(
                        argument.get_help().is_some(),
                        "{} {}",
                        command.get_name(),
                        argument.get_id()
                    );
                }
            }
            whole.debug_assert();
        }
    }
}
