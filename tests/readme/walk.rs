//! Does what a page tells its readers to do, in an empty folder, block by block.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::page::Block;

/// A reader who follows a page.
pub(crate) struct Walk {
    folder: TempDir,
    lang: &'static str,
    /// The checklist that was written first: dossiers with a mistake are held to it.
    checklist: String,
    /// What the last command printed: results, then messages.
    said: String,
}

impl Walk {
    pub(crate) fn new(lang: &'static str) -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            lang,
            checklist: String::new(),
            said: String::new(),
        }
    }

    /// Follows one block. The comment before it says what it is:
    ///
    /// - `file: NAME`, `append: NAME`: the file, or more of it;
    /// - `edit: NAME`: lines of the file (`-`) and what takes their place (`+`);
    /// - `mistake: NAME`: the same for a moment, in which the file is checked;
    /// - `output`, `output: part`: all of what the last command printed, or a part;
    /// - `exit: N`: commands that end with this status; those without a comment end with 0.
    pub(crate) fn follow(&mut self, block: &Block) {
        let text = &block.text;
        match (block.marker(), block.language.as_str()) {
            (("file", name), _) => {
                if self.checklist.is_empty() {
                    name.clone_into(&mut self.checklist);
                }
                self.write(name, text);
            }
            (("append", name), "yaml") => {
                let before = fs::read_to_string(self.path(name)).unwrap();
                self.write(name, &(before + text));
            }
            (("edit", name), "diff") => self.edit(name, text),
            (("mistake", name), "diff") => self.make_mistake(name, text),
            (("output", ""), "text") => assert_eq!(self.said.trim_end(), text.trim_end()),
            (("output", "part"), "text") => {
                assert!(!text.is_empty() && self.said.contains(text), "{text}\n---\n{}", self.said);
            }
            (("exit", status), "sh") => self.run(text, status.parse().unwrap()),
            (_, "sh") => self.run(text, 0),
            (_, language) => panic!("nobody knows what to do with this {language}:\n{text}"),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{text}\n")).unwrap();
    }

    fn edit(&self, name: &str, change: &str) {
        let with_sign = |sign: char| {
            let lines = change.lines().filter_map(move |line| line.strip_prefix(sign));
            lines.map(|line| format!("{line}\n")).collect::<String>()
        };
        let (old, new) = (with_sign('-'), with_sign('+'));
        let before = fs::read_to_string(self.path(name)).unwrap();
        assert_eq!(before.matches(&old).count(), 1, "`{name}` has it once:\n{old}");
        fs::write(self.path(name), before.replace(&old, &new)).unwrap();
    }

    fn make_mistake(&mut self, name: &str, change: &str) {
        let sound = fs::read_to_string(self.path(name)).unwrap();
        self.edit(name, change);
        match sound.starts_with("tilik: 1") {
            true => self.command(&format!("tilik check {name}")),
            false => self.command(&format!("tilik validate -c {} {name}", self.checklist)),
        };
        fs::write(self.path(name), sound).unwrap();
    }

    fn run(&mut self, commands: &str, status: i32) {
        for line in commands.lines() {
            assert_eq!(self.command(line), status, "{line}\n{}", self.said);
        }
    }

    /// Runs a command line and gives its exit status.
    fn command(&mut self, line: &str) -> i32 {
        let arguments = line.strip_prefix("tilik ").expect(line).split_whitespace();
        let output = Command::new(env!("CARGO_BIN_EXE_tilik"))
            .current_dir(self.folder.path())
            .args(arguments)
            .env("TILIK_LANG", self.lang)
            .env("COLUMNS", "100")
            .output()
            .unwrap();
        self.said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        output.status.code().unwrap()
    }
}
