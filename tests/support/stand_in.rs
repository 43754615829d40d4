//! Stand-in until the loader and the reader are merged: builds checklists and dossiers from the models.

use std::collections::BTreeSet;

use tilik::bound::{Content, ItemSet, Possible, Range, Truth, Value as Bounds};
use tilik::checklist as real;
use tilik::expr::{self, Constant, Literal, Node, Scene, Scope};
use tilik::form as rf;
use tilik::ids::{FieldId, TableId, VocabularyId};
use tilik::quantity::{Number, Period};
use tilik::text::Text;

use super::checklist::{Checklist, Measure, Measured};
use super::dossier::{Cell, Dossier, Row, Rows};
use super::form::{Blank, Form};
use super::random_dossier::slots;
use super::value::{Kind, Type, Value};

fn text() -> Text {
    Text::both("x".to_owned())
}

fn kind(of: Kind) -> rf::Kind {
    match of {
        Kind::Text => rf::Kind::Text,
        Kind::Number => rf::Kind::Number,
        Kind::Boolean => rf::Kind::Boolean,
        Kind::Date => rf::Kind::Date,
        Kind::Time => rf::Kind::Time,
        Kind::Month => rf::Kind::Month,
        Kind::Duration => rf::Kind::Duration,
        Kind::Choice(v) => rf::Kind::Choice(VocabularyId::new(v)),
        Kind::Choices(v) => rf::Kind::Choices(VocabularyId::new(v)),
    }
}

fn node(written: &str, scope: Scope<'_>) -> Result<Node, String> {
    let say =
        |fault: expr::Fault| format!("{written}: {}", fault.message.get(tilik::text::Lang::En));
    let ast = expr::parse(written).map_err(say)?;
    expr::check(&ast, &scope, &mut Vec::new()).map_err(say)
}

pub(crate) fn checklist(model: &Checklist) -> Result<real::Checklist, String> {
    let constants: Vec<Constant> = model
        .form
        .parameters
        .iter()
        .map(|one| {
            let items = one
                .written
                .trim_matches(['[', ']'])
                .split(", ")
                .map(|item| Literal::parse(item).unwrap_or_else(|| Literal::text(item)))
                .collect();
            Constant { name: one.name.to_owned(), items, is_list: one.is_list }
        })
        .collect();
    let (form, rules) = form(&model.form, &constants)?;
    let mut criteria = Vec::new();
    for one in &model.criteria {
        let root = Scope::root(&form, &constants);
        let (measure, levels) = measure(&one.measure, &form, &constants)?;
        criteria.push(real::Criterion {
            id: one.id.clone(),
            section: one.section,
            axis: one.axis,
            title: text(),
            why: None,
            basis: vec![],
            evidence: vec![],
            weight: one.weight.map_or(Number::ONE, |w| {
                Literal::parse(w).unwrap().range().unwrap().exact().unwrap().clone()
            }),
            critical: one.critical,
            applies_when: one.applies_when.as_ref().map(|c| node(c, root)).transpose()?,
            measure,
            levels: levels.unwrap_or_else(real::Levels::whole),
            when_empty: match one.when_empty {
                Some("met") => real::WhenEmpty::Met,
                Some("unmet") => real::WhenEmpty::Unmet,
                _ => real::WhenEmpty::NotApplicable,
            },
            recommend: vec![],
            systemic: None,
        });
    }
    let mut indicators = Vec::new();
    for one in &model.indicators {
        if let (real::Measure::Value(measure), levels) = measure(one, &form, &constants)? {
            indicators.push(real::Indicator { id: "I".to_owned(), title: text(), measure, levels });
        }
    }
    let mut flags = Vec::new();
    for one in &model.flags {
        let mut scope = Scope::root(&form, &constants);
        let mut each = None;
        if let Some(rows) = &one.rows {
            let ast = expr::parse_rows(rows).map_err(|_| rows.clone())?;
            let (path, inner) = expr::check_rows(&ast, &scope)
                .map_err(|f| f.message.get(tilik::text::Lang::En).to_owned())?;
            each = Some(path);
            scope = inner;
        }
        flags.push(real::Flag {
            id: "F".to_owned(),
            each,
            when: node(&one.when, scope)?,
            severity: real::FlagSeverity::Info,
            text: text(),
        });
    }
    let number = |w: &str| Literal::parse(w).unwrap().range().unwrap().exact().unwrap().clone();
    Ok(real::Checklist {
        id: "uji".to_owned(),
        version: "1".to_owned(),
        title: text(),
        sha256: String::new(),
        changes: vec![],
        basis: vec![],
        parameters: constants,
        rules,
        sections: model
            .sections
            .iter()
            .enumerate()
            .map(|(i, w)| real::Section { id: format!("s{i}"), title: text(), weight: number(w) })
            .collect(),
        axes: (0..model.axes).map(|i| real::Axis { id: format!("x{i}"), title: text() }).collect(),
        grades: (0..=model.grades.len())
            .map(|i| real::Grade {
                id: format!("g{i}"),
                title: text(),
                at_least: model.grades.get(i).map(|p| Number::ratio((*p).into(), 100).unwrap()),
            })
            .collect(),
        addressees: vec![],
        gates: model
            .gates
            .iter()
            .map(|(c, cap)| real::Gate { critical_unmet: usize::try_from(*c).unwrap(), cap: *cap })
            .collect(),
        criteria,
        indicators,
        flags,
        form,
    })
}

fn measure(
    one: &Measure,
    form: &rf::Form,
    constants: &[Constant],
) -> Result<(real::Measure, Option<real::Levels>), String> {
    let scope = Scope::root(form, constants);
    let measure = match &one.of {
        Measured::Value(value) => real::Measure::Value(node(value, scope)?),
        Measured::Each { rows, condition, require } => {
            let ast = expr::parse_rows(rows).map_err(|_| rows.clone())?;
            let (path, inner) = expr::check_rows(&ast, &scope)
                .map_err(|f| format!("{rows}: {}", f.message.get(tilik::text::Lang::En)))?;
            real::Measure::Rows(Box::new(real::EachRow {
                rows: path,
                condition: condition.as_ref().map(|c| node(c, inner.clone())).transpose()?,
                require: node(require, inner)?,
                written: require.clone(),
            }))
        }
    };
    let levels = one.levels.as_ref().map(|written| {
        if written == "linear" {
            return real::Levels::Linear;
        }
        let at_least = written.starts_with("{at_least");
        let inner = written.split_once(": {").unwrap().1.trim_end_matches('}');
        let levels = inner
            .split(", ")
            .map(|pair| {
                let (threshold, points) = pair.rsplit_once(": ").unwrap();
                let number =
                    |w: &str| Literal::parse(w).unwrap().range().unwrap().exact().unwrap().clone();
                real::Level { threshold: number(threshold), points: number(points) }
            })
            .collect();
        if at_least { real::Levels::AtLeast(levels) } else { real::Levels::AtMost(levels) }
    });
    Ok((measure, levels))
}

fn blank_value(form: &Form, of: Type, written: &str) -> Possible<String> {
    match of {
        Type::Text => Possible::there(Content::Text(Some(written.to_owned()))),
        Type::Boolean => (written == "ya").into(),
        Type::Choice(v) | Type::Choices(v) => {
            let set =
                ItemSet::only(form.vocabularies[v].1.iter().position(|i| *i == written).unwrap());
            Possible::there(if matches!(of, Type::Choice(_)) {
                Content::Choice(set)
            } else {
                Content::Choices { surely: set, possibly: set }
            })
        }
        _ => Literal::parse(written).unwrap().value,
    }
}

fn form(model: &Form, constants: &[Constant]) -> Result<(rf::Form, real::Rules), String> {
    let mut form = rf::Form::new(text());
    for (name, items) in &model.vocabularies {
        form.vocabularies.push(rf::Vocabulary {
            name: (*name).to_owned(),
            items: items.iter().map(|i| rf::Item { key: (*i).to_owned(), label: text() }).collect(),
        });
    }
    let mut derived: Vec<(usize, usize)> = Vec::new();
    for (t, table) in model.tables.iter().enumerate() {
        if t > 0 {
            let mut one =
                rf::Table::new(table.name.clone(), text(), Some(TableId::new(table.parent)));
            one.blank_is_empty = table.blank_none;
            form.add_table(one);
        }
        for (f, field) in table.fields.iter().enumerate() {
            if field.derive.is_some() {
                derived.push((t, f));
            }
            form.table_mut(TableId::new(t)).add_field(rf::Field {
                name: field.name.clone(),
                kind: match field.of {
                    Some(Type::Integer) => rf::Kind::Integer,
                    Some(Type::Percent) => rf::Kind::Share,
                    _ => kind(field.kind),
                },
                label: text(),
                unit: None,
                required: field.required,
                blank: match (&field.blank, &field.derive) {
                    (_, Some(_)) => rf::Blank::UnknownOrNone,
                    (Blank::Unknown, _) => rf::Blank::Unknown,
                    (Blank::NoneAllowed, _) => rf::Blank::UnknownOrNone,
                    (Blank::None, _) => rf::Blank::None,
                    (Blank::Value(v), _) => {
                        rf::Blank::Value(blank_value(model, field.of.unwrap(), v))
                    }
                },
                pattern: None,
                derived: field.derive.is_some(),
            });
        }
    }
    form.name = FieldId::new(1);
    form.timeline = model.timeline.as_ref().map(|one| rf::Timeline {
        table: TableId::new(one.table),
        month: FieldId::new(1),
        every: if one.step == 3 { rf::Every::Quarter } else { rf::Every::Month },
        complete_when: one.complete_when.as_ref().map(|_| FieldId::new(2)),
    });
    let mut rules = real::Rules {
        fields: model
            .tables
            .iter()
            .map(|t| vec![real::FieldRules::default(); t.fields.len()])
            .collect(),
        ..real::Rules::default()
    };
    derived.sort_by_key(|(t, f)| {
        model.tables[*t].fields[*f].name.trim_start_matches("turunan").parse::<usize>().unwrap()
    });
    for (t, f) in derived {
        let scope =
            Scope::root(&form, constants).with_row(TableId::new(t), None).without_previous();
        let compiled = node(model.tables[t].fields[f].derive.as_ref().unwrap(), scope)?;
        let of = compiled.of;
        rules.fields[t][f].derive = Some(compiled);
        form.table_mut(TableId::new(t)).fields[f].kind = of;
        rules.derived.push((TableId::new(t), FieldId::new(f)));
    }
    for (t, table) in model.tables.iter().enumerate() {
        for (f, field) in table.fields.iter().enumerate() {
            let Some(of) = field.of else { continue };
            let limit = |l: &Option<super::form::Limit>| {
                l.as_ref()
                    .map(|l| {
                        node(
                            &l.written(of),
                            Scope::root(&form, constants)
                                .with_row(TableId::new(t), None)
                                .of_row_alone(),
                        )
                    })
                    .transpose()
            };
            let (min, max) = (limit(&field.min)?, limit(&field.max)?);
            if min.is_some() || max.is_some() {
                rules.bounded.push((TableId::new(t), FieldId::new(f)));
            }
            rules.fields[t][f].min = min;
            rules.fields[t][f].max = max;
        }
    }
    Ok((form, rules))
}

fn number(of: Type, steps: i64) -> Number {
    match of {
        Type::Number => Number::ratio(steps.into(), 100).unwrap(),
        Type::Percent => Number::ratio(steps.into(), 10_000).unwrap(),
        _ => Number::whole(steps),
    }
}

fn cell<'a>(
    form: &rf::Form,
    field: &'a super::form::Field,
    real: &'a rf::Field,
    cell: &'a Cell,
) -> Bounds<'a> {
    let of = field.of.unwrap();
    let items = match of {
        Type::Choice(v) | Type::Choices(v) => form.vocabularies[v].items.len(),
        _ => 0,
    };
    let any = || rf::any_of_kind::<&str>(real.kind, items);
    let clip = |low: Option<i64>, high: Option<i64>| {
        let asked =
            Range::between(low.map(|s| number(of, s)), high.map(|s| number(of, s))).unwrap();
        Bounds::from(any().range().unwrap().clone().meet(asked))
    };
    let whole = !matches!(of, Type::Number | Type::Percent);
    match cell {
        Cell::Absent => match &real.blank {
            rf::Blank::Unknown => any(),
            rf::Blank::UnknownOrNone => any().or_none(),
            rf::Blank::None => Bounds::NONE,
            rf::Blank::Value(value) => value.map_text(|t| t.as_str()),
        },
        Cell::Unknown => any().or_none_if(real.blank.may_be_none()),
        Cell::Dash if real.blank.may_be_none() => Bounds::NONE,
        Cell::Dash if of == Type::Boolean => false.into(),
        Cell::Dash => {
            Bounds::there(Content::Choices { surely: ItemSet::EMPTY, possibly: ItemSet::EMPTY })
        }
        Cell::Known(value) => match value {
            Value::Text(t) => Bounds::there(Content::Text(Some(t.as_str()))),
            Value::Quantity(steps) => number(of, *steps).into(),
            Value::Boolean(b) => (*b).into(),
            Value::Choice(i) => Bounds::there(Content::Choice(ItemSet::only(*i))),
            Value::Choices(is) => {
                let set = is.iter().fold(ItemSet::EMPTY, |s, i| s.with(*i));
                Bounds::there(Content::Choices { surely: set, possibly: set })
            }
            Value::Raw(w) => {
                Literal::parse(w).unwrap().range().unwrap().exact().unwrap().clone().into()
            }
        },
        Cell::AtLeast(s) => clip(Some(*s), None),
        Cell::AtMost(s) => clip(None, Some(*s)),
        Cell::Above(s) => clip(Some(s + i64::from(whole)), None),
        Cell::Below(s) => clip(None, Some(s - i64::from(whole))),
        Cell::Between(a, b) => clip(Some(*a), Some(*b)),
        Cell::DayOf(m) => {
            let m = tilik::quantity::Month::from_index(i32::try_from(*m).unwrap()).unwrap();
            clip(Some(m.first_day().days().into()), Some(m.last_day().days().into()))
        }
        Cell::Some(is) => {
            let set = is.iter().fold(ItemSet::EMPTY, |s, i| s.with(*i));
            Bounds::there(Content::Choices { surely: set, possibly: ItemSet::first(items) })
        }
    }
}

enum Source<'m> {
    Row(&'m Row),
    Slot(i32, i32),
    Many,
}

pub(crate) fn dossier(
    checklist: &real::Checklist,
    model: &Form,
    dossier: &Dossier,
) -> Result<tilik::dossier::Dossier, String> {
    let form = &checklist.form;
    let period: Period = dossier.period;
    let step = model.timeline.as_ref().map_or(1, |t| t.step);
    let months = i64::from(period.month_count());
    let mut records = rf::Records::new(
        form,
        rf::Calendar {
            expected: Number::whole(months / i64::from(step)),
            months: Number::whole(months),
            start: period.first_day(),
            end: period.last_day(),
        },
    );
    let mut sources: Vec<Vec<Source<'_>>> = vec![vec![Source::Row(&dossier.root)]];
    let certain =
        |parent, number, presence| rf::Row { parent, presence, number, at: rf::At::default() };
    records.rows_mut(TableId::ROOT).push(certain(rf::RowId::ROOT, 1, rf::Presence::Certain));
    let complete =
        model.timeline.as_ref().and_then(|t| t.complete_when.as_deref()).is_some_and(|name| {
            dossier.root_cell(model, name) == Some(&Cell::Known(Value::Boolean(true)))
        });
    for (t, table) in model.tables.iter().enumerate().skip(1) {
        let place = model.tables[table.parent].tables.iter().position(|one| *one == t).unwrap();
        let (id, parent_id) = (TableId::new(t), TableId::new(table.parent));
        let mut here = Vec::new();
        for (p, parent) in sources[table.parent].iter().enumerate() {
            let mut rows: Vec<Source<'_>> = Vec::new();
            let said = match parent {
                Source::Row(row) => &row.tables[place],
                _ => &Rows::Unknown,
            };
            match said {
                Rows::These(these) => rows.extend(these.iter().map(Source::Row)),
                Rows::Dash => {}
                Rows::Unknown => rows.push(Source::Many),
                Rows::Absent if model.is_timeline(t) || table.blank_none => {}
                Rows::Absent => rows.push(Source::Many),
            }
            if model.is_timeline(t) {
                let month = |source: &Source<'_>| match source {
                    Source::Row(row) => row.cells[1].as_ref().unwrap().quantity().unwrap(),
                    Source::Slot(from, _) => i64::from(*from),
                    Source::Many => 0,
                };
                for slot in slots(period, step) {
                    let span = i64::from(slot.index())..i64::from(slot.index() + step);
                    if !complete && !rows.iter().any(|row| span.contains(&month(row))) {
                        rows.push(Source::Slot(slot.index(), slot.index() + step - 1));
                    }
                }
                rows.sort_by_key(month);
            }
            let start = here.len();
            for (n, row) in rows.into_iter().enumerate() {
                let presence = match row {
                    Source::Row(_) => rf::Presence::Certain,
                    Source::Slot(..) => rf::Presence::Possible,
                    Source::Many => rf::Presence::Many,
                };
                records.rows_mut(id).push(certain(
                    rf::RowId::new(p),
                    u32::try_from(n + 1).unwrap(),
                    presence,
                ));
                here.push(row);
            }
            records.rows_mut(parent_id).set_nested(
                rf::RowId::new(p),
                place,
                u32::try_from(start).unwrap()..u32::try_from(here.len()).unwrap(),
            );
        }
        sources.push(here);
    }
    for (t, rows) in sources.iter().enumerate() {
        for (r, source) in rows.iter().enumerate() {
            for (f, field) in model.tables[t].fields.iter().enumerate() {
                if field.of.is_none() {
                    continue;
                }
                let (table, id) = (TableId::new(t), FieldId::new(f));
                let value = match source {
                    Source::Row(row) => {
                        cell(form, field, form.field(table, id), row.cells[f].as_ref().unwrap())
                    }
                    Source::Slot(from, to) if f == 1 => {
                        Range::spanning(Number::whole((*from).into()), Number::whole((*to).into()))
                            .into()
                    }
                    _ => cell(form, field, form.field(table, id), &Cell::Unknown),
                };
                let kept = records.keep_value(&value);
                *records.rows_mut(table).cell_mut(rf::RowId::new(r), id) = kept;
            }
        }
    }
    for (table, field) in &checklist.rules.bounded {
        let rules = checklist.rules.of(*table, *field).unwrap();
        for row in records.rows(*table).ids().collect::<Vec<_>>() {
            let scene = Scene::root(form, &records).of_row(*table, row);
            let end = |rule: &Option<Node>| {
                rule.as_ref()
                    .map(|node| scene.evaluate(node))
                    .filter(|v| !v.may_be_none())
                    .and_then(|v| v.range().cloned())
            };
            let (min, max) = (end(&rules.min), end(&rules.max));
            let value = records.value(*table, row, *field);
            let Some(range) = value.range().cloned() else { continue };
            let whole = form.field(*table, *field).kind.is_whole();
            let low = min.and_then(|m| m.low().cloned()).map(|n| if whole { n.ceil() } else { n });
            let high =
                max.and_then(|m| m.high().cloned()).map(|n| if whole { n.floor() } else { n });
            let left = Range::between(low, high).and_then(|limits| limits.meet(range.clone()));
            match left {
                Some(left) => {
                    let none = value.may_be_none();
                    let kept = Possible::from(left).or_none_if(none);
                    *records.rows_mut(*table).cell_mut(row, *field) = kept;
                }
                None if records.rows(*table).row(row).presence == rf::Presence::Certain => {
                    return Err("out of range".to_owned());
                }
                None => {}
            }
        }
    }
    for (table, field) in &checklist.rules.derived {
        let rules = checklist.rules.of(*table, *field).unwrap();
        for row in records.rows(*table).ids().collect::<Vec<_>>() {
            let value = {
                let scene = Scene::root(form, &records).of_row(*table, row);
                let value = scene.evaluate(rules.derive.as_ref().unwrap());
                value.map_text(|t| (*t).to_owned())
            };
            let borrowed = value.map_text(|t| t.as_str());
            let kept = records.keep_value(&borrowed);
            *records.rows_mut(*table).cell_mut(row, *field) = kept;
        }
    }
    Ok(tilik::dossier::Dossier {
        code: "P1".to_owned(),
        name: "P1".to_owned(),
        groups: vec![],
        period,
        as_of: None,
        filled_by: tilik::dossier::FilledBy::Itself,
        records,
        sources: vec![],
        claims: tilik::dossier::Claims::default(),
        inputs: vec![],
        partly_known: BTreeSet::new(),
    })
}

#[allow(dead_code)]
fn _unused(_: Truth) {}
