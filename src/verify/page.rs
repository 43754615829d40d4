//! Pages: what they carry for programs, and whether people still see what was written.

use super::{Difference, Part};

/// How what a page carries for programs begins: the name of its template, and then a text in JSON.
///
/// It stands in a part of the page that no browser shows or runs, put there after the template was filled in:
/// a template of an office's own can't leave it out.
pub const BEGIN: &str = "<template data-tilik=\"";
const BEGUN: &str = "\">";
const END: &str = "</template>";

/// What a page carries for programs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Carried<'p> {
    /// The name of its template: `html/laporan`.
    pub template: &'p str,
    /// The assessment's figures and hashes, in JSON.
    pub record: &'p str,
}

/// A page with what it carries for programs, which is put at the end of its body.
#[must_use]
pub fn carrying(page: &str, carried: Carried<'_>) -> String {
    let Carried { template, record } = carried;
    let at = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at_checked(at).unwrap_or((page, ""));
    format!("{before}{BEGIN}{template}{BEGUN}{}{END}\n{after}", harmless(record))
}

/// A text in JSON in which nothing is markup and every character is plain.
fn harmless(json: &str) -> String {
    let mut text = String::new();
    for c in json.chars() {
        if c.is_ascii() && !matches!(c, '<' | '>' | '&' | '\u{7f}') {
            text.push(c);
        } else {
            // These only stand within texts, where they may be written so.
            let mut units = [0; 2];
            let written = c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
            text.extend(written);
        }
    }
    text
}

/// What a page carries for programs; `None` where it carries nothing.
#[must_use]
pub fn carried(page: &str) -> Option<Carried<'_>> {
    let (_, rest) = page.rsplit_once(BEGIN)?;
    let (template, rest) = rest.split_once(BEGUN)?;
    let (record, _) = rest.split_once(END)?;
    Some(Carried { template, record })
}

/// The first line in which a page is not what was written; `None` where it is, whatever ends its lines.
#[must_use]
pub fn difference(report: &str, now: &str) -> Option<Difference> {
    let (mut ours, mut theirs) = (report.lines(), now.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (ours.next(), theirs.next()) {
            (None, None) => return None,
            (report, now) if report == now => {}
            (report, now) => {
                let apart = |line: Option<&str>, other: Option<&str>| {
                    line.map(|line| from_the_first_other(line, other.unwrap_or_default()))
                };
                let part = Part::Line(number);
                return Some(Difference {
                    part,
                    report: apart(report, now),
                    now: apart(now, report),
                });
            }
        }
    }
}

/// A line from a little before where it differs from another.
fn from_the_first_other(line: &str, other: &str) -> String {
    const BEFORE: usize = 30;
    const SHOWN: usize = 100;
    let same = line.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let begin = same.saturating_sub(BEFORE);
    let mut shown: String = line.chars().skip(begin).take(SHOWN).collect();
    if begin > 0 {
        shown.insert(0, '…');
    }
    shown
}
