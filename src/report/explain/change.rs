//! What would change the verdict: how far it is to the next points, and how far above the last.

use super::earned::{points, reached};
use super::tree::Tree;
use crate::bound::Range;
use crate::checklist::{Criterion, Level, Levels, Measure};
use crate::dossier::Dossier;
use crate::expr::{Node, NodeKind, Operator, Scene};
use crate::form::Kind;
use crate::judge::{Judged, RowTally};
use crate::quantity::Number;
use crate::report::sentences::difference;
use crate::report::words::{Words, number, says_something};
use crate::text::Lang;

/// What would change the verdict.
pub(super) fn what_would(tree: &mut Tree<'_, '_>, criterion: &Criterion, judged: &Judged) {
    let Some(earned) = judged.points.as_ref() else { return };
    let words = tree.words;
    tree.page.heading(words.lang.pick("Yang akan mengubah hasilnya", "What would change it"));
    if let Some(text) = blanks_decide(words, judged, earned) {
        tree.page.paragraph(2, &text);
    }
    let proven = earned.low().cloned().unwrap_or(Number::ZERO);
    let reach = Reach { words, criterion, judged, dossier: tree.dossier };
    for line in reach.upwards(&proven).into_iter().chain(reach.downwards(&proven)) {
        tree.page.item(2, "-", &line);
    }
}

/// That blanks decide, and between what.
fn blanks_decide(words: Words<'_>, judged: &Judged, earned: &Range) -> Option<String> {
    let between = points(words, earned);
    match (judged.applies.is_sure(), earned.exact(), words.lang) {
        (true, Some(_), _) => None,
        (true, None, Lang::Id) => {
            Some(format!("Isian yang belum diketahui menentukan: bisa {between}."))
        }
        (true, None, Lang::En) => Some(format!("What is not known decides: it may be {between}.")),
        (false, _, Lang::Id) => Some(format!(
            "Isian yang belum diketahui menentukan apakah kriteria ini berlaku; bila berlaku, {between}."
        )),
        (false, _, Lang::En) => {
            Some(format!("What is not known decides whether it applies; if it does, {between}."))
        }
    }
}

/// How far a result is from others.
struct Reach<'t, 'a> {
    words: Words<'a>,
    criterion: &'t Criterion,
    judged: &'t Judged,
    dossier: &'t Dossier,
}

impl Reach<'_, '_> {
    /// What it takes to prove more points, the next level first.
    fn upwards(&self, proven: &Number) -> Vec<String> {
        match &self.criterion.levels {
            Levels::AtLeast(steps) | Levels::AtMost(steps) => {
                let above = steps.iter().rev().filter(|level| level.points > *proven);
                above.map(|level| self.up_to(level)).collect()
            }
            Levels::Linear if *proven < self.criterion.levels.max() => {
                let text = (
                    "Setiap kenaikan hasil ukur langsung menambah poin, sampai 10 poin.",
                    "Every rise of the measure adds points at once, up to 10.",
                );
                vec![self.words.lang.pick(text.0, text.1).to_owned()]
            }
            Levels::Linear => Vec::new(),
        }
    }

    /// That there is no more to be had, and what would lose it.
    fn downwards(&self, proven: &Number) -> Vec<String> {
        if *proven < self.criterion.levels.max() {
            return Vec::new();
        }
        let text = ("Poin tertinggi sudah terbukti.", "The highest points are proven.");
        let proven = self.words.lang.pick(text.0, text.1).to_owned();
        [proven].into_iter().chain(self.margin()).collect()
    }

    fn up_to(&self, level: &Level) -> String {
        let kind = self.criterion.shown_as;
        let earned = points(self.words, &Range::exactly(level.points.clone()));
        let threshold = reached(self.words, (&self.criterion.levels, kind), level);
        let aim = match self.words.lang {
            Lang::Id => format!("Untuk {earned}, hasil ukur {threshold}"),
            Lang::En => format!("For {earned}, a measure of {threshold}"),
        };
        match self.distance(level) {
            Some(distance) => format!("{aim}: {distance}."),
            None => format!("{aim}."),
        }
    }

    /// How far it is to a level, in what the measure counts.
    fn distance(&self, level: &Level) -> Option<String> {
        let more = matches!(self.criterion.levels, Levels::AtLeast(_));
        match (&self.criterion.measure, self.judged.rows) {
            (Measure::Value(value), _) if value.of == Kind::Boolean => {
                let text = ("syaratnya harus terpenuhi", "the condition has to hold");
                Some(self.words.lang.pick(text.0, text.1).to_owned())
            }
            (Measure::Rows(_), Some(rows)) if more => self.more_rows(rows, level),
            (Measure::Value(value), _) if more => {
                self.more_counted(value, level).or_else(|| self.gap(level, more))
            }
            _ => self.gap(level, more),
        }
    }

    /// How many more rows have to meet the requirement.
    fn more_rows(&self, rows: RowTally, level: &Level) -> Option<String> {
        let (lang, total) = (self.words.lang, rows.total());
        if total == 0 || rows.more {
            return None;
        }
        let wanted = (level.threshold.clone() * Number::from(total)).ceil();
        let more = (wanted.clone() - Number::from(rows.met)).to_i64().filter(|more| *more > 0)?;
        let wanted = number(&wanted, lang);
        let open = match (rows.unknown, lang) {
            (0, _) => String::new(),
            (unknown, Lang::Id) => format!("; {unknown} belum pasti"),
            (unknown, Lang::En) => format!("; {unknown} not certain"),
        };
        Some(match (more, lang) {
            (_, Lang::Id) => {
                format!("{more} baris lagi yang memenuhi, menjadi {wanted} dari {total}{open}")
            }
            (1, Lang::En) => format!("1 more row that meets it, making {wanted} of {total}{open}"),
            (_, Lang::En) => {
                format!("{more} more rows that meet it, making {wanted} of {total}{open}")
            }
        })
    }

    /// Where a count is divided by a number that is known, how far the count has to rise.
    fn more_counted(&self, measure: &Node, level: &Level) -> Option<String> {
        let NodeKind::Arithmetic(Operator::Divide, _, sides) = &measure.kind else { return None };
        let [count, by] = sides.as_ref();
        let counts_rows = matches!(count.kind, NodeKind::Aggregate(_)) && count.of == Kind::Integer;
        let scene = Scene::root(&self.words.checklist.form, &self.dossier.records);
        let by = scene.evaluate(by).range()?.exact()?.clone();
        let now = scene.evaluate(count).range()?.low()?.clone();
        if !counts_rows || by <= Number::ZERO {
            return None;
        }
        let wanted = (level.threshold.clone() * by.clone()).ceil();
        let [now, wanted, by] = [now, wanted, by].map(|one| number(&one, self.words.lang));
        Some(match self.words.lang {
            Lang::Id => {
                format!("yang dihitung perlu naik dari {now} menjadi {wanted} (dibagi {by})")
            }
            Lang::En => {
                format!("what is counted has to rise from {now} to {wanted} (divided by {by})")
            }
        })
    }

    /// The distance between the proven measure and a threshold.
    fn gap(&self, level: &Level, more: bool) -> Option<String> {
        let range = self.judged.measure.as_ref()?.range.as_ref()?;
        let proven = if more { range.low() } else { range.high() }?;
        if !says_something(self.criterion.shown_as, proven) {
            return None;
        }
        let gap = self.length((level.threshold.clone() - proven.clone()).abs());
        Some(match (self.words.lang, more) {
            (Lang::Id, true) => format!("yang terbukti masih kurang {gap}"),
            (Lang::En, true) => format!("what is proven is {gap} short of it"),
            (Lang::Id, false) => format!("yang terbukti masih lebih {gap}"),
            (Lang::En, false) => format!("what is proven is {gap} beyond it"),
        })
    }

    /// A difference between measures.
    fn length(&self, gap: Number) -> String {
        const MINUTES_A_DAY: i64 = 1440;
        let (words, lang) = (self.words, self.words.lang);
        let one = gap == Number::ONE;
        match self.criterion.shown_as {
            Kind::Share => difference(&gap, lang),
            Kind::Date => {
                let minutes = gap * Number::whole(MINUTES_A_DAY);
                words.range(Kind::Duration, &Range::exactly(minutes))
            }
            Kind::Time => words.range(Kind::Duration, &Range::exactly(gap)),
            Kind::Month => {
                let noun = lang.pick("bulan", if one { "month" } else { "months" });
                format!("{} {noun}", number(&gap, lang))
            }
            kind => words.range(kind, &Range::exactly(gap)),
        }
    }

    /// How many rows may fail before points are lost.
    fn margin(&self) -> Option<String> {
        let rows = self.judged.rows.filter(|rows| !rows.more && rows.unknown == 0)?;
        let Levels::AtLeast(steps) = &self.criterion.levels else { return None };
        let needed = (steps.first()?.threshold.clone() * Number::from(rows.total())).ceil();
        let spare = (Number::from(rows.met) - needed).to_i64()?;
        Some(match (spare, self.words.lang) {
            (0, Lang::Id) => {
                "Satu baris saja yang tidak lagi memenuhi akan menurunkannya.".to_owned()
            }
            (0, Lang::En) => "One row that no longer meets it would lower them.".to_owned(),
            (_, Lang::Id) => {
                format!("Poinnya baru turun bila lebih dari {spare} baris tidak lagi memenuhi.")
            }
            (1, Lang::En) => "They fall only if more than 1 row no longer meets it.".to_owned(),
            (_, Lang::En) => format!("They fall only if more than {spare} rows no longer meet it."),
        })
    }
}
