//! How far a run has come: one line on a terminal that keeps changing, and nothing anywhere else.

use std::time::{Duration, Instant};

use unicode_width::UnicodeWidthStr;

use crate::quantity::Number;
use crate::report::words;
use crate::text::Lang;

/// What takes less than this needs no line.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line changes.
const PACE: Duration = Duration::from_millis(250);

/// How many dossiers of a run are done.
pub(super) struct Progress {
    began: Instant,
    /// When the line was last written.
    written: Option<Instant>,
    /// How many columns of it are on the terminal now.
    width: usize,
    done: u64,
    all: u64,
}

impl Progress {
    pub(super) fn new(all: u64) -> Self {
        Self { began: Instant::now(), written: None, width: 0, done: 0, all }
    }

    /// Takes note of so many more that are done; the line, where it is time for it.
    pub(super) fn advance(&mut self, count: u64, columns: usize, lang: Lang) -> Option<String> {
        self.done += count;
        let now = Instant::now();
        let due = self.written.map_or(self.began + PATIENCE, |last| last + PACE);
        if now < due {
            return None;
        }
        self.written = Some(now);
        let mut line = said((self.done, self.all), now - self.began, lang);
        // The last column stays free: some terminals go on to the next line at once.
        while line.width() >= columns.max(2) {
            line.pop();
        }
        let erased = self.erased();
        self.width = line.width();
        Some(format!("{erased}{line}"))
    }

    /// What takes the line off the terminal, wherever that is: blanks need no control sequences.
    pub(super) fn erased(&mut self) -> String {
        let width = std::mem::take(&mut self.width);
        if width == 0 { String::new() } else { format!("\r{:width$}\r", "") }
    }
}

/// `312 dari 1.000 dossier, kira-kira 2 menit lagi`.
fn said((done, all): (u64, u64), passed: Duration, lang: Lang) -> String {
    let number =
        |count: u64| words::number(&Number::whole(i64::try_from(count).unwrap_or(i64::MAX)), lang);
    let of = lang.pick("dari", "of");
    let what = lang.pick("dossier", "dossiers");
    let counted = format!("{} {of} {} {what}", number(done), number(all));
    match left((done, all), passed) {
        None => counted,
        Some(left) => {
            let left = time(left, lang);
            match lang {
                Lang::Id => format!("{counted}, kira-kira {left} lagi"),
                Lang::En => format!("{counted}, about {left} left"),
            }
        }
    }
}

/// How long the rest takes at the pace so far; `None` where that cannot be told.
fn left((done, all): (u64, u64), passed: Duration) -> Option<Duration> {
    let rest = all.checked_sub(done).filter(|rest| *rest > 0)?;
    let left = passed.as_millis().checked_mul(rest.into())?.checked_div(done.into())?;
    Some(Duration::from_millis(u64::try_from(left).ok()?))
}

/// Seconds for a short time, otherwise minutes: an estimate is not more exact.
fn time(left: Duration, lang: Lang) -> String {
    const SHORT: u64 = 90;
    let seconds = left.as_secs() + 1;
    if seconds <= SHORT {
        return format!("{seconds} {}", lang.pick("detik", "s"));
    }
    let minutes = i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX);
    words::duration(&Number::whole(minutes), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_said_in_both_languages() {
        let passed = Duration::from_secs(59);
        assert_eq!(
            said((250, 1_000), passed, Lang::Id),
            "250 dari 1.000 dossier, kira-kira 3 menit lagi"
        );
        assert_eq!(said((750, 1_000), passed, Lang::En), "750 of 1,000 dossiers, about 20 s left");
        assert_eq!(said((1_000, 1_000), passed, Lang::Id), "1.000 dari 1.000 dossier");
        assert_eq!(said((0, 10), passed, Lang::En), "0 of 10 dossiers");
    }

    #[test]
    fn a_line_waits_until_it_is_worth_reading() {
        let mut progress = Progress::new(10);
        assert_eq!(progress.advance(1, 80, Lang::Id), None);
        progress.began -= Duration::from_secs(2);
        let line = progress.advance(1, 20, Lang::Id).unwrap();
        assert_eq!(line, "2 dari 10 dossier, ");
        assert_eq!(progress.advance(1, 80, Lang::Id), None);
        assert_eq!(progress.erased(), format!("\r{}\r", " ".repeat(19)));
        assert_eq!(progress.erased(), "");
    }
}
