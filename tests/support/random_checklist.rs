//! Random checklists over a random form.

use tilik::quantity::Period;

use super::checklist::{Checklist, Criterion, Flag, Levels, Measure, Measured};
use super::dice::Dice;
use super::expression::Author;
use super::form::Form;
use super::random_form::random_form;
use super::value::{Kind, Type};

/// What a random checklist may hold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    /// Whether nothing in it depends on the order of rows.
    pub(crate) order_free: bool,
}

/// A checklist for dossiers about `period`.
pub(crate) fn random_checklist(dice: &mut Dice, period: Period, wanted: Wanted) -> Checklist {
    let form = random_form(dice, period, wanted);
    let sections: Vec<&'static str> =
        (0..dice.between(1, 3)).map(|_| *dice.pick(&["1", "2", "3", "0.5"])).collect();
    let axes = dice.below(3);
    let mut checklist = Checklist {
        sections,
        axes,
        grades: grades(dice),
        gates: Vec::new(),
        criteria: Vec::new(),
        indicators: Vec::new(),
        flags: Vec::new(),
        form,
    };
    gates(dice, &mut checklist);
    let count = checklist.sections.len() + dice.below(4);
    while checklist.criteria.len() < count {
        let criterion = criterion(dice, &checklist, wanted);
        checklist.criteria.extend(criterion);
    }
    for _ in 0..dice.below(3) {
        let measure = value(dice, &checklist.form, wanted);
        checklist.indicators.extend(measure);
    }
    probes(dice, &mut checklist, wanted);
    for _ in 0..dice.below(3) {
        let flag = flag(dice, &checklist.form, wanted);
        checklist.flags.extend(flag);
    }
    checklist
}

fn grades(dice: &mut Dice) -> Vec<i64> {
    let mut grades = vec![90, 80, 75, 60, 50, 30];
    grades.retain(|_| dice.chance(45));
    grades
}

/// Indicators that show fields with limits and derived ones as they are, and what the calendar makes of
/// dates.
fn probes(dice: &mut Dice, checklist: &mut Checklist, wanted: Wanted) {
    let form = &checklist.form;
    for (table, here) in form.tables.iter().enumerate() {
        for field in &here.fields {
            let is_ruled = field.derive.is_some() || field.min.is_some() || field.max.is_some();
            let share = match field.kind {
                Kind::Text | Kind::Choice(_) | Kind::Choices(_) => 0,
                Kind::Date | Kind::Month => 40,
                _ if is_ruled && field.name != "n" => 60,
                _ => 0,
            };
            if !dice.chance(share) {
                continue;
            }
            let (name, path) = (&field.name, form.path(table));
            let aggregates: &[&str] = match field.kind {
                Kind::Boolean => &["share", "any", "all"],
                _ if wanted.order_free => &["min", "max"],
                _ => &["min", "max", "first", "last"],
            };
            let of = match table {
                0 => name.clone(),
                _ => format!("{}({name} of {path})", dice.pick(aggregates)),
            };
            let of = match field.kind {
                Kind::Date if dice.chance(50) => {
                    format!("{}({of})", dice.pick(&["weekday", "quarter", "month_of_year"]))
                }
                Kind::Month if dice.chance(30) => format!("quarter({of})"),
                _ => of,
            };
            checklist.indicators.push(Measure { of: Measured::Value(of), levels: None });
        }
    }
}

/// Gates that demand more for a worse cap, as an author would write them.
fn gates(dice: &mut Dice, checklist: &mut Checklist) {
    let mut count = 0;
    for cap in 1..=checklist.grades.len() {
        if dice.chance(40) {
            count += dice.between(1, 2);
            checklist.gates.push((count, cap));
        }
    }
}

fn criterion(dice: &mut Dice, checklist: &Checklist, wanted: Wanted) -> Option<Criterion> {
    let form = &checklist.form;
    let place = checklist.criteria.len();
    let measure = criterion_measure(dice, form, wanted)?;
    let condition = |dice: &mut Dice| {
        let mut author = Author::of_root(dice, form);
        author.order_free = wanted.order_free;
        author.expression(Kind::Boolean, 2).map(|one| one.text)
    };
    Some(Criterion {
        id: format!("K-{place}"),
        // Every section has one.
        section: place
            .min(dice.below(checklist.sections.len()))
            .max(if place < checklist.sections.len() { place } else { 0 }),
        axis: dice
            .chance(60)
            .then(|| dice.below(checklist.axes.max(1)))
            .filter(|_| checklist.axes > 0),
        weight: dice.chance(50).then(|| *dice.pick(&["2", "3", "0.25", "1.5"])),
        critical: dice.chance(35),
        applies_when: if dice.chance(18) { condition(dice) } else { None },
        measure,
        when_empty: dice.chance(75).then(|| *dice.pick(&["met", "unmet", "not_applicable"])),
    })
}

/// What a criterion measures.
pub(crate) fn criterion_measure(dice: &mut Dice, form: &Form, wanted: Wanted) -> Option<Measure> {
    if dice.chance(40) { each(dice, form, wanted) } else { value(dice, form, wanted) }
}

fn each(dice: &mut Dice, form: &Form, wanted: Wanted) -> Option<Measure> {
    let mut author = Author::of_root(dice, form);
    author.order_free = wanted.order_free;
    let rows = author.each()?;
    let require = author.expression(Kind::Boolean, 3)?.text;
    let condition = author.expression(Kind::Boolean, 2).map(|one| one.text);
    let condition = condition.filter(|_| dice.chance(50));
    let levels = dice.chance(60).then(|| share_levels(dice));
    Some(Measure { of: Measured::Each { rows, condition, require }, levels })
}

/// A value that is measured.
pub(crate) fn value(dice: &mut Dice, form: &Form, wanted: Wanted) -> Option<Measure> {
    let kind = dice.weighted(&[
        (10, Kind::Number),
        (5, Kind::Boolean),
        (4, Kind::Duration),
        (2, Kind::Date),
        (2, Kind::Time),
        (2, Kind::Month),
    ]);
    let mut author = Author::of_root(dice, form);
    author.order_free = wanted.order_free;
    let text = author.expression(kind, 4)?.text;
    let levels = match kind {
        Kind::Boolean if dice.chance(50) => None,
        Kind::Boolean if dice.chance(50) => Some(Levels::Linear),
        Kind::Boolean => Some(Levels::Steps("at_least", vec![("100%".to_owned(), "8")])),
        Kind::Number if dice.chance(20) => Some(Levels::Linear),
        // A share reaches no threshold above 100%.
        Kind::Number if is_share(&text) => Some(share_levels(dice)),
        _ => Some(levels(dice, form, kind)),
    };
    Some(Measure { of: Measured::Value(text), levels })
}

/// Whether an expression surely lies between 0 and 1, as far as an author can see.
fn is_share(text: &str) -> bool {
    ["share(", "covers(", "similar("].iter().any(|name| text.contains(name))
}

fn share_levels(dice: &mut Dice) -> Levels {
    let mut thresholds = vec!["0%", "25%", "33%", "50%", "75%", "80%", "100%"];
    thresholds.retain(|_| dice.chance(40));
    if thresholds.is_empty() {
        thresholds.push("50%");
    }
    ordered(dice, thresholds.into_iter().map(str::to_owned).collect())
}

/// Thresholds from the pool that dossiers draw from.
fn levels(dice: &mut Dice, form: &Form, kind: Kind) -> Levels {
    let written = |of: Type| {
        let mut pool = of.pool(form.period);
        pool.sort_unstable();
        pool.dedup();
        pool.into_iter().map(|steps| of.written(steps)).collect::<Vec<_>>()
    };
    let mut thresholds = match kind {
        Kind::Number => written(Type::Integer),
        Kind::Date => written(Type::Date),
        Kind::Time => written(Type::Time),
        Kind::Month => written(Type::Month),
        _ => ["0 hours", "30 minutes", "90 minutes", "3 hours", "1 day", "31 days"]
            .map(str::to_owned)
            .into(),
    };
    let kept = dice.below(thresholds.len());
    let mut place = 0;
    thresholds.retain(|_| {
        place += 1;
        place == kept + 1 || dice.chance(20)
    });
    ordered(dice, thresholds)
}

/// Levels from thresholds in rising order: more is better, or less is.
fn ordered(dice: &mut Dice, mut thresholds: Vec<String>) -> Levels {
    thresholds.truncate(4);
    let more_is_better = dice.chance(65);
    if more_is_better {
        thresholds.reverse();
    }
    let points = [["10", "7", "4", "1"], ["5", "2.5", "2", "0.5"]];
    let points = dice.pick(&points);
    let steps = thresholds.into_iter().zip(points.iter().copied()).collect();
    Levels::Steps(if more_is_better { "at_least" } else { "at_most" }, steps)
}

fn flag(dice: &mut Dice, form: &Form, wanted: Wanted) -> Option<Flag> {
    let with_rows = dice.chance(70);
    let mut author = Author::of_root(dice, form);
    author.order_free = wanted.order_free;
    let rows = if with_rows { Some(author.each()?) } else { None };
    Some(Flag { rows, when: author.expression(Kind::Boolean, 2)?.text })
}
