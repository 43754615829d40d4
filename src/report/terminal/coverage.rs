//! What the cases of a checklist exercise: a table of verdicts, and what no case brings about.

use anstyle::{AnsiColor, Style};

use super::Look;
use super::page::{Page, fitted};
use crate::assess::Verdict;
use crate::cases::{Coverage, Exercised, REQUIRED};
use crate::checklist::{Checklist, Criterion};
use crate::report::words::{Words, all_of, counted, number};
use crate::text::Lang;

/// The least width of a column of counts.
const COLUMN: usize = 4;

/// What cases exercise, as a readable table.
#[must_use]
pub fn coverage(words: Words<'_>, coverage: &Coverage, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(words.lang.pick("Cakupan kasus", "Coverage"));
    table(&mut page, words, coverage);
    page.paragraph(2, &legend(words));
    required(&mut page, words, coverage);
    others(&mut page, words, coverage);
    page.into_text()
}

/// One letter for each verdict.
const fn letter(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Met => lang.pick("T", "M"),
        Verdict::Partial => lang.pick("S", "P"),
        Verdict::Unmet => lang.pick("B", "U"),
        Verdict::Unknown => "?",
        Verdict::NotApplicable => "–",
    }
}

fn legend(words: Words<'_>) -> String {
    let one = |verdict| format!("{} {}", letter(verdict, words.lang), words.verdict(verdict));
    let lacking = words.lang.pick("! masih perlu kasus", "! needs a case");
    format!("{}; {lacking}.", Verdict::ALL.map(one).join(", "))
}

fn table(page: &mut Page, words: Words<'_>, coverage: &Coverage) {
    let column = COLUMN.max(coverage.cases.to_string().len() + 2);
    let title_width = page.width().saturating_sub(2 + 2 + column * Verdict::ALL.len());
    let heads = Verdict::ALL.map(|verdict| format!("{:>column$}", letter(verdict, words.lang)));
    let title = fitted(words.lang.pick("Kriteria", "Criterion"), title_width);
    page.line(2, &format!("  {title}{}", heads.concat()));
    for (criterion, exercised) in words.checklist.criteria.iter().zip(&coverage.criteria) {
        let title = format!("{} {}", criterion.id, criterion.title.get(words.lang));
        let title = fitted(&title, title_width);
        let mark = if exercised.lacking().is_empty() { " " } else { "!" };
        let mark = page.styled(mark, wanting());
        let counts = Verdict::ALL.map(|verdict| count(page, (exercised, verdict), column));
        page.line(2, &format!("{mark} {title}{}", counts.concat()));
    }
}

/// How many cases; a verdict that none brings about is a zero where it is required, and a dot elsewhere.
fn count(page: &Page, (exercised, verdict): (&Exercised, Verdict), column: usize) -> String {
    match exercised.cases(verdict) {
        0 if REQUIRED.contains(&verdict) => page.styled(&format!("{:>column$}", 0), wanting()),
        0 => page.styled(&format!("{:>column$}", "·"), Style::new().dimmed()),
        cases => format!("{cases:>column$}"),
    }
}

const fn wanting() -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))).bold()
}

/// The required verdicts that no case brings about.
fn required(page: &mut Page, words: Words<'_>, coverage: &Coverage) {
    let lang = words.lang;
    page.line(0, "");
    if coverage.is_complete() {
        let all = counted(coverage.criteria.len(), lang, "kriteria", "criterion", "criteria");
        let text = match lang {
            Lang::Id => format!(
                "{all}: masing-masing terpenuhi, belum terpenuhi, dan belum dapat disimpulkan dalam sedikitnya satu kasus."
            ),
            Lang::En => format!("{all}: each is met, unmet, and not yet certain in some case."),
        };
        return page.paragraph(2, &text);
    }
    for verdict in REQUIRED {
        let (name, never) = (words.verdict(verdict), ids(words, &coverage.without(verdict)));
        if !never.is_empty() {
            let listed = all_of(&never, lang);
            page.paragraph(
                2,
                &match lang {
                    Lang::Id => format!("Belum ada kasus dengan putusan \"{name}\": {listed}."),
                    Lang::En => format!("No case yet with the verdict \"{name}\": {listed}."),
                },
            );
        }
    }
}

fn ids<'c>(words: Words<'c>, places: &[usize]) -> Vec<&'c str> {
    let criteria = places.iter().filter_map(|place| words.checklist.criteria.get(*place));
    criteria.map(|criterion| criterion.id.as_str()).collect()
}

/// What else no case brings about, which is worth knowing and decides nothing.
fn others(page: &mut Page, words: Words<'_>, coverage: &Coverage) {
    let all = [
        (
            ("Jenjang nilai yang belum pernah dicapai", "Levels never reached"),
            levels(words, coverage),
        ),
        (
            ("Rekomendasi yang belum pernah diberikan", "Recommendations never given"),
            recommendations(words.checklist, coverage),
        ),
        (
            ("Tanda yang belum pernah muncul", "Flags never raised"),
            flags(words.checklist, coverage),
        ),
    ];
    for ((id, en), listed) in all {
        if !listed.is_empty() {
            let label = words.lang.pick(id, en);
            page.paragraph(2, &format!("{label}: {}.", all_of(&listed, words.lang)));
        }
    }
}

fn levels(words: Words<'_>, coverage: &Coverage) -> Vec<String> {
    let one = |(criterion, exercised): (&Criterion, &Exercised)| {
        let points: Vec<String> =
            exercised.levels_never_reached().map(|points| number(points, words.lang)).collect();
        let word = words.lang.pick("poin", "points");
        let listed = points.join(words.lang.pick(" dan ", " and "));
        (!points.is_empty()).then(|| format!("{} ({listed} {word})", criterion.id))
    };
    words.checklist.criteria.iter().zip(&coverage.criteria).filter_map(one).collect()
}

fn recommendations(checklist: &Checklist, coverage: &Coverage) -> Vec<String> {
    let all = checklist.criteria.iter().zip(&coverage.criteria);
    let never = all.filter(|(_, exercised)| exercised.advised == Some(0));
    never.map(|(criterion, _)| criterion.id.clone()).collect()
}

fn flags(checklist: &Checklist, coverage: &Coverage) -> Vec<String> {
    let never = coverage.flags_never_raised().into_iter();
    never.filter_map(|place| Some(checklist.flags.get(place)?.id.clone())).collect()
}
