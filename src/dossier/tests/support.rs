//! A small checklist built by hand, and short ways to read dossiers by it.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::bound::{Possible, Range, Value};
use crate::checklist::{Checklist, FieldRules, Rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use crate::dossier::{Dossier, Draft, ReadOptions, Reader};
use crate::expr::{Expression, Node, Scope, check, parse};
use crate::form::{Blank, Every, Field, Form, Item, Kind, RowId, Table, Timeline, Vocabulary};
use crate::ids::{FieldId, TableId, VocabularyId};
use crate::quantity::{Date, Month, Number};
use crate::text::{Lang, Text};

/// Fields of the test form: name, kind, and the rest as `required`, `none`, `maybe`, `=VALUE`, `min`, `max`,
/// `derive` and `pattern`, separated by `;`.
type Fields = Vec<(&'static str, Kind, &'static str)>;

fn role() -> Kind {
    Kind::Choice(VocabularyId::new(0))
}

fn topics() -> Kind {
    Kind::Choices(VocabularyId::new(1))
}

fn root() -> Fields {
    vec![
        ("kode", Kind::Text, "required"),
        ("nama", Kind::Text, "required"),
        ("wilayah", Kind::Text, ""),
        ("staf", Kind::Integer, "min 0"),
        ("staf_tahu", Kind::Integer, "min 0; max staf"),
        ("capaian", Kind::Share, "min 0%; max 100%"),
        ("skala", Kind::Number, ""),
        ("tersedia", Kind::Boolean, ""),
        ("lengkap", Kind::Boolean, ""),
        ("catatan", Kind::Text, "none"),
        ("jadwal", Kind::Text, "=tetap"),
        ("ditinjau", Kind::Date, "maybe"),
        ("nomor", Kind::Text, "pattern [A-Z]+-[0-9]+"),
        ("topik_utama", topics(), "none"),
        ("belum_tahu", Kind::Integer, "derive staf - staf_tahu"),
        ("jumlah_rapat", Kind::Integer, "derive count(rapat)"),
    ]
}

fn meeting() -> Fields {
    vec![
        ("bulan", Kind::Month, "required"),
        ("tanggal", Kind::Date, "maybe; min first_day(bulan); max last_day(bulan)"),
        ("mulai", Kind::Time, ""),
        ("selesai", Kind::Time, "min mulai"),
        ("durasi", Kind::Duration, "derive selesai - mulai"),
        ("topik", topics(), ""),
        ("pimpinan", role(), ""),
    ]
}

fn guests() -> Fields {
    vec![
        ("unsur", role(), "required"),
        ("hadir", Kind::Integer, "min 0; max staf"),
        ("regu", Kind::Integer, "min 2; max staf"),
    ]
}

fn problems() -> Fields {
    vec![
        ("uraian", Kind::Text, "required"),
        ("dibahas", Kind::Boolean, ""),
        ("tenggat", Kind::Date, "none"),
    ]
}

fn tools() -> Fields {
    vec![("jenis", Kind::Text, "required"), ("jumlah", Kind::Integer, "=1")]
}
fn papers() -> Fields {
    vec![("judul", Kind::Text, "required")]
}
fn pages() -> Fields {
    vec![("nomor", Kind::Integer, "")]
}

/// The checklist by which the tests read: monthly meetings with guests and problems; tools, of which none
/// are none; papers with pages.
pub(super) fn checklist() -> Checklist {
    checklist_of(Every::Month)
}

pub(super) fn checklist_of(every: Every) -> Checklist {
    let mut form = Form::new(Text::both("Unit"));
    form.vocabularies = vec![
        words(&[("kepala", "Kepala unit", "Head"), ("tata_usaha", "Tata usaha", "Administration")]),
        words(&[
            ("capaian", "Capaian", "Results"),
            ("masalah", "Masalah", "Problems"),
            ("lain", "Lain-lain", "Other; mixed"),
        ]),
    ];
    fill(&mut form, TableId::ROOT, &root());
    let mut plans = vec![(TableId::ROOT, root())];
    let mut add = |form: &mut Form, name: &str, parent: TableId, fields: Fields| {
        let id = form.add_table(Table::new(name, Text::both(name), Some(parent)));
        fill(form, id, &fields);
        plans.push((id, fields));
        id
    };
    let meetings = add(&mut form, "rapat", TableId::ROOT, meeting());
    add(&mut form, "peserta", meetings, guests());
    add(&mut form, "kendala", meetings, problems());
    let tools = add(&mut form, "sarana", TableId::ROOT, tools());
    let papers = add(&mut form, "dokumen", TableId::ROOT, papers());
    add(&mut form, "halaman", papers, pages());
    form.table_mut(tools).blank_is_empty = true;
    form.name = FieldId::new(1);
    form.groups = vec![FieldId::new(2)];
    form.timeline = Some(Timeline {
        table: meetings,
        month: FieldId::new(0),
        every,
        complete_when: Some(FieldId::new(8)),
    });
    let rules = rules(&form, &plans);
    bare(form, rules)
}

fn words(items: &[(&str, &str, &str)]) -> Vocabulary {
    let item = |(key, id, en): &(&str, &str, &str)| Item {
        key: (*key).to_owned(),
        label: Text::new(*id, *en),
    };
    Vocabulary { name: String::new(), items: items.iter().map(item).collect() }
}

fn says<'a>(rules: &'a str, word: &str) -> Option<&'a str> {
    rules.split("; ").find_map(|rule| rule.strip_prefix(word)).map(str::trim)
}

fn fill(form: &mut Form, table: TableId, fields: &Fields) {
    for (name, kind, rules) in fields {
        let value = says(rules, "=").map(|value| match kind {
            Kind::Integer => Possible::from(Number::whole(value.parse().unwrap())),
            _ => Possible::there(crate::bound::Content::Text(Some(value.to_owned()))),
        });
        let pattern = says(rules, "pattern").map(|pattern| {
            (regex::Regex::new(&format!("^(?:{pattern})$")).unwrap(), pattern.to_owned())
        });
        form.table_mut(table).add_field(Field {
            name: (*name).to_owned(),
            kind: *kind,
            label: Text::both(*name),
            unit: None,
            required: says(rules, "required").is_some(),
            blank: match value {
                Some(value) => Blank::Value(value),
                None if says(rules, "none").is_some() => Blank::None,
                None if says(rules, "maybe").is_some() => Blank::UnknownOrNone,
                None => Blank::Unknown,
            },
            pattern,
            derived: says(rules, "derive").is_some(),
        });
    }
}

fn rules(form: &Form, plans: &[(TableId, Fields)]) -> Rules {
    let mut rules = Rules::default();
    for (table, fields) in plans {
        let node = |text: &str| -> Node {
            let scope = Scope::root(form, &[]).with_row(*table, None).without_previous();
            check(&parse(text).unwrap(), &scope, &mut Vec::new()).unwrap()
        };
        let mut of_table = Vec::new();
        for (index, (_, _, written)) in fields.iter().enumerate() {
            let of = FieldRules {
                min: says(written, "min").map(node),
                max: says(written, "max").map(node),
                derive: says(written, "derive").map(|text| Expression::new(node(text), text)),
            };
            if of.min.is_some() || of.max.is_some() || of.derive.is_some() {
                rules.order.push((*table, FieldId::new(index)));
            }
            of_table.push(of);
        }
        rules.fields.push(of_table);
    }
    rules
}

fn bare(form: Form, rules: Rules) -> Checklist {
    Checklist {
        id: "contoh".to_owned(),
        version: "1".to_owned(),
        title: Text::both("Contoh"),
        sha256: String::new(),
        bases: Vec::new(),
        changes: Vec::new(),
        basis: Vec::new(),
        parameters: Vec::new(),
        form,
        rules,
        sections: Vec::new(),
        axes: Vec::new(),
        grades: Vec::new(),
        addressees: Vec::new(),
        gates: Vec::new(),
        criteria: Vec::new(),
        indicators: Vec::new(),
        flags: Vec::new(),
        selections: 0,
    }
}

/// The beginning that every dossier of the tests needs.
pub(super) const HEAD: &str = "periode: 2005\nkode: P1\nnama: Contoh\n";

pub(super) fn drafts(reader: &Reader<'_>, yaml: &str, found: &mut Diagnostics) -> Vec<Draft> {
    reader.read_yaml(&Arc::new(Source::file("a.yaml", yaml)), found)
}

/// The dossiers of a YAML file with these options, and what was found.
pub(super) fn seal_with(
    checklist: &Checklist,
    options: ReadOptions,
    yaml: &str,
) -> (Vec<Dossier>, Diagnostics) {
    let reader = Reader::new(checklist, options);
    let mut found = Diagnostics::new();
    let drafts = drafts(&reader, yaml, &mut found);
    let mut drafts = reader.merge(drafts, &mut found);
    let sealed = drafts.iter_mut().filter_map(|draft| reader.seal(draft, &mut found)).collect();
    (sealed, found)
}

/// The dossier of a YAML text after [`HEAD`], which has no fault.
pub(super) fn sound(checklist: &Checklist, rest: &str) -> Dossier {
    let yaml = format!("{HEAD}{rest}");
    let (mut dossiers, found) = seal_with(checklist, ReadOptions::default(), &yaml);
    assert!(found.is_empty(), "{:?}", told_all(&found));
    assert_eq!(dossiers.len(), 1);
    dossiers.remove(0)
}

/// The faults of a YAML text after [`HEAD`], as `code, underlined text, message`; there is no dossier.
pub(super) fn faults(rest: &str) -> Vec<String> {
    let yaml = format!("{HEAD}{rest}");
    let (dossiers, found) = seal_with(&checklist(), ReadOptions::default(), &yaml);
    assert!(dossiers.is_empty() || !found.has_errors());
    told_all(&found)
}

pub(super) fn told_all(found: &Diagnostics) -> Vec<String> {
    found.iter().map(told).collect()
}

/// A fault as `code @ underlined text`.
pub(super) fn told(diagnostic: &Diagnostic) -> String {
    let code = diagnostic.code.0;
    assert!(!diagnostic.message.get(Lang::Id).is_empty() && diagnostic.help.is_some(), "{code}");
    match &diagnostic.place {
        None => code.to_owned(),
        Some(place) => {
            let underlined =
                place.source.text.get(place.span.clone()).expect("a place in the text");
            format!("{code} @ {underlined}")
        }
    }
}

pub(super) fn table(form: &Form, name: &str) -> TableId {
    let found = form.tables().find(|(_, table)| table.name == name);
    found.unwrap_or_else(|| panic!("no table {name}")).0
}

pub(super) fn field(form: &Form, table: TableId, name: &str) -> FieldId {
    let found = form.table(table).fields().find(|(_, field)| field.name == name);
    found.unwrap_or_else(|| panic!("no field {name}")).0
}

/// The value of a field of a row.
pub(super) fn value<'a>(
    form: &Form,
    dossier: &'a Dossier,
    (table_name, row): (&str, u32),
    name: &str,
) -> Value<'a> {
    let table = if table_name.is_empty() { TableId::ROOT } else { table(form, table_name) };
    dossier.records.value(table, RowId(row), field(form, table, name))
}

/// The range of whole numbers, or of days or minutes, from `low` to `high`.
pub(super) fn whole(low: i64, high: i64) -> Value<'static> {
    Range::between(Some(low.into()), Some(high.into())).unwrap().into()
}

pub(super) fn day(year: i32, month: u32, day: u32) -> i64 {
    Date::new(year, month, day).unwrap().days().into()
}

pub(super) fn month(year: i32, month: u32) -> i64 {
    Month::new(year, month).unwrap().index().into()
}

/// All that a dossier says, but where it was written.
pub(super) fn contents(checklist: &Checklist, dossier: &Dossier) -> String {
    let mut out = format!("{} {} {:?}\n", dossier.code, dossier.name, dossier.filled_by);
    for (id, table) in checklist.form.tables() {
        let rows = dossier.records.rows(id);
        for row in rows.ids() {
            let of = rows.row(row);
            write!(out, "{} {:?} {:?} {}:", table.name, of.parent, of.presence, of.number).unwrap();
            for (field, _) in table.fields() {
                write!(out, " {:?}", dossier.records.value(id, row, field)).unwrap();
            }
            let nested: Vec<_> =
                (0..table.tables.len()).map(|place| rows.nested(row, place)).collect();
            writeln!(out, " {nested:?}").unwrap();
        }
    }
    write!(out, "{:?} {:?}", dossier.partly_known, dossier.claims).unwrap();
    out
}
