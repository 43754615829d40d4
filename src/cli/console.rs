//! The two streams: results on standard output, messages on standard error.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use super::inputs::Findings;
use super::progress::Progress;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::report::terminal::Look;
use crate::report::visible::visible;
use crate::text::{Lang, Text};

/// Where results and messages go, and how.
pub(super) struct Console {
    /// The language of both.
    pub(super) lang: Lang,
    /// How results are to look.
    pub(super) look: Look,
    out: BufWriter<Stdout>,
    progress: Option<Progress>,
}

impl Console {
    pub(super) fn new(lang: Lang) -> Self {
        let out = io::stdout();
        let look = Look::new(columns(), colours(out.is_terminal()));
        Self { lang, look, out: BufWriter::new(out), progress: None }
    }

    /// Shows from now on how many of so many dossiers are done, where somebody watches whom results don't show it.
    pub(super) fn begin(&mut self, all: u64, writes_results: bool) {
        let shows = io::stderr().is_terminal() && !is_dumb();
        let is_shown_by_results = writes_results && io::stdout().is_terminal();
        self.progress = (shows && !is_shown_by_results).then(|| Progress::new(all));
    }

    /// So many more dossiers are done.
    pub(super) fn advance(&mut self, count: u64) {
        let Some(progress) = &mut self.progress else { return };
        if let Some(line) = progress.advance(count, columns(), self.lang) {
            let _ = io::stderr().write_all(line.as_bytes());
        }
    }

    /// All are done that will be.
    pub(super) fn end(&mut self) {
        self.message("");
        self.progress = None;
    }

    /// Writes a result.
    ///
    /// # Errors
    /// Standard output refuses it, or nobody reads it any more.
    pub(super) fn result(&mut self, text: &str) -> Result<(), Error> {
        self.bytes(text.as_bytes())
    }

    /// Writes a part of a result as it is.
    ///
    /// # Errors
    /// As for [`Self::result`].
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Hands everything written so far to whoever reads.
    ///
    /// # Errors
    /// As for [`Self::result`].
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        Ok(self.out.flush()?)
    }

    /// Says what went wrong.
    pub(super) fn error(&mut self, message: &Text) {
        self.say(self.lang.pick("galat", "error"), message);
    }

    /// Says what is worth knowing.
    pub(super) fn note(&mut self, message: &Text) {
        self.say(self.lang.pick("catatan", "note"), message);
    }

    /// Shows one thing that somebody wrote wrongly.
    pub(super) fn diagnostic(&mut self, diagnostic: &Diagnostic) {
        let colour = colours(io::stderr().is_terminal());
        let look = diagnostic::Look { colour, width: columns() };
        let shown = diagnostic::render(diagnostic, self.lang, look);
        self.message(&format!("{shown}\n\n"));
    }

    /// Shows what people wrote wrongly, and what the machine refused.
    pub(super) fn findings(&mut self, findings: &Findings) {
        let colour = colours(io::stderr().is_terminal());
        let look = diagnostic::Look { colour, width: columns() };
        self.message(&diagnostic::render_all(&findings.diagnostics, self.lang, look));
        for error in &findings.errors {
            self.error(&error.message());
        }
    }

    /// Writes what people wrote wrongly as a result for programs, and shows what the machine refused.
    ///
    /// # Errors
    /// As for [`Self::result`].
    pub(super) fn findings_as_json(&mut self, findings: &Findings) -> Result<(), Error> {
        self.result(&format!("{}\n", diagnostic::to_json(&findings.diagnostics, self.lang)))?;
        findings.errors.iter().for_each(|error| self.error(&error.message()));
        Ok(())
    }

    fn say(&mut self, kind: &str, message: &Text) {
        let message = format!("{kind}: {}\n", visible(message.get(self.lang)));
        self.message(&message);
    }

    /// Writes to standard error. There is nowhere left to say that this failed.
    pub(super) fn message(&mut self, text: &str) {
        // Results written before a message are read before it.
        let _ = self.out.flush();
        let line = self.progress.as_mut().map_or_else(String::new, Progress::erased);
        let _ = io::stderr().write_all((line + text).as_bytes());
    }
}

/// Whether to write colours to a stream.
fn colours(is_terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_terminal && !set("NO_COLOR") && !is_dumb()
}

/// Whether the terminal only ever writes on.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// How many columns lines may have: as `COLUMNS` says, or the terminal, or else eighty.
fn columns() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || Some(terminal_size::terminal_size()?.0.0.into());
    asked.or_else(terminal).filter(|columns| *columns > 0).unwrap_or(Look::PLAIN.width)
}
