//! What every report says of a change of checklists, in words.

mod definition;

pub use definition::Told;

use super::origin::Origin;
use super::words::{self, Words, all_of, counted, percent};
use crate::bound::Range;
use crate::checklist::{Checklist, Criterion};
use crate::impact::{Effect, Impact, Movement, Pair, Shift, Side};
use crate::quantity::Number;
use crate::text::Lang;

/// As many decimals as it may take until a small change does not look like none.
const MOST_PLACES: u32 = 6;

/// A change of checklists, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct ImpactView<'a> {
    /// The language of all words.
    pub lang: Lang,
    /// What changes.
    pub impact: &'a Impact<'a>,
    /// What the command calls the old and the new checklist.
    pub names: (&'a str, &'a str),
    /// What it was made from.
    pub origin: &'a Origin,
}

impl<'a> ImpactView<'a> {
    /// Words of the old checklist.
    #[must_use]
    pub const fn old_words(&self) -> Words<'a> {
        Words { checklist: self.impact.comparison.old, lang: self.lang }
    }

    /// Words of the new checklist.
    #[must_use]
    pub const fn new_words(&self) -> Words<'a> {
        Words { checklist: self.impact.comparison.new, lang: self.lang }
    }

    /// What the two checklists are called: `Rapat bulanan (rapat, edisi 1, lama.yaml)`.
    #[must_use]
    pub fn editions(&self) -> [String; 2] {
        let edition = self.lang.pick("edisi", "edition");
        let one = |checklist: &Checklist, name: &str| {
            let (title, id, version) =
                (checklist.title.get(self.lang), &checklist.id, &checklist.version);
            let file = if name == *id { String::new() } else { format!(", {name}") };
            format!("{title} ({id}, {edition} {version}{file})")
        };
        let comparison = &self.impact.comparison;
        [one(comparison.old, self.names.0), one(comparison.new, self.names.1)]
    }

    /// A criterion as the new checklist has it, or else the old one.
    #[must_use]
    pub fn criterion(&self, pair: &Pair) -> Option<&'a Criterion> {
        let comparison = &self.impact.comparison;
        match (pair.new, pair.old) {
            (Some(new), _) => comparison.new.criteria.get(new),
            (None, Some(old)) => comparison.old.criteria.get(old),
            (None, None) => None,
        }
    }

    /// A criterion's id and title.
    #[must_use]
    pub fn title(&self, pair: &Pair) -> String {
        self.criterion(pair).map_or_else(String::new, |criterion| {
            format!("{} {}", criterion.id, criterion.title.get(self.lang))
        })
    }

    /// How many dossiers go which way: `3 dossier: 1 pasti turun, 2 tetap.`
    #[must_use]
    pub fn movements(&self) -> String {
        let all = counted(self.impact.effects.len(), self.lang, "dossier", "dossier", "dossiers");
        let count = |movement| self.impact.overall.count(movement);
        let parts: Vec<String> = Movement::ALL
            .into_iter()
            .filter(|movement| count(*movement) > 0)
            .map(|movement| format!("{} {}", count(movement), self.movement(movement)))
            .collect();
        format!("{all}: {}.", parts.join(", "))
    }

    /// The mean of the proven totals, before and after; `None` where there is none.
    #[must_use]
    pub fn means(&self) -> Option<String> {
        let (old, new) = self.impact.overall.means.as_ref()?;
        let change = self.signed(&(new.clone() - old.clone()));
        let (old, new) = (percent(old, self.lang), percent(new, self.lang));
        Some(match self.lang {
            Lang::Id => {
                format!("Rata-rata skor terbukti: {old} menjadi {new} ({change} poin persen).")
            }
            Lang::En => format!(
                "Mean of the proven scores: {old} becomes {new} ({change} percentage points)."
            ),
        })
    }

    /// What is to be said where no dossier can ever have another score.
    #[must_use]
    pub fn nothing_moves(&self) -> Option<&'static str> {
        let same = (
            "Kedua daftar tilik selalu memberi skor yang sama, apa pun isi dossiernya.",
            "Both checklists always give the same score, whatever is in a dossier.",
        );
        self.impact.comparison.scores_the_same.then(|| self.lang.pick(same.0, same.1))
    }

    /// Which way a total goes.
    #[must_use]
    pub const fn movement(&self, movement: Movement) -> &'static str {
        let (id, en) = match movement {
            Movement::Loses => ("pasti turun", "surely lower"),
            Movement::Open => ("belum pasti", "not yet certain"),
            Movement::Stays => ("tetap", "the same"),
            Movement::Gains => ("pasti naik", "surely higher"),
            Movement::Incomparable => ("tidak dapat dibandingkan", "not comparable"),
        };
        self.lang.pick(id, en)
    }

    /// Whose dossier it is, and about when: `Puskesmas Mawar (U4), Januari–Maret 2020`.
    #[must_use]
    pub fn subject(&self, effect: &Effect) -> String {
        let unit = super::view::unit(self.impact.comparison.new, &effect.name, self.lang);
        let identity = &effect.identity;
        let period = words::period(identity.period, self.lang);
        let by = match identity.filled_by {
            crate::dossier::FilledBy::Itself => "",
            crate::dossier::FilledBy::Supervisor => self.lang.pick(", supervisi", ", supervised"),
        };
        format!("{unit} ({}), {period}{by}", identity.code)
    }

    /// The scores before and after, and what that means: `75% → 62,5%: pasti turun, −12,5 poin persen`.
    #[must_use]
    pub fn scores(&self, effect: &Effect) -> String {
        let (old, new) = (self.score(effect.old.as_ref()), self.score(effect.new.as_ref()));
        let scores = if old == new { old } else { Self::becomes(&old, &new) };
        format!("{scores}: {}", self.change(effect))
    }

    /// A total, or that nothing applies.
    fn score(&self, total: Option<&Range>) -> String {
        let nothing = self.lang.pick("tidak ada skor", "no score");
        total.map_or_else(|| nothing.to_owned(), |total| super::sentences::span(total, self.lang))
    }

    /// What a dossier gains or loses however its blanks are filled in, and which way that is.
    fn change(&self, effect: &Effect) -> String {
        let which = self.movement(effect.movement());
        let Some((low, high)) = effect.change.as_ref().and_then(|it| it.low().zip(it.high()))
        else {
            return which.to_owned();
        };
        let (least, most) = (self.signed(low), self.signed(high));
        let unit = self.lang.pick("poin persen", "percentage points");
        match self.lang {
            _ if low == high && low.is_zero() => which.to_owned(),
            _ if low == high => format!("{which}, {least} {unit}"),
            Lang::Id => format!("{which}, {least} sampai {most} {unit}"),
            Lang::En => format!("{which}, {least} to {most} {unit}"),
        }
    }

    /// The proven and the possible grade before and after; `None` where either is missing or both are the same.
    #[must_use]
    pub fn grades(&self, effect: &Effect) -> Option<String> {
        let old = grade(self.old_words(), effect.old_grade?);
        let new = grade(self.new_words(), effect.new_grade?);
        (old != new).then(|| Self::becomes(&old, &new))
    }

    /// One thing before and after.
    #[must_use]
    pub fn becomes(old: &str, new: &str) -> String {
        format!("{old} → {new}")
    }

    /// What happened to a criterion in a dossier: its verdicts and points, or that only its weight shifted.
    #[must_use]
    pub fn shift(&self, shift: &Shift) -> String {
        match (&shift.old, &shift.new) {
            (None, None) => String::new(),
            (None, Some(new)) => {
                format!("{}, {}", self.lang.pick("baru", "new"), self.side(self.new_words(), new))
            }
            (Some(old), None) => {
                format!(
                    "{}, {}",
                    self.lang.pick("dihapus", "removed"),
                    self.side(self.old_words(), old)
                )
            }
            (Some(old), Some(new)) if shift.result_differs() => {
                Self::becomes(&self.side(self.old_words(), old), &self.side(self.new_words(), new))
            }
            (Some(old), Some(new)) => {
                let (old, new) = (
                    percent(&old.effective_weight, self.lang),
                    percent(&new.effective_weight, self.lang),
                );
                let label = self.lang.pick("bobot efektif", "effective weight");
                format!("{label} {}", Self::becomes(&old, &new))
            }
        }
    }

    /// What in its definition made a criterion's result another one; `None` where nothing of it did.
    #[must_use]
    pub fn because(&self, pair: &Pair, shift: &Shift) -> Option<String> {
        let differs = pair.differs.iter().zip(self.differs(pair));
        let causes: Vec<String> = differs
            .filter(|(aspect, _)| shift.result_differs() && aspect.moves_points())
            .map(|(_, told)| told.label)
            .collect();
        let word = self.lang.pick("karena", "because of");
        (!causes.is_empty()).then(|| format!("{word} {}", all_of(&causes, self.lang)))
    }

    /// What the sections add to the change of a proven total: `Masukan +12,5; Proses −3,75`. Empty where
    /// none adds anything, or there is only one.
    #[must_use]
    pub fn sections(&self, effect: &Effect) -> String {
        let mut sums: Vec<(&str, Number)> = Vec::new();
        for (pair, shift) in self.impact.comparison.pairs.iter().zip(&effect.criteria) {
            let Some(title) = self.section(pair) else { continue };
            match sums.iter_mut().find(|(known, _)| *known == title) {
                Some((_, sum)) => *sum = sum.clone() + shift.total(),
                None => sums.push((title, shift.total())),
            }
        }
        let several = sums.len() > 1;
        let told = sums.iter().filter(|(_, sum)| several && !sum.is_zero());
        told.map(|(title, sum)| format!("{title} {}", self.signed(sum)))
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// The section a criterion belongs to.
    fn section(&self, pair: &Pair) -> Option<&'a str> {
        let words = if pair.new.is_some() { self.new_words() } else { self.old_words() };
        let section = self.criterion(pair)?.section;
        Some(words.checklist.sections.get(section)?.title.get(self.lang))
    }

    /// What "surely" means, where blanks leave anything open.
    #[must_use]
    pub fn surely(&self) -> Option<&'static str> {
        let is_open = |total: &Option<Range>| total.as_ref().is_some_and(|it| it.exact().is_none());
        let any_open = self.impact.effects.iter().any(|it| is_open(&it.old) || is_open(&it.new));
        let meaning = (
            "Pasti berarti: bagaimanapun isian yang masih kosong dilengkapi, asal sama bagi kedua daftar tilik.",
            "Surely means: however the blanks are filled in, as long as it is the same for both checklists.",
        );
        any_open.then(|| self.lang.pick(meaning.0, meaning.1))
    }

    fn side(&self, words: Words<'_>, side: &Side) -> String {
        let verdict = words.verdict(side.verdict);
        match &side.points {
            None => verdict.to_owned(),
            Some(points) => format!("{verdict}, {}", words.points(points, &side.max)),
        }
    }

    /// A difference of shares in hundredths with its sign: `+3,75`, `−12,5`, `0`. What is not nothing
    /// never looks like it.
    #[must_use]
    pub fn signed(&self, share: &Number) -> String {
        let hundredths = share.abs() * Number::whole(100);
        let size = |places| words::number_to(&hundredths, places, self.lang);
        let shown = (2..=MOST_PLACES).map(size).find(|size| size != "0");
        match shown {
            _ if share.is_zero() => "0".to_owned(),
            None => "≈ 0".to_owned(),
            Some(size) if share.is_negative() => format!("−{size}"),
            Some(size) => format!("+{size}"),
        }
    }
}

fn grade(words: Words<'_>, (low, high): (usize, usize)) -> String {
    let title = |place: usize| {
        words.checklist.grades.get(place).map_or("", |grade| grade.title.get(words.lang))
    };
    match words.lang {
        _ if low == high => title(low).to_owned(),
        Lang::Id => format!("{} sampai {}", title(low), title(high)),
        Lang::En => format!("{} to {}", title(low), title(high)),
    }
}
