//! Stands in for the loader of checklists until it is merged: compiles a model with the language's own parser
//! and checker.

use tilik::bound::{Content, ItemSet, Possible};
use tilik::checklist as real;
use tilik::expr::{self, Constant, Literal, Node, Scope};
use tilik::form as rf;
use tilik::ids::{FieldId, TableId, VocabularyId};
use tilik::quantity::Number;
use tilik::text::Text;

use super::checklist::{Checklist, Measure, Measured};
use super::form::{Blank, Form};
use super::value::{Kind, Type};

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
