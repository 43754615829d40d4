//! What became of recommendations, for the terminal.

use std::slice;

use anstyle::{AnsiColor, Style};

use super::page::Page;
use super::{Look, district};
use crate::followup::district::{moved, signs};
use crate::followup::standing::Advice;
use crate::followup::{CameBack, Followed, Followup, Outcome};
use crate::report::followup as words;
use crate::report::words::due;
use crate::text::Lang;

/// What became of the recommendations of one unit: a summary, then each of them, what needs attention first.
#[must_use]
pub fn page(followup: &Followup<'_>, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    identity(&mut page, followup, lang);
    summary(&mut page, followup, lang);
    came_back(&mut page, &followup.came_back, lang);
    for outcome in Outcome::ALL {
        became(&mut page, followup, (outcome, lang));
    }
    own(&mut page, followup, lang);
    movers(&mut page, followup, lang);
    district::signs(&mut page, &signs(slice::from_ref(followup)), lang);
    page.into_text()
}

fn identity(page: &mut Page, followup: &Followup<'_>, lang: Lang) {
    let later = followup.later;
    let title = lang.pick("Tindak lanjut", "Follow-up");
    let title = format!("{title}: {} ({})", later.name, later.code);
    page.styled_paragraph(0, Style::new().bold(), &title);
    let (before, now) = lang.pick(("Dahulu", "Kini"), ("Earlier", "Later"));
    page.paragraph(0, &format!("{before}: {}", words::standing(followup.earlier, lang)));
    page.paragraph(0, &format!("{now}: {}", words::standing(later, lang)));
}

fn summary(page: &mut Page, followup: &Followup<'_>, lang: Lang) {
    page.heading(lang.pick("Ringkasan", "Summary"));
    page.styled_paragraph(2, Style::new().bold(), &words::tally(followup, lang));
    for sentence in words::more(followup, lang) {
        page.paragraph(2, &sentence);
    }
}

/// What was met earlier and no longer is.
fn came_back(page: &mut Page, came_back: &[CameBack<'_>], lang: Lang) {
    if came_back.is_empty() {
        return;
    }
    let title = ("Dahulu terpenuhi, kini tidak lagi", "Met earlier, and no longer");
    page.heading(lang.pick(title.0, title.1));
    for one in came_back {
        let said = words::returned(one, lang);
        let earned = words::earned(Some(one.later), lang);
        let text = format!("{} {} ({said}: 100% → {earned})", one.later.id, one.later.title);
        page.item(2, "-", &text);
    }
}

fn became(page: &mut Page, followup: &Followup<'_>, (outcome, lang): (Outcome, Lang)) {
    let mut all = followup.with(outcome).peekable();
    if all.peek().is_none() {
        return;
    }
    page.heading(words::outcome(outcome, lang));
    for followed in all {
        recommendation(page, followed, lang);
    }
}

fn recommendation(page: &mut Page, followed: &Followed<'_>, lang: Lang) {
    let advice = followed.advice;
    let title = followed.later.or(followed.earlier).map_or("", |fared| fared.title.as_str());
    let mark = format!("{}.", advice.priority);
    let (before, now) = (followed.earlier, followed.later);
    let points = words::step(&words::earned(before, lang), &words::earned(now, lang), lang);
    // Where nothing is left to do, it is enough to say whom it was for.
    let settled = matches!(followed.outcome, Outcome::CarriedOut | Outcome::NotAsked);
    let to = if settled { format!("; {}", advice.to) } else { String::new() };
    let style = style(followed.outcome);
    page.hanging(2, &mark, style, &format!("{} {title} ({points}{to})", advice.id.criterion));
    let indent = 2 + mark.len() + 1;
    if !settled {
        page.paragraph(indent, &asked(advice, lang));
    }
    for answer in &followed.answers {
        page.item(indent, lang.pick("RTL:", "Plan:"), &words::answer(answer.entry, lang));
    }
    for remark in words::remarks(followed, lang) {
        let style = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
        page.hanging(indent, "!", style, remark);
    }
}

/// What was recommended, to whom, and by when.
fn asked(advice: &Advice, lang: Lang) -> String {
    let within = advice
        .due
        .as_ref()
        .map(|written| format!(", {} {}", lang.pick("dalam", "within"), due(written, lang)));
    format!("{} ({}{})", advice.text, advice.to, within.unwrap_or_default())
}

/// What moved the score, what moved it most first.
fn movers(page: &mut Page, followup: &Followup<'_>, lang: Lang) {
    let all = words::contributions(followup);
    if moved(followup).is_none() || all.is_empty() {
        return;
    }
    page.heading(lang.pick("Yang menggerakkan skor terbukti", "What moved the proven score"));
    for one in all.iter().take(district::MOVERS) {
        page.item(2, "-", &words::contribution(one, lang));
    }
    district::and_more(page, all.len(), lang);
}

/// What the unit plans of its own accord.
fn own(page: &mut Page, followup: &Followup<'_>, lang: Lang) {
    if followup.own.is_empty() {
        return;
    }
    page.heading(lang.pick("Rencana di luar rekomendasi", "Plans beside the recommendations"));
    for entry in &followup.own {
        let finding = entry.finding.as_deref().map(|finding| format!("{finding}; "));
        let text = format!("{}{}", finding.unwrap_or_default(), words::answer(entry, lang));
        page.item(2, "-", text.trim_end_matches("; "));
    }
}

fn style(outcome: Outcome) -> Style {
    let colour = match outcome {
        Outcome::Worse | Outcome::Open => AnsiColor::Red,
        Outcome::InPart | Outcome::Unknown => AnsiColor::Yellow,
        Outcome::CarriedOut => AnsiColor::Green,
        Outcome::NotAsked => return Style::new().dimmed(),
    };
    Style::new().fg_color(Some(colour.into()))
}
