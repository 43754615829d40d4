//! A case that came out otherwise than expected: what was expected, what came, and why.

use anstyle::{AnsiColor, Style};

use super::findings::{raised, reasons};
use super::page::Page;
use super::{Look, View};
use crate::assess::Verdict;
use crate::bound::Range;
use crate::cases::{Difference, End, Ends};
use crate::quantity::Number;
use crate::report::view::CriterionView;
use crate::report::visible::visible;
use crate::report::words::{Words, all_of, percent_to};
use crate::report::{keys, sentences};
use crate::text::Lang;

/// How many blanks of a criterion are shown.
const BLANKS: usize = 3;
/// As many decimals as scores are compared by.
const PLACES: u32 = 4;

/// A case that came out otherwise than expected.
#[derive(Clone, Copy, Debug)]
pub struct Failed<'a> {
    /// The assessment.
    pub view: &'a View<'a>,
    /// The dossier's file.
    pub file: &'a str,
    /// Where it differs.
    pub differences: &'a [Difference],
    /// The checklist as the command names it.
    pub checklist: &'a str,
}

/// What a failed case is told by.
#[must_use]
pub fn failed(case: &Failed<'_>, look: Look) -> String {
    let lang = case.view.lang;
    let mut page = Page::new(look);
    let otherwise = lang.pick("tidak sesuai harapan", "not as expected");
    let style = Style::new().fg_color(Some(AnsiColor::Red.into()));
    page.styled_paragraph(0, style, &format!("{}: {otherwise}", case.file));
    for difference in case.differences {
        match difference {
            Difference::Score { expected, actual } => {
                score(&mut page, case.view, (expected, actual.as_ref()));
            }
            Difference::Grade { expected, actual } => {
                grade(&mut page, case.view, (expected, *actual));
            }
            Difference::Verdict { criterion, expected, actual } => {
                let verdicts = (*expected, *actual);
                if let Some(one) = case.view.criteria.get(*criterion) {
                    verdict(&mut page, case, (one, verdicts));
                }
            }
            Difference::Flags { absent, unexpected } => {
                flags(&mut page, case.view, (absent, unexpected));
            }
        }
    }
    page.into_text()
}

fn score(page: &mut Page, view: &View<'_>, (expected, actual): (&Ends<Number>, Option<&Range>)) {
    let lang = view.lang;
    let percent = |share: &Number| percent_to(share, PLACES, lang);
    let came = actual.map_or_else(|| nothing(lang), |range| span(range, lang));
    differs(page, lang, ("score", ends(expected, lang, percent), came));
    page.paragraph(4, &parts(view));
}

/// What a score is made of: sections, as authors add up by hand; verdicts, where there is just one.
fn parts(view: &View<'_>) -> String {
    let lang = view.lang;
    let sections = view.checklist.sections.iter().zip(&view.assessment.scorecard.sections);
    if sections.len() == 1 {
        return sentences::tally(view);
    }
    let score = |score: Option<&Range>| match score {
        Some(range) => span(range, lang),
        None => lang.pick("tidak berlaku", "not applicable").to_owned(),
    };
    let section = sections
        .map(|(section, range)| format!("{} {}", section.title.get(lang), score(range.as_ref())));
    section.collect::<Vec<_>>().join("; ")
}

fn grade(
    page: &mut Page,
    view: &View<'_>,
    (expected, actual): (&Ends<usize>, Option<(usize, usize)>),
) {
    let lang = view.lang;
    let id = |place: &usize| {
        view.checklist.grades.get(*place).map_or_else(String::new, |grade| grade.id.clone())
    };
    let came =
        actual.map_or_else(|| nothing(lang), |(low, high)| between(id(&low), id(&high), lang));
    differs(page, lang, ("grade", ends(expected, lang, id), came));
    let why = [sentences::score(view), sentences::critical(view)];
    page.paragraph(4, &why.into_iter().flatten().collect::<Vec<_>>().join(" "));
}

fn verdict(
    page: &mut Page,
    case: &Failed<'_>,
    (one, (expected, actual)): (&CriterionView<'_>, (Verdict, Verdict)),
) {
    let (view, lang) = (case.view, case.view.lang);
    let id = &one.criterion.id;
    page.item(2, id, one.criterion.title.get(lang));
    let name = |verdict| named(view, verdict);
    let text = match lang {
        Lang::Id => format!("diharapkan {}, hasilnya {}", name(expected), name(actual)),
        Lang::En => format!("expected {}, got {}", name(expected), name(actual)),
    };
    page.paragraph(4, &text);
    if let Some(points) = &one.points {
        page.paragraph(4, points);
    }
    reasons(page, view, (4, one));
    blanks(page, lang, one);
    let (checklist, file) = (argument(case.checklist), argument(case.file));
    page.line(4, &format!("tilik explain -c {checklist} {} {file}", argument(id)));
}

/// The blanks a verdict depends on.
fn blanks(page: &mut Page, lang: Lang, one: &CriterionView<'_>) {
    let rest = one.missing.len().saturating_sub(BLANKS);
    let mut shown: Vec<String> = one.missing.iter().take(BLANKS).map(|it| it.words()).collect();
    if rest > 0 {
        shown.push(match lang {
            Lang::Id => format!("masih ada {rest} lagi"),
            Lang::En => format!("and {rest} more"),
        });
    }
    if !shown.is_empty() {
        let label = lang.pick("belum diketahui", "not known");
        page.paragraph(4, &format!("{label}: {}", shown.join("; ")));
    }
}

fn flags(page: &mut Page, view: &View<'_>, (absent, unexpected): (&[usize], &[usize])) {
    let lang = view.lang;
    let listed = |places: &[usize]| {
        let flags = places.iter().filter_map(|place| view.checklist.flags.get(*place));
        all_of(&flags.map(|flag| flag.id.as_str()).collect::<Vec<_>>(), lang)
    };
    if !absent.is_empty() {
        let text = lang.pick("diharapkan muncul, tetapi tidak", "expected, but not raised");
        page.item(2, "flags:", &format!("{text}: {}", listed(absent)));
    }
    if !unexpected.is_empty() {
        let text = lang.pick("muncul tanpa diharapkan", "raised, but not expected");
        page.item(2, "flags:", &format!("{text}: {}", listed(unexpected)));
    }
    for flag in &view.flags {
        let place = view.checklist.flags.iter().position(|one| one.id == flag.flag.id);
        if place.is_some_and(|place| unexpected.contains(&place)) {
            page.item(4, "-", &raised(view, flag));
        }
    }
}

fn differs(page: &mut Page, lang: Lang, (what, expected, came): (&str, String, String)) {
    let text = match lang {
        Lang::Id => format!("diharapkan {expected}, hasilnya {came}"),
        Lang::En => format!("expected {expected}, got {came}"),
    };
    page.item(2, &format!("{what}:"), &text);
}

/// What is expected of both ends, in words.
fn ends<T: PartialEq>(ends: &Ends<T>, lang: Lang, value: impl Fn(&T) -> String) -> String {
    let one = |end: &End<T>| match end {
        End::Any => None,
        End::Nothing => Some(nothing(lang)),
        End::Is(it) => Some(value(it)),
    };
    match (one(&ends.low), one(&ends.high)) {
        (Some(low), Some(high)) => between(low, high, lang),
        (Some(low), None) => format!("low {low}"),
        (None, Some(high)) => format!("high {high}"),
        (None, None) => lang.pick("apa saja", "anything").to_owned(),
    }
}

fn between(low: String, high: String, lang: Lang) -> String {
    match lang {
        _ if low == high => low,
        Lang::Id => format!("{low} sampai {high}"),
        Lang::En => format!("{low} to {high}"),
    }
}

fn span(range: &Range, lang: Lang) -> String {
    let end = |end: Option<&Number>| {
        end.map_or_else(|| nothing(lang), |share| percent_to(share, PLACES, lang))
    };
    between(end(range.low()), end(range.high()), lang)
}

fn nothing(lang: Lang) -> String {
    lang.pick("tidak ada (null)", "none (null)").to_owned()
}

/// A verdict as expectations write it, and in words where these are not the same language.
fn named(view: &View<'_>, verdict: Verdict) -> String {
    let words = Words { checklist: view.checklist, lang: view.lang };
    let key = keys::verdict(verdict);
    match view.lang {
        Lang::Id => format!("{key} ({})", words.verdict(verdict)),
        Lang::En => key.to_owned(),
    }
}

/// A text as an argument of a command.
fn argument(text: &str) -> String {
    let text = visible(text);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\' | ':');
    if text.chars().all(plain) { text.into_owned() } else { format!("\"{text}\"") }
}
