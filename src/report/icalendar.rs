//! A plan of visits as a calendar that every calendar program reads (RFC 5545).
//!
//! The same plan gives the same bytes: an event is named after its unit and month, and stamped with the day on
//! which the plan was made.

use sha2::{Digest, Sha256};

use super::origin::{Origin, PROGRAM};
use super::visible::visible;
use super::visits as words;
use crate::quantity::{Date, Month};
use crate::text::Lang;
use crate::visits::{Plan, Visit};

/// How many bytes a line may have, its end not counted.
const LINE: usize = 75;

/// A calendar with a day-long event for each visit.
#[must_use]
pub fn calendar(plan: &Plan<'_>, origin: &Origin, lang: Lang) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", &format!("-//tilik//{PROGRAM}//{}", lang.pick("ID", "EN")));
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    // What describes the calendar itself (RFC 7986).
    lines.add("DESCRIPTION", &escaped(&origin.text(lang)));
    for (day, visit) in &plan.visits {
        event(&mut lines, (plan.as_of, *day, visit), lang);
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, (as_of, day, visit): (Date, Date, &Visit<'_>), lang: Lang) {
    let next = Date::from_days(day.days().saturating_add(1)).unwrap_or(day);
    let title = format!("{} {}", lang.pick("Kunjungan", "Visit:"), visit.unit.name);
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &identity(visit.unit.code, day.month()));
    lines.add("DTSTAMP", &format!("{}T000000Z", digits(as_of)));
    // A plan that is made anew takes the place of the one before in calendars that have it already.
    lines.add("SEQUENCE", &as_of.days().to_string());
    lines.add("DTSTART;VALUE=DATE", &digits(day));
    lines.add("DTEND;VALUE=DATE", &digits(next));
    lines.add("SUMMARY", &escaped(&title));
    if !visit.unit.groups.is_empty() {
        lines.add("LOCATION", &escaped(&visit.unit.groups.join(", ")));
    }
    lines.add("DESCRIPTION", &description(visit, lang));
    lines.add("END", "VEVENT");
}

fn description(visit: &Visit<'_>, lang: Lang) -> String {
    let mut said = vec![words::ranked(visit, lang), words::standing(visit, lang)];
    said.push(lang.pick("Alasan:", "Reasons:").to_owned());
    said.extend(visit.reasons.iter().map(|reason| format!("- {}", words::reason(reason, lang))));
    said.push(lang.pick("Siapkan:", "To prepare:").to_owned());
    said.extend(words::prepare(visit, lang).into_iter().map(|thing| format!("- {thing}")));
    said.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n")
}

/// A name that says nothing of the unit and that no other visit has: a plan sees a unit once in a month, and
/// however often it is made, that visit is the same.
fn identity(code: &str, month: Month) -> String {
    let hash = Sha256::digest(format!("{month} {code}").as_bytes());
    let hash: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("{hash}@tilik")
}

fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value: one line, with a backslash before what would end it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Lines of a calendar, folded where they are too long.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for c in format!("{name}:{value}").chars() {
            if used + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                used = 1;
            }
            used += c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        let value = "é".repeat(100);
        lines.add("SUMMARY", &value);
        assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE), "{}", lines.0);
        assert_eq!(lines.0.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }

    #[test]
    fn no_text_ends_its_line_or_begins_another_property() {
        assert_eq!(escaped("a;b,c\\d\r\nEND:VEVENT"), "a\\;b\\,c\\\\d  END:VEVENT");
    }
}
