//! A small checklist and dossiers for it, made by hand: reports are tested before any file is read.

use crate::assess::{Assessment, assess};
use crate::bound::{Content, Possible, Range, Truth};
use crate::checklist::{
    Addressee, Axis, Base, Basis, Change, Checklist, Criterion, EachRow, Flag, FlagSeverity, Gate,
    Grade, Indicator, Level, Levels, Measure, Recommend, Rules, Section, WhenEmpty,
};
use crate::dossier::{Claims, Dossier, FilledBy, Input, Origin};
use crate::expr::{Constant, Expression, Literal, Scope, check, check_rows, parse, parse_rows};
use crate::form::{
    At, Blank, Calendar, Every, Field, Form, Kind, Presence, Records, Row, RowId, Table, Timeline,
};
use crate::ids::{FieldId, TableId};
use crate::quantity::{Date, Month, Number, Period};
use crate::text::Text;

/// The timeline of the form.
pub(super) fn lokmin() -> TableId {
    TableId::new(1)
}

fn field(name: &str, label: &str, kind: Kind) -> Field {
    Field {
        name: name.to_owned(),
        kind,
        label: Text::both(label),
        unit: None,
        required: false,
        blank: Blank::Unknown,
        pattern: None,
        derived: false,
    }
}

fn form() -> Form {
    let mut form = Form::new(Text::new("Puskesmas", "Health centre"));
    let root = form.table_mut(TableId::ROOT);
    let code = root.add_field(field("kode", "Kode", Kind::Text));
    let name = root.add_field(field("nama", "nama", Kind::Text));
    let kabupaten = root.add_field(field("kabupaten", "kabupaten", Kind::Text));
    root.add_field(field("pedoman_tersedia", "Pedoman tersedia", Kind::Boolean));
    (form.code, form.name, form.groups) = (code, name, vec![kabupaten]);
    let label = Text::new("Lokakarya mini", "Mini workshop");
    let mut lokmin = Table::new("lokmin", label, Some(TableId::ROOT));
    let month = lokmin.add_field(field("bulan", "bulan", Kind::Month));
    lokmin.add_field(field("durasi", "durasi", Kind::Duration));
    let table = form.add_table(lokmin);
    form.timeline = Some(Timeline { table, month, every: Every::Month, complete_when: None });
    form
}

fn constants() -> Vec<Constant> {
    let item = Literal::parse("3 hours").unwrap();
    vec![Constant { name: "durasi_minimum".to_owned(), items: vec![item], is_list: false }]
}

fn expression(form: &Form, constants: &[Constant], text: &str) -> Expression {
    let mut warnings = Vec::new();
    let scope = Scope::root(form, constants);
    Expression::new(check(&parse(text).unwrap(), &scope, &mut warnings).unwrap(), text)
}

fn each(form: &Form, constants: &[Constant], require: &str) -> EachRow {
    let root = Scope::root(form, constants);
    let (rows, scope) = check_rows(&parse_rows("lokmin").unwrap(), &root).unwrap();
    let mut warnings = Vec::new();
    let node = check(&parse(require).unwrap(), &scope, &mut warnings).unwrap();
    EachRow { rows, condition: None, require: Expression::new(node, require), selection: None }
}

fn criterion(id: &str, title: &str, measure: Measure, levels: Levels) -> Criterion {
    let text = "Perpanjang waktu diskusi; {{unmet}} dari {{total}} pertemuan kurang dari {{durasi_minimum}}.";
    let recommend = Recommend { to: 0, text: Text::both(text), due: Some("1 month".to_owned()) };
    Criterion {
        id: id.to_owned(),
        section: 0,
        axis: Some(0),
        title: Text::both(title),
        why: Some(Text::both("Supaya hambatan sempat dibahas.")),
        basis: vec!["pmk-44-2016 III.B".to_owned()],
        evidence: Vec::new(),
        weight: Number::ONE,
        critical: false,
        applies_when: None,
        shown_as: Kind::Share,
        measure,
        levels,
        when_empty: WhenEmpty::NotApplicable,
        recommend: vec![recommend],
        systemic: None,
    }
}

fn grade(id: &str, at_least: Option<i64>) -> Grade {
    let at_least = at_least.and_then(|percent| Number::ratio(percent.into(), 100));
    Grade { id: id.to_owned(), title: Text::both(id), at_least }
}

fn base() -> Base {
    Base {
        id: "dasar".to_owned(),
        version: "3".to_owned(),
        title: Text::new("Dasar", "Base"),
        sha256: "def".to_owned(),
        changes: Vec::new(),
    }
}

/// A checklist of two criteria: the share of long enough meetings, and whether the guideline is there.
pub(super) fn checklist() -> Checklist {
    let (form, constants) = (form(), constants());
    let share = Measure::Rows(Box::new(each(&form, &constants, "durasi >= durasi_minimum")));
    let levels = [(100, 10), (75, 7), (50, 4)].map(|(percent, points)| Level {
        threshold: Number::ratio(percent, 100).unwrap(),
        points: Number::whole(points),
        parameter: None,
    });
    let levels = Levels::AtLeast(levels.into());
    let mut guideline = criterion(
        "IN-01",
        "Pedoman tersedia",
        Measure::Value(expression(&form, &constants, "pedoman_tersedia")),
        Levels::whole(),
    );
    guideline.critical = true;
    guideline.shown_as = Kind::Boolean;
    for recommend in &mut guideline.recommend {
        recommend.text = Text::both("Sediakan pedoman.");
    }
    let title = Text::both("Permenkes No. 44 Tahun 2016");
    Checklist {
        id: "contoh".to_owned(),
        version: "1".to_owned(),
        title: Text::new("Contoh", "Example"),
        sha256: "abc".to_owned(),
        bases: vec![base()],
        changes: vec![Change {
            path: "parameters.durasi_minimum".to_owned(),
            from: Some(Text::both("2 hours")),
            to: Some(Text::both("3 hours")),
        }],
        basis: vec![Basis {
            id: "pmk-44-2016".to_owned(),
            title,
            from: Date::new(2016, 10, 1),
            until: None,
        }],
        rules: Rules::default(),
        sections: vec![Section {
            id: "proses".to_owned(),
            title: Text::new("Proses", "Process"),
            weight: Number::whole(2),
        }],
        axes: vec![Axis { id: "mutu".to_owned(), title: Text::new("Mutu", "Quality") }],
        grades: vec![grade("baik", Some(80)), grade("cukup", Some(60)), grade("kurang", None)],
        addressees: vec![Addressee { id: "puskesmas".to_owned(), title: Text::both("Puskesmas") }],
        gates: vec![Gate { critical_unmet: 1, cap: 1 }],
        criteria: vec![criterion("PR-07", "Waktu diskusi cukup", share, levels), guideline],
        indicators: vec![Indicator {
            id: "JUMLAH".to_owned(),
            title: Text::both("Jumlah pertemuan"),
            measure: expression(&form, &constants, "count(lokmin)"),
            shown_as: Kind::Integer,
            levels: None,
        }],
        flags: vec![Flag {
            id: "FL-01".to_owned(),
            each: None,
            when: expression(&form, &constants, "any(lokmin where durasi > 10 hours)"),
            severity: FlagSeverity::Warning,
            text: Text::both("Pertemuan di {{nama}} sangat lama"),
        }],
        parameters: constants,
        form,
        selections: 0,
    }
}

/// A unit's first four months: long enough, too short, unsure, and one that may not have been held.
pub(super) fn dossier(checklist: &Checklist, name: &str) -> Dossier {
    let period = Period::parse("2005-01..2005-04").unwrap();
    let calendar = Calendar {
        expected: Number::whole(4),
        months: Number::whole(4),
        start: period.first_day(),
        end: period.last_day(),
    };
    let mut records = Records::new(&checklist.form, calendar);
    let row = |presence, line| Row {
        parent: RowId::ROOT,
        presence,
        number: 1,
        at: At { source: 0, line },
    };
    let root = records.rows_mut(TableId::ROOT).push(row(Presence::Certain, 1));
    let guideline = Possible::from(Truth::Either);
    *records.rows_mut(TableId::ROOT).cell_mut(root, FieldId::new(3)) = guideline.into();
    for (place, text) in ["0137020101", name, "Deli = Serdang"].iter().enumerate() {
        let text = Possible::there(Content::Text(Some(*text)));
        let cell = records.keep_value(&text);
        *records.rows_mut(TableId::ROOT).cell_mut(root, FieldId::new(place)) = cell;
    }
    let minutes = |low: i64, high: i64| Range::spanning(Number::whole(low), Number::whole(high));
    let months = [minutes(180, 180), minutes(75, 75), minutes(60, 240), Range::ANY];
    for (place, duration) in months.into_iter().enumerate() {
        let presence = if place < 3 { Presence::Certain } else { Presence::Possible };
        let line = if place < 3 { 10 + u32::try_from(place).unwrap() } else { 0 };
        let rows = records.rows_mut(lokmin());
        let id = rows.push(row(presence, line));
        let month = Month::new(2005, u32::try_from(place).unwrap() + 1).unwrap();
        *rows.cell_mut(id, FieldId::new(0)) = Number::whole(month.index().into()).into();
        *rows.cell_mut(id, FieldId::new(1)) = duration.into();
    }
    records.rows_mut(TableId::ROOT).set_nested(root, 0, 0..4);
    Dossier {
        code: "0137020101".to_owned(),
        name: name.to_owned(),
        groups: vec![Some("Deli = Serdang".to_owned())],
        period,
        as_of: None,
        filled_by: FilledBy::Itself,
        records,
        sources: vec![Origin { file: "sikolos.yaml".to_owned(), sheet: None }],
        partly_known: Default::default(),
        claims: Claims::default(),
        inputs: vec![Input { file: "sikolos.yaml".to_owned(), sha256: "def".to_owned() }],
    }
}

/// The example as `test` wants it.
pub(super) fn with_example<R>(
    name: &str,
    test: impl FnOnce(&Checklist, &Dossier, &Assessment) -> R,
) -> R {
    let checklist = checklist();
    let dossier = dossier(&checklist, name);
    let assessment = assess(&checklist, &dossier);
    test(&checklist, &dossier, &assessment)
}
