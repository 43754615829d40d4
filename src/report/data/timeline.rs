//! The timeline slot by slot, in words.

use serde::Serialize;

use crate::form::Every;
use crate::report::View;
use crate::report::view::{Slot, Standing};
use crate::report::words::{all_of, counted, month};
use crate::text::Lang;

/// The timeline.
#[derive(Clone, Serialize, Debug)]
pub struct Timeline {
    /// What its rows are: `Lokakarya mini`.
    pub title: String,
    /// How many slots fared how, in a sentence.
    pub summary: String,
    /// The same with the signs of the strip: `6 diadakan (✓)`.
    pub key: String,
    /// Each expected slot, in order.
    pub slots: Vec<SlotWords>,
}

/// One slot.
#[derive(Clone, Serialize, Debug)]
pub struct SlotWords {
    /// The slot: `Maret 2005`, `triwulan 1 2005`.
    pub name: String,
    /// The same in short: `Mar`, `I`.
    pub short: String,
    /// `held`, `late`, `uncounted`, `missing` or `unknown`.
    pub standing: &'static str,
    /// The standing in words.
    pub text: &'static str,
    /// A sign that needs no colour.
    pub sign: &'static str,
}

impl Timeline {
    /// `None` where the form has no timeline.
    pub(super) fn of(view: &View<'_>) -> Option<Self> {
        let timeline = view.checklist.form.timeline?;
        let table = view.checklist.form.table(timeline.table);
        Some(Self {
            title: table.label.get(view.lang).to_owned(),
            summary: summary(view, table.label.get(view.lang), |_| String::new()),
            key: summary(view, table.label.get(view.lang), |it| format!(" ({})", sign(it))),
            slots: view.slots.iter().map(|slot| words(*slot, timeline.every, view.lang)).collect(),
        })
    }
}

fn words(slot: Slot, every: Every, lang: Lang) -> SlotWords {
    let (name, short) = match every {
        Every::Month => {
            let name = month(slot.month, lang);
            let short = name.chars().take(3).collect();
            (name, short)
        }
        Every::Quarter => {
            let (quarter, year) = (slot.month.quarter(), slot.month.year());
            let name = match lang {
                Lang::Id => format!("triwulan {quarter} {year}"),
                Lang::En => format!("quarter {quarter} of {year}"),
            };
            (name, format!("{}{quarter}", lang.pick("TW ", "Q")))
        }
    };
    SlotWords {
        name,
        short,
        standing: key(slot.standing),
        text: said(slot.standing, lang),
        sign: sign(slot.standing),
    }
}

/// The class and key of a standing.
const fn key(standing: Standing) -> &'static str {
    match standing {
        Standing::Held => "held",
        Standing::Late => "late",
        Standing::Uncounted => "uncounted",
        Standing::Missing => "missing",
        Standing::Unknown => "unknown",
    }
}

const fn said(standing: Standing, lang: Lang) -> &'static str {
    let (id, en) = match standing {
        Standing::Held => ("diadakan", "held"),
        Standing::Late => ("tidak sesuai jadwal", "not as scheduled"),
        Standing::Uncounted => ("tidak dihitung", "not counted"),
        Standing::Missing => ("tidak diadakan", "not held"),
        Standing::Unknown => ("belum diketahui", "not known"),
    };
    lang.pick(id, en)
}

const fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Held => "✓",
        Standing::Late => "!",
        Standing::Uncounted => "–",
        Standing::Missing => "✗",
        Standing::Unknown => "?",
    }
}

/// How many slots fared how: `Lokakarya mini dalam 12 bulan: 9 diadakan dan 3 tidak diadakan.`
fn summary(view: &View<'_>, title: &str, after: impl Fn(Standing) -> String) -> String {
    let all =
        [Standing::Held, Standing::Late, Standing::Uncounted, Standing::Missing, Standing::Unknown];
    let count = |standing| view.slots.iter().filter(|slot| slot.standing == standing).count();
    let parts: Vec<String> = all
        .into_iter()
        .filter(|standing| count(*standing) > 0)
        .map(|it| format!("{} {}{}", count(it), said(it, view.lang), after(it)))
        .collect();
    let every = view.checklist.form.timeline.map_or(Every::Month, |timeline| timeline.every);
    let (id, one, many) = match every {
        Every::Month => ("bulan", "month", "months"),
        Every::Quarter => ("triwulan", "quarter", "quarters"),
    };
    let expected = counted(view.slots.len(), view.lang, id, one, many);
    let within = view.lang.pick("dalam", "in");
    format!("{title} {within} {expected}: {}.", all_of(&parts, view.lang))
}
