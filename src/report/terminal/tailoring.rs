//! What a tailored checklist changes.

use super::Look;
use super::page::Page;
use crate::checklist::Checklist;
use crate::report::tailoring::{Changed, Part, Step, TITLE, opening, steps};
use crate::report::words::counted;
use crate::text::Lang;

/// How many changed things a summary lists one by one.
const FEW: usize = 8;

/// Every change of a checklist against the one it extends; nothing for one that stands alone.
#[must_use]
pub fn changes(checklist: &Checklist, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    if let (Some(opening), Some(step)) = (opening(checklist, lang), steps(checklist, lang).first())
    {
        page.paragraph(2, &format!("{opening}: {}", amount(step, lang)));
        step.parts.iter().for_each(|part| in_full(&mut page, part));
    }
    page.into_text()
}

/// What tailoring is in force: a few changes in full, many in brief.
pub(super) fn in_force(page: &mut Page, checklist: &Checklist, lang: Lang) {
    let Some(opening) = opening(checklist, lang) else { return };
    page.heading(lang.pick(TITLE.0, TITLE.1));
    page.paragraph(2, &format!("{opening}."));
    let steps = steps(checklist, lang);
    let things = steps.iter().flat_map(|step| &step.parts).map(|part| part.things.len());
    let few = things.sum::<usize>() <= FEW;
    for step in &steps {
        step.heading(lang).iter().for_each(|heading| page.paragraph(2, heading));
        for part in &step.parts {
            if few {
                in_full(page, part);
            } else {
                page.item(2, "-", &format!("{}: {}", part.title, part.brief(lang)));
            }
        }
    }
    if !few {
        let more =
            ("Rinciannya ditampilkan oleh `tilik check`.", "See `tilik check` for the details.");
        page.paragraph(2, lang.pick(more.0, more.1));
    }
}

/// The changes in one part of a checklist, each by itself.
pub(in crate::report) fn in_full(page: &mut Page, part: &Part) {
    page.paragraph(2, part.title);
    for thing in &part.things {
        thing_in_full(page, thing);
    }
}

fn thing_in_full(page: &mut Page, thing: &Changed) {
    match thing.said.as_slice() {
        [one] => page.item(4, "-", &format!("{}: {one}", thing.name())),
        several => {
            page.item(4, "-", &thing.name());
            several.iter().for_each(|one| page.item(6, "-", one));
        }
    }
}

/// How many changes there are: `4 perubahan`.
fn amount(step: &Step<'_>, lang: Lang) -> String {
    let things = step.parts.iter().flat_map(|part| &part.things);
    match things.map(|thing| thing.said.len()).sum() {
        0 => lang.pick("tanpa perubahan", "no change").to_owned(),
        count => counted(count, lang, "perubahan", "change", "changes"),
    }
}
