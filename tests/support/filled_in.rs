//! What a person would type into a form to say what a dossier says, sheet by sheet.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};
use tilik::bound::{Content, Range, Truth};
use tilik::checklist::{Checklist, Method};
use tilik::diagnostic::{Diagnostics, Source};
use tilik::dossier::{Answer, Evidence, Holder, ReadOptions, Reader, Submission};
use tilik::form::layout::{Column, Holds, Layout, Role};
use tilik::form::{Blank, Field, Form, Key, Kind};
use tilik::ids::TableId;
use tilik::quantity::{Date, Month, Number};
use tilik::text::Lang;

/// The answers of a dossier in YAML: for each sheet its headers and records, as the script that fills them in
/// asks for them.
pub(crate) fn answers(checklist: &Checklist, yaml: &str) -> Json {
    let reader = Reader::new(checklist, ReadOptions::default());
    let source = Arc::new(Source::file("dossier.yaml", yaml));
    let drafts = reader.read_yaml(&source, &mut Diagnostics::new());
    let form = &checklist.form;
    let submission = drafts[0].submission(form);
    let typist = Typist {
        form,
        layout: Layout::of(form),
        submission: &submission,
        checklist: &checklist.id,
    };
    let mut sheets: Vec<Json> = form.tables().map(|(id, _)| typist.sheet(id)).collect();
    sheets.push(typist.evidence());
    json!({ "sheets": sheets })
}

struct Typist<'a> {
    form: &'a Form,
    layout: Layout,
    submission: &'a Submission,
    checklist: &'a str,
}

impl Typist<'_> {
    fn sheet(&self, table: TableId) -> Json {
        let columns = self.layout.columns(table);
        let name = self.layout.sheet(Holds::Table(table)).unwrap().name.get(Lang::Id).to_owned();
        // Questions are asked without the unit, which stands in a column of its own.
        let header = |column: &Column<Role>| match table {
            TableId::ROOT => column.label.get(Lang::Id).to_owned(),
            _ => column.header(Lang::Id),
        };
        let month = self.form.timeline.filter(|line| line.table == table).and_then(|line| {
            columns.iter().find(|column| column.role == Role::Field(line.month)).map(header)
        });
        let records = (0..self.submission.of(table).len()).map(|record| {
            let mut typed = Map::new();
            for column in columns.iter() {
                let answer = self.typed(table, record, column.role);
                typed.extend(answer.map(|answer| (header(column), answer)));
            }
            self.say_something(table, record, &mut typed, &header);
            Json::Object(typed)
        });
        json!({
            "name": name,
            "is_root": table == TableId::ROOT,
            "headers": columns.iter().map(header).collect::<Vec<_>>(),
            "month": month,
            "records": records.collect::<Vec<_>>(),
        })
    }

    /// A record of which nothing is said but where it belongs is told by a sign in one of its fields.
    fn say_something(
        &self,
        table: TableId,
        record: usize,
        typed: &mut Map<String, Json>,
        header: &dyn Fn(&Column<Role>) -> String,
    ) {
        let month = self.form.timeline.filter(|line| line.table == table).map(|line| line.month);
        let says = |role: Role| match role {
            Role::Field(field) => Some(field) != month,
            Role::Count(_) => true,
            _ => false,
        };
        let columns = self.layout.columns(table);
        let said = columns
            .iter()
            .any(|column| says(column.role) && self.typed(table, record, column.role).is_some());
        if said {
            return;
        }
        let free = columns.iter().find_map(|column| match column.role {
            Role::Field(field) if says(column.role) => {
                let field: &Field = self.form.field(table, field);
                let sign = if field.blank == Blank::None { "-" } else { "?" };
                (!matches!(field.blank, Blank::Value(_))).then(|| (header(column), sign))
            }
            _ => None,
        });
        typed.extend(free.map(|(header, sign)| (header, json!(["text", sign]))));
    }

    /// What is typed into a column of a record.
    fn typed(&self, table: TableId, record: usize, role: Role) -> Option<Json> {
        let of = &self.submission.of(table)[record];
        match role {
            Role::Period => own(&self.submission.period, ToString::to_string),
            Role::FilledBy => own(&self.submission.filled_by, |by| by.key().to_owned()),
            Role::Checklist => Some(json!(["text", self.checklist])),
            Role::Field(field) => self.answer(self.form.field(table, field), of.field(field)),
            Role::Count(nested) => match of.table(self.form.table(nested).place) {
                Answer::None => Some(json!(["number", "0"])),
                Answer::Unknown => Some(json!(["text", "?"])),
                _ => None,
            },
            Role::Month => self.chain(table, record).month.map(|month| json!(["month", month])),
            Role::InMonth => {
                let number = self.chain(table, record).in_month;
                (number > 1).then(|| json!(["number", number.to_string()]))
            }
            Role::Holder(holder) => {
                Some(json!(["number", self.chain(table, record).numbers[&holder].to_string()]))
            }
            Role::Own => None,
        }
    }

    /// How a record's holders are named.
    fn chain(&self, table: TableId, record: usize) -> Chain {
        let mut chain = Chain::default();
        let (mut table, mut record) = (table, record);
        while table != TableId::ROOT {
            let holder = self.holder(table, record);
            table = self.form.table(table).parent.unwrap();
            record = holder;
            if self.form.is_timeline(table) {
                (chain.month, chain.in_month) = self.in_month(table, record);
            } else if table != TableId::ROOT {
                chain.numbers.insert(table, self.number(table, record));
            }
        }
        chain
    }

    /// The record that holds another; it is there in whatever was sound.
    fn holder(&self, table: TableId, record: usize) -> usize {
        match self.submission.of(table)[record].holder {
            Holder::Row(holder) => holder,
            Holder::Missing(_) => panic!("a row without a holder"),
        }
    }

    /// A record's number among those of its parent.
    fn number(&self, table: TableId, record: usize) -> usize {
        let records = self.submission.of(table);
        records[..=record].iter().filter(|one| one.holder == records[record].holder).count()
    }

    /// The month of a record of the timeline, and its number in it.
    fn in_month(&self, table: TableId, record: usize) -> (Option<String>, usize) {
        let month = self.form.timeline.unwrap().month;
        let records = self.submission.of(table);
        let of = |record: usize| match records[record].field(month) {
            Answer::Known(Content::Range(range)) => range.exact().cloned(),
            _ => None,
        };
        let number = (0..=record).filter(|one| of(*one) == of(record)).count();
        (of(record).map(|month| shown(Kind::Month, &month)), number)
    }

    /// A record's name in reports.
    fn name(&self, table: TableId, record: usize) -> String {
        let Some(parent) = self.form.table(table).parent else { return String::new() };
        let above = self.name(parent, self.holder(table, record));
        let name = &self.form.table(table).name;
        let own = if self.form.is_timeline(table) {
            match self.in_month(table, record) {
                (month, 1) => format!("{name} {}", month.unwrap()),
                (month, number) => format!("{name} {} #{number}", month.unwrap()),
            }
        } else {
            format!("{name} {}", self.number(table, record))
        };
        if above.is_empty() { own } else { format!("{above} / {own}") }
    }

    fn answer(&self, field: &Field, answer: &Answer) -> Option<Json> {
        let content = match answer {
            Answer::Blank => return None,
            Answer::Unknown => return Some(json!(["text", "?"])),
            Answer::None => return Some(json!(["text", "-"])),
            Answer::AsWritten(text) => return Some(json!(["text", text])),
            Answer::Known(content) => content,
        };
        let items = |kind: Kind, chosen: &dyn Fn(usize) -> bool| {
            let (Kind::Choice(id) | Kind::Choices(id)) = kind else { return Vec::new() };
            let items = self.form.vocabulary(id).items.iter().enumerate();
            let labels = items.filter(|(place, _)| chosen(*place));
            labels.map(|(_, item)| item.label.get(Lang::Id).to_owned()).collect::<Vec<_>>()
        };
        Some(match content {
            Content::Text(text) => json!(["text", text]),
            Content::Truth(truth) => {
                json!(["text", if *truth == Truth::True { "ya" } else { "tidak" }])
            }
            Content::Choice(set) => {
                json!(["text", items(field.kind, &|it| set.has(it)).concat()])
            }
            Content::Choices { surely, possibly } => {
                let mut chosen = items(field.kind, &|it| surely.has(it));
                chosen.extend((surely != possibly).then(|| "?".to_owned()));
                match chosen.is_empty() {
                    true => json!(["text", "tidak ada"]),
                    false => json!(["text", chosen.join("; ")]),
                }
            }
            Content::Range(range) => typed_range(field.kind, range),
            Content::Nothing => return None,
        })
    }

    fn evidence(&self) -> Json {
        let proofs = &self.layout.proofs;
        let headers: Vec<String> = proofs.iter().map(|column| column.header(Lang::Id)).collect();
        let name = self.layout.sheet(Holds::Evidence).unwrap().name.get(Lang::Id);
        let rows = self.submission.evidence.iter().flat_map(|of| self.proofs(of));
        let records = rows.map(|row| {
            let cells = headers.iter().cloned().zip(row);
            let filled = cells.filter(|(_, text)| !text.is_empty());
            filled.map(|(header, text)| (header, json!(["text", text]))).collect::<Map<_, _>>()
        });
        json!({
            "name": name, "is_root": false, "headers": headers, "month": null,
            "records": records.collect::<Vec<_>>(),
        })
    }

    fn proofs(&self, of: &Evidence) -> Vec<[String; 4]> {
        let name = self.name(of.table, of.row);
        let claims = of.claims.iter().map(|claim| {
            let label = match claim.of {
                Key::Field(field) => &self.form.field(of.table, field).label,
                Key::Table(table) => &self.form.table(table).label,
            };
            let methods = claim.methods.iter().map(|method| match method {
                Method::Document => "dokumen",
                Method::Interview => "wawancara",
                Method::Observation => "observasi",
            });
            let methods = methods.collect::<Vec<_>>().join("; ");
            let note = claim.note.clone().unwrap_or_default();
            [name.clone(), label.get(Lang::Id).to_owned(), note, methods]
        });
        let claims: Vec<_> = claims.collect();
        match claims.is_empty() {
            true => vec![[name, String::new(), "-".to_owned(), String::new()]],
            false => claims,
        }
    }
}

#[derive(Default)]
struct Chain {
    month: Option<String>,
    in_month: usize,
    numbers: HashMap<TableId, usize>,
}

fn own<T>(own: &tilik::dossier::Own<T>, text: impl Fn(&T) -> String) -> Option<Json> {
    match own {
        tilik::dossier::Own::Blank => None,
        tilik::dossier::Own::As(value) => Some(json!(["text", text(value)])),
        tilik::dossier::Own::AsWritten(text) => Some(json!(["text", text])),
    }
}

fn typed_range(kind: Kind, range: &Range) -> Json {
    if let Some(exact) = range.exact() {
        let of = match kind {
            Kind::Date => "date",
            Kind::Month => "month",
            Kind::Time => "time",
            Kind::Share => "percent",
            _ => "number",
        };
        return json!([of, shown(kind, exact)]);
    }
    let sign = if kind == Kind::Share { "%" } else { "" };
    let say = |number: &Number| format!("{}{sign}", shown(kind, number));
    json!([
        "text",
        match (range.low(), range.high()) {
            (Some(low), Some(high)) => format!("{}..{}", say(low), say(high)),
            (Some(low), None) => format!(">= {}", say(low)),
            (None, Some(high)) => format!("<= {}", say(high)),
            (None, None) => "?".to_owned(),
        }
    ])
}

fn shown(kind: Kind, number: &Number) -> String {
    let whole = || i32::try_from(number.to_i64().unwrap()).unwrap();
    match kind {
        Kind::Date => Date::from_days(whole()).unwrap().to_string(),
        Kind::Month => Month::from_index(whole()).unwrap().to_string(),
        Kind::Time => format!("{:02}:{:02}", whole() / 60, whole() % 60),
        Kind::Share => (number.clone() * Number::whole(100)).to_decimal(18),
        _ => number.to_decimal(18),
    }
}
