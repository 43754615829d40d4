//! What sheets and columns are called, and what a person may call them.

use proptest::prelude::*;

use super::*;
use crate::form::{Blank, Every, Field, Kind, Table, Timeline};

fn field(name: &str, kind: Kind, label: (&str, &str)) -> Field {
    Field {
        name: name.to_owned(),
        kind,
        label: Text::new(label.0, label.1),
        unit: None,
        required: false,
        blank: Blank::Unknown,
        pattern: None,
        derived: false,
    }
}

fn with_unit(mut field: Field, unit: (&str, &str)) -> Field {
    field.unit = Some(Text::new(unit.0, unit.1));
    field
}

fn add(form: &mut Form, parent: TableId, name: &str, label: (&str, &str)) -> TableId {
    form.add_table(Table::new(name, Text::new(label.0, label.1), Some(parent)))
}

/// A form with a timeline `rapat`, in it `masalah`, in that `rencana`; beside it `sarana`.
fn form() -> Form {
    let mut form = Form::new(Text::new("Puskesmas", "Health centre"));
    let root = form.table_mut(TableId::ROOT);
    root.add_field(field("kode", Kind::Text, ("Kode", "Code")));
    root.add_field(field("bulan", Kind::Integer, ("Bulan", "Month")));
    let meetings = add(&mut form, TableId::ROOT, "rapat", ("Rapat", "Meeting"));
    let here = form.table_mut(meetings);
    let month = here.add_field(field("bulan", Kind::Month, ("Bulan", "Month")));
    here.add_field(with_unit(
        field("durasi", Kind::Number, ("Lama", "Length")),
        ("menit", "minutes"),
    ));
    here.add_field(field("tanggal", Kind::Date, ("Tanggal", "Date")));
    here.add_field(Field {
        derived: true,
        ..field("kuartal", Kind::Integer, ("Kuartal", "Quarter"))
    });
    let problems = add(&mut form, meetings, "masalah", ("Masalah", "Problem"));
    form.table_mut(problems).add_field(field("bulan", Kind::Month, ("Bulan", "Month")));
    form.table_mut(problems).add_field(field("uraian", Kind::Text, ("Uraian", "Description")));
    let plans = add(&mut form, problems, "rencana", ("Rencana", "Plan"));
    form.table_mut(plans).add_field(field("uraian", Kind::Text, ("Uraian", "Description")));
    let tools = add(&mut form, TableId::ROOT, "sarana", ("Sarana", "Facilities"));
    form.table_mut(tools).add_field(field("jenis", Kind::Text, ("Jenis", "Kind")));
    form.table_mut(tools).add_field(field("cakupan", Kind::Share, ("Cakupan", "Coverage")));
    form.timeline =
        Some(Timeline { table: meetings, month, every: Every::Month, complete_when: None });
    form
}

fn table(form: &Form, path: &str) -> TableId {
    form.tables().find(|(id, _)| form.path(*id) == path).unwrap().0
}

/// The headers of a table's sheet in one language.
fn headers(form: &Form, path: &str, lang: Lang) -> Vec<String> {
    let layout = Layout::of(form);
    layout.columns(table(form, path)).iter().map(|column| column.header(lang)).collect()
}

fn keys(form: &Form, path: &str) -> Vec<String> {
    let layout = Layout::of(form);
    layout.columns(table(form, path)).iter().map(|column| column.key.clone()).collect()
}

/// The key of the column that a header of a sheet means.
fn meant(form: &Form, path: &str, header: &str) -> String {
    let layout = Layout::of(form);
    match layout.columns(table(form, path)).find(header) {
        Found::Column(column) => column.key.clone(),
        Found::OtherUnit(column) => format!("other unit than {}", column.header(Lang::Id)),
        Found::Several(several) => format!("any of {}", several.len()),
        Found::Nothing => "nothing".to_owned(),
    }
}

#[test]
fn sheets_stand_in_form_order_between_the_root_and_the_evidence() {
    let form = form();
    let layout = Layout::of(&form);
    let of = |lang| layout.sheets().iter().map(move |sheet| sheet.name.get(lang).to_owned());
    assert_eq!(
        of(Lang::Id).collect::<Vec<_>>(),
        ["Puskesmas", "Rapat", "Masalah", "Rencana", "Sarana", "Bukti"]
    );
    assert_eq!(of(Lang::En).next().unwrap(), "Health centre");
    let keys: Vec<&str> = layout.sheets().iter().map(|sheet| sheet.key.as_str()).collect();
    let expected = ["unit", "rapat", "rapat.masalah", "rapat.masalah.rencana", "sarana", "bukti"];
    assert_eq!(keys, expected);
}

#[test]
fn a_nested_row_names_what_holds_it_first() {
    let form = form();
    assert_eq!(headers(&form, "rapat", Lang::Id), ["Bulan", "Lama (menit)", "Tanggal", "Masalah"]);
    assert_eq!(keys(&form, "rapat"), ["bulan", "durasi", "tanggal", "masalah"]);
    assert_eq!(
        headers(&form, "rapat.masalah.rencana", Lang::En),
        ["Month", "#", "Problem", "Description"]
    );
    assert_eq!(keys(&form, "rapat.masalah.rencana"), ["bulan", "#", "masalah", "uraian"]);
    assert_eq!(headers(&form, "sarana", Lang::Id), ["Jenis", "Cakupan"]);
}

#[test]
fn what_a_field_is_called_is_left_to_the_field() {
    let form = form();
    assert_eq!(
        headers(&form, "rapat.masalah", Lang::Id),
        ["Bulan (Rapat)", "#", "Bulan", "Uraian", "Rencana"]
    );
    assert_eq!(keys(&form, "rapat.masalah"), ["rapat.bulan", "#", "bulan", "uraian", "rencana"]);
    assert_eq!(meant(&form, "rapat.masalah", "Bulan"), "bulan");
    assert_eq!(meant(&form, "rapat.masalah", "month (meeting)"), "rapat.bulan");
    assert_eq!(meant(&form, "rapat.masalah", "rapat.bulan"), "rapat.bulan");
    // Where no field is called so, the longer names are understood as well.
    assert_eq!(meant(&form, "rapat.masalah.rencana", "Bulan (Rapat)"), "bulan");
    assert_eq!(meant(&form, "rapat.masalah.rencana", "rapat.bulan"), "bulan");
}

#[test]
fn the_roots_questions_are_its_own_keys_its_fields_and_counts_of_tables_but_the_timeline() {
    let form = form();
    assert_eq!(keys(&form, ""), ["periode", "sumber", "daftar_tilik", "kode", "bulan", "sarana"]);
    assert_eq!(meant(&form, "", "PERIODE *"), "periode");
    assert_eq!(meant(&form, "", "Filled in by"), "sumber");
    assert_eq!(meant(&form, "", "Rapat"), "nothing");
}

#[test]
fn a_header_is_known_in_either_language_by_key_and_however_it_is_spaced() {
    let form = form();
    for header in ["durasi", "DURASI", " Lama ", "lama*", "Length (minutes) *", "Lama\n(Menit)"] {
        assert_eq!(meant(&form, "rapat", header), "durasi", "{header}");
    }
    assert_eq!(meant(&form, "rapat", "Tanggal (hh/bb/tttt)"), "tanggal");
    assert_eq!(meant(&form, "rapat", "Catatan"), "nothing");
    assert_eq!(meant(&form, "rapat", "(menit)"), "nothing");
    assert_eq!(meant(&form, "rapat", ""), "nothing");
}

#[test]
fn another_unit_is_not_the_fields() {
    let form = form();
    assert_eq!(meant(&form, "rapat", "Lama (jam)"), "other unit than Lama (menit)");
    // A number without a unit has none in brackets either: it may count thousands.
    assert_eq!(meant(&form, "", "Bulan (ribu)"), "other unit than Bulan");
    // A percentage has its sign whether the form says so or not.
    assert_eq!(meant(&form, "sarana", "Cakupan (%)"), "cakupan");
    assert_eq!(meant(&form, "sarana", "Cakupan (orang)"), "other unit than Cakupan");
}

#[test]
fn a_computed_field_is_no_column_and_an_own_number_is_none_that_is_written() {
    let form = form();
    assert_eq!(meant(&form, "rapat", "Kuartal"), "nothing");
    let layout = Layout::of(&form);
    for (path, header) in [("rapat", "#"), ("sarana", "Sarana"), ("rapat.masalah", "masalah")] {
        match layout.columns(table(&form, path)).find(header) {
            Found::Column(column) => assert_eq!(column.role, Role::Own, "{path}"),
            other => panic!("{path}: {other:?}"),
        }
    }
}

#[test]
fn two_fields_of_one_label_are_told_apart_by_their_keys() {
    let mut form = form();
    let tools = table(&form, "sarana");
    form.table_mut(tools).add_field(field("baik", Kind::Boolean, ("Keadaan", "State")));
    form.table_mut(tools).add_field(field("rusak", Kind::Boolean, ("Keadaan", "Defects")));
    form.table_mut(tools).add_field(field("keadaan", Kind::Boolean, ("Rusak", "Broken")));
    assert_eq!(
        headers(&form, "sarana", Lang::Id),
        ["Jenis", "Cakupan", "Keadaan (baik)", "Keadaan (rusak)", "Rusak (keadaan)"]
    );
    assert_eq!(meant(&form, "sarana", "Keadaan"), "keadaan");
    assert_eq!(meant(&form, "sarana", "Defects (rusak)"), "rusak");
    assert_eq!(meant(&form, "sarana", "State"), "baik");
}

#[test]
fn of_two_fields_with_one_label_the_first_keeps_it() {
    let mut form = form();
    let tools = table(&form, "sarana");
    form.table_mut(tools).add_field(field("a", Kind::Text, ("Nama", "Name")));
    form.table_mut(tools).add_field(field("b", Kind::Text, ("Nama", "Name")));
    assert_eq!(headers(&form, "sarana", Lang::Id), ["Jenis", "Cakupan", "Nama", "Nama (b)"]);
    assert_eq!(meant(&form, "sarana", "Nama"), "a");
}

#[test]
fn a_sheet_is_known_by_name_label_key_or_path() {
    let mut form = form();
    let long = "Rencana tindak lanjut: hasil/rapat [tahun ini]";
    let id = add(&mut form, TableId::ROOT, "rtl", (long, "Follow-up plan"));
    let twin = add(&mut form, id, "masalah", ("Masalah", "Problem"));
    let layout = Layout::of(&form);
    let name = |id| layout.sheet(Holds::Table(id)).unwrap().name.get(Lang::Id).to_owned();
    assert_eq!(name(id), "Rencana tindak lanjut- hasil-ra");
    assert_eq!(name(twin), "Masalah (2)");
    for written in [long, "rtl", "RTL", "follow-up  plan", &name(id)] {
        assert_eq!(layout.find(written), [Holds::Table(id)], "{written}");
    }
    assert_eq!(layout.find("rtl.masalah"), [Holds::Table(twin)]);
    assert_eq!(layout.find("unit"), [Holds::Table(TableId::ROOT)]);
    assert_eq!(layout.find("Evidence"), [Holds::Evidence]);
    assert_eq!(layout.find("Lembar1"), []);
}

#[test]
fn sheets_that_hold_nothing_leave_their_names_to_tables() {
    let mut form = form();
    let choices = add(&mut form, TableId::ROOT, "pilihan", ("Pilihan", "Options"));
    let layout = Layout::of(&form);
    assert_eq!(layout.find("Pilihan"), [Holds::Table(choices)]);
    assert_eq!(layout.aside(Aside::Choices).get(Lang::Id), "Pilihan (2)");
    assert_eq!(layout.aside(Aside::Instructions).get(Lang::En), "Instructions");
    assert!(layout.is_aside("petunjuk") && layout.is_aside("Corrections"));
    assert!(!layout.is_aside("Pilihan") && !layout.is_aside("Rapat"));
}

#[test]
fn no_name_is_one_that_excel_refuses() {
    let mut form = form();
    let smile = "\u{1F600}".repeat(16);
    for (at, label) in ["History", "''", "a/b\\c:d*e?f[g]h", &smile].iter().enumerate() {
        add(&mut form, TableId::ROOT, &format!("t{at}"), (label, label));
    }
    let layout = Layout::of(&form);
    let names: Vec<&str> = layout.sheets().iter().map(|sheet| sheet.name.get(Lang::Id)).collect();
    assert_eq!(names.get(5..8), Some(&["History_", "Sheet", "a-b-c-d-e-f(g)h"][..]));
    assert_eq!(names[8].chars().count(), 15);
}

#[test]
fn a_table_called_like_the_roots_file_has_another() {
    let mut form = form();
    add(&mut form, TableId::ROOT, "unit", ("Unit", "Unit"));
    let layout = Layout::of(&form);
    assert_eq!(layout.sheets()[5].key, "unit-unit");
    assert_eq!(layout.find("unit.csv").len(), 0);
    assert_eq!(layout.find("unit"), [Holds::Table(TableId::ROOT)]);
}

proptest! {
    #[test]
    fn every_written_header_and_sheet_is_read_back(
        labels in prop::collection::vec("(Nama|nama|Bulan|Rapat|#|[a-c]|Nama \\([a-c]\\)|| \\()", 6),
        units in prop::collection::vec(prop::option::of("(b|c|jam)"), 6),
    ) {
        let mut form = form();
        let tools = table(&form, "rapat.masalah");
        for (at, (label, unit)) in labels.iter().zip(&units).enumerate() {
            let mut field = field(&format!("{}", ('a'..).nth(at).unwrap()), Kind::Number, (label, "x"));
            field.unit = unit.as_ref().map(|unit| Text::both(unit.clone()));
            form.table_mut(tools).add_field(field);
            add(&mut form, tools, &format!("t{at}"), (label, label));
            add(&mut form, TableId::ROOT, &format!("{label}{at}"), (&format!("t{at}"), label));
        }
        let layout = Layout::of(&form);
        let columns = layout.columns(tools);
        for column in columns.iter() {
            let headers = [column.key.clone(), column.header(Lang::Id), column.header(Lang::En)];
            for header in headers {
                prop_assert_eq!(columns.find(&header), Found::Column(column), "{}", header);
            }
        }
        for sheet in layout.sheets() {
            for name in [sheet.name.get(Lang::Id), sheet.name.get(Lang::En), &sheet.key] {
                prop_assert_eq!(layout.find(name), vec![sheet.holds], "{}", name);
                prop_assert!(name.encode_utf16().count() <= LONGEST_SHEET_NAME || name == sheet.key);
            }
        }
    }
}
