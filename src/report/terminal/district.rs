//! What became of recommendations in many units, for the terminal.

use anstyle::Style;

use super::Look;
use super::page::Page;
use crate::followup::district::{District, Signs};
use crate::report::district as words;
use crate::report::words::counted;
use crate::text::Lang;

/// How many criteria that moved scores are named.
pub(super) const MOVERS: usize = 10;

/// What became of the recommendations of many units: a summary, then by addressee, unit and recommendation.
#[must_use]
pub fn page(district: &District<'_>, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    let units = counted(district.units.len(), lang, "unit", "unit", "units");
    let title = format!("{} {units}", lang.pick("Tindak lanjut", "Follow-up of"));
    page.styled_paragraph(0, Style::new().bold(), &title);
    if !district.units.is_empty() {
        summary(&mut page, district, lang);
        by_addressee(&mut page, district, lang);
        by_unit(&mut page, district, lang);
        by_advice(&mut page, district, lang);
        movers(&mut page, district, lang);
        signs(&mut page, &district.signs(), lang);
    }
    apart(&mut page, district, lang);
    page.into_text()
}

fn summary(page: &mut Page, district: &District<'_>, lang: Lang) {
    page.heading(lang.pick("Ringkasan", "Summary"));
    page.styled_paragraph(2, Style::new().bold(), &words::tally(district, lang));
    for sentence in words::more(district, lang) {
        page.paragraph(2, &sentence);
    }
}

fn by_addressee(page: &mut Page, district: &District<'_>, lang: Lang) {
    let all = district.by_addressee();
    if all.is_empty() {
        return;
    }
    page.heading(lang.pick("Menurut pihak yang dituju", "By addressee"));
    for (to, tally) in all {
        page.item(2, "-", &format!("{to}: {}", words::short(&tally, lang)));
    }
}

fn by_unit(page: &mut Page, district: &District<'_>, lang: Lang) {
    page.heading(lang.pick("Menurut unit", "By unit"));
    for unit in &district.units {
        page.item(2, "-", &words::unit(unit, lang));
    }
}

fn by_advice(page: &mut Page, district: &District<'_>, lang: Lang) {
    let all = district.by_advice();
    if all.is_empty() {
        return;
    }
    let title = ("Menurut rekomendasi (banyaknya unit)", "By recommendation (how many units)");
    page.heading(lang.pick(title.0, title.1));
    for across in &all {
        page.item(2, "-", &words::across(across, lang));
    }
}

fn movers(page: &mut Page, district: &District<'_>, lang: Lang) {
    let (movers, n) = (district.movers(), district.moves().len());
    if movers.is_empty() {
        return;
    }
    let title = match lang {
        Lang::Id => format!("Yang menggerakkan skor (rata-rata per unit, n = {n})"),
        Lang::En => format!("What moved the score (mean of a unit, n = {n})"),
    };
    page.heading(&title);
    for mover in movers.iter().take(MOVERS) {
        if let Some(said) = words::mover(mover, n, lang) {
            page.item(2, "-", &said);
        }
    }
    and_more(page, movers.len(), lang);
}

/// Says that so many criteria are more than were named.
pub(super) fn and_more(page: &mut Page, all: usize, lang: Lang) {
    let left = all.saturating_sub(MOVERS);
    if left > 0 {
        let more = counted(left, lang, "kriteria", "criterion", "criteria");
        let said = match lang {
            Lang::Id => format!("masih ada {more} lagi"),
            Lang::En => format!("and {more} more"),
        };
        page.item(2, "-", &said);
    }
}

/// How often each flag was raised, then and now.
pub(super) fn signs(page: &mut Page, signs: &[Signs<'_>], lang: Lang) {
    if signs.is_empty() {
        return;
    }
    page.heading(
        lang.pick("Perlu klarifikasi, dahulu dan kini", "Needs clarification, then and now"),
    );
    for sign in signs {
        page.item(2, "-", format!("{} {}", sign.id, sign.text).trim_end());
        let (before, now) = (words::records(sign.earlier, lang), words::records(sign.later, lang));
        let (earlier, later) = lang.pick(("dahulu", "kini"), ("earlier", "later"));
        page.paragraph(4, &format!("{earlier}: {before}; {later}: {now}"));
    }
}

fn apart(page: &mut Page, district: &District<'_>, lang: Lang) {
    if district.apart.is_empty() {
        return;
    }
    let title = ("Tidak dipasangkan dan tidak dihitung", "Not paired and not counted");
    page.heading(lang.pick(title.0, title.1));
    for one in &district.apart {
        page.item(2, "-", &words::apart(one, lang));
    }
}
