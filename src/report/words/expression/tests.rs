//! How expressions are said, over the form of the language's sample dossier.

use super::*;
use crate::checklist::{Checklist, load};
use crate::diagnostic::Diagnostics;
use crate::expr::table;
use crate::expr::{Scope, check, check_rows, parse, parse_rows};
use crate::text::Lang;

const SAMPLE: &str = include_str!("../../../../tests/fixtures/language/checklist.yaml");

fn checklist() -> Checklist {
    load::from_text("checklist.yaml", SAMPLE, &mut Diagnostics::new()).unwrap()
}

fn node(checklist: &Checklist, text: &str) -> Node {
    let scope = Scope::root(&checklist.form, &checklist.parameters);
    check(&parse(text).unwrap(), &scope, &mut Vec::new()).unwrap()
}

/// An expression over the whole dossier, in Indonesian and English.
#[track_caller]
fn expect(text: &str, id: &str, en: &str) {
    let checklist = checklist();
    let node = node(&checklist, text);
    let role = if node.of == Kind::Boolean { Role::Condition } else { Role::Value };
    let said = [Lang::Id, Lang::En]
        .map(|lang| Speaker::of_dossier(Words { checklist: &checklist, lang }).say(&node, role));
    assert_eq!(said, [id, en], "{text}");
}

/// A condition over rows that a criterion judges, in both languages.
#[track_caller]
fn expect_of_rows(rows: &str, text: &str, id: &str, en: &str) {
    let checklist = checklist();
    let root = Scope::root(&checklist.form, &checklist.parameters);
    let (rows, scope) = check_rows(&parse_rows(rows).unwrap(), &root).unwrap();
    let node = check(&parse(text).unwrap(), &scope, &mut Vec::new()).unwrap();
    let said = [Lang::Id, Lang::En].map(|lang| {
        let words = Words { checklist: &checklist, lang };
        Speaker::of_judged(words, &rows).say(&node, Role::Condition)
    });
    assert_eq!(said, [id, en], "{text}");
}

#[test]
fn comparisons_are_said_by_the_kind_of_what_is_compared() {
    expect("staf >= 20", "“Jumlah staf” paling sedikit 20", "“Staff” is at least 20");
    expect("staf < 20", "“Jumlah staf” kurang dari 20", "“Staff” is less than 20");
    expect("staf = 20", "“Jumlah staf” sama dengan 20", "“Staff” equals 20");
    expect("staf != 20", "“Jumlah staf” tidak sama dengan 20", "“Staff” differs from 20");
    expect(
        "jam_buka <= 08:00",
        "“Jam buka” paling lambat 08.00",
        "“Opening time” is no later than 08:00",
    );
    expect(
        "period_start > 2005-01-01",
        "hari pertama periode sesudah 1 Januari 2005",
        "the first day of the period is after 1 January 2005",
    );
    expect(
        "2 hours > 90 minutes",
        "2 jam lebih lama dari 1 jam 30 menit",
        "2 hours is longer than 1 hour 30 minutes",
    );
    expect("nama = \"Mekar\"", "“Nama” adalah “Mekar”", "“Name” is “Mekar”");
    expect(
        "ketua != nama",
        "“Ketua tim” tidak sama dengan “Nama”",
        "“Team leader” differs from “Name”",
    );
    expect(
        "nama in [\"A\", \"B\"]",
        "“Nama” adalah salah satu dari “A” atau “B”",
        "“Name” is one of “A” or “B”",
    );
    expect(
        "nama matches \"^M\"",
        "“Nama” cocok dengan pola “^M”",
        "“Name” matches the pattern “^M”",
    );
}

#[test]
fn yes_or_no_and_their_denial() {
    expect("sop", "“SOP tersedia” dijawab ya", "“SOP at hand” is answered yes");
    expect("not sop", "“SOP tersedia” tidak dijawab ya", "“SOP at hand” is not answered yes");
    expect("not (not sop)", "“SOP tersedia” dijawab ya", "“SOP at hand” is answered yes");
    expect("not filled(ketua)", "“Ketua tim” tidak ada", "there is no “Team leader”");
    expect("not any(rapat)", "tidak ada Rapat", "there are no rows of Meetings");
    expect(
        "not staf > 3",
        "tidak benar bahwa (“Jumlah staf” lebih dari 3)",
        "it is not so that (“Staff” is more than 3)",
    );
    expect("not nama in [\"A\"]", "“Nama” bukan salah satu dari “A”", "“Name” is not one of “A”");
    expect("true", "selalu", "always");
    expect("not true", "tidak pernah", "never");
}

#[test]
fn parentheses_say_what_belongs_together() {
    expect(
        "sop and (staf > 3 or filled(ketua))",
        "“SOP tersedia” dijawab ya dan (“Jumlah staf” lebih dari 3 atau “Ketua tim” ada)",
        "“SOP at hand” is answered yes and (“Staff” is more than 3 or there is a “Team leader”)",
    );
    expect("staf + 1 - 2", "“Jumlah staf” ditambah 1 dikurangi 2", "“Staff” plus 1 minus 2");
    expect(
        "staf - (1 + 2) * 3",
        "“Jumlah staf” dikurangi ((1 ditambah 2) dikali 3)",
        "“Staff” minus ((1 plus 2) times 3)",
    );
    expect("-staf / 2", "(minus “Jumlah staf”) dibagi 2", "(minus “Staff”) divided by 2");
    expect(
        "abs(staf - 3)",
        "selisih antara “Jumlah staf” dan 3",
        "the difference between “Staff” and 3",
    );
    expect(
        "abs(staf * 3)",
        "nilai mutlak (“Jumlah staf” dikali 3)",
        "the absolute value of (“Staff” times 3)",
    );
    expect(
        "count(rapat where filled(tanggal)) >= 3 and sop",
        "(banyaknya Rapat dengan syarat “Tanggal” ada) paling sedikit 3 dan “SOP tersedia” dijawab ya",
        "(the number of rows of Meetings where there is a “Date”) is at least 3 and “SOP at hand” is answered yes",
    );
    expect(
        "any(rapat where hadir > 3) and sop",
        "(ada Rapat dengan syarat “Hadir” lebih dari 3) dan “SOP tersedia” dijawab ya",
        "(there are rows of Meetings where “Present” is more than 3) and “SOP at hand” is answered yes",
    );
}

#[test]
fn what_lies_between_two_moments_is_said_from_the_earlier_on() {
    expect(
        "period_end - period_start",
        "waktu dari hari pertama periode sampai hari terakhir periode",
        "the time from the first day of the period to the last day of the period",
    );
    expect(
        "11:00 - jam_buka",
        "waktu dari “Jam buka” sampai 11.00",
        "the time from “Opening time” to 11:00",
    );
    expect(
        "2005-03 - month(period_start)",
        "banyaknya bulan dari (bulan dari hari pertama periode) sampai Maret 2005",
        "the number of months from (the month of the first day of the period) to March 2005",
    );
    expect("2005-03 + 1", "Maret 2005 ditambah 1 bulan", "March 2005 plus 1 month");
    expect(
        "period_end + 10 days",
        "hari terakhir periode ditambah 10 hari",
        "the last day of the period plus 10 days",
    );
}

#[test]
fn conditional_values_are_said_in_the_order_people_say_them() {
    expect(
        "if(sop, 100%, 0%)",
        "100% bila “SOP tersedia” dijawab ya, selain itu 0%",
        "100% if “SOP at hand” is answered yes, otherwise 0%",
    );
    expect(
        "coalesce(ketua, nama)",
        "“Ketua tim”, atau “Nama” bila itu tidak ada",
        "“Team leader”, or “Name” where there is none",
    );
    expect(
        "if(sop, filled(ketua), false)",
        "((apakah “Ketua tim” ada) bila “SOP tersedia” dijawab ya, selain itu tidak) bernilai ya",
        "((whether there is a “Team leader”) if “SOP at hand” is answered yes, otherwise no) is yes",
    );
}

#[test]
fn rows_are_named_by_their_table_and_by_what_holds_them() {
    expect(
        "share(filled(pj) of rapat.masalah)",
        "dari Masalah, persentase yang memenuhi syarat “Penanggung jawab” ada",
        "of the rows of Problems, the share where there is a “Person in charge”",
    );
    expect(
        "count(rapat where any(masalah where dibahas))",
        "banyaknya Rapat dengan syarat ada Masalah dari Rapat itu dengan syarat “Dibahas” dijawab ya",
        "the number of rows of Meetings where there are rows of Problems in that row of Meetings where “Discussed” is answered yes",
    );
    expect(
        "first(covers(agenda, agenda_wajib) of rapat)",
        "(bagian dari “Capaian” dan “Masalah” (agenda_wajib) yang tercakup dalam “Agenda”) dari Rapat yang pertama",
        "(the share of “Results” and “Problems” (agenda_wajib) that “Agenda” covers) of the first of the rows of Meetings",
    );
    expect(
        "any(rapat where \"masalah\" in agenda)",
        "ada Rapat dengan syarat “Agenda” memuat “Masalah”",
        "there are rows of Meetings where “Agenda” includes “Problems”",
    );
    expect(
        "all(dibahas of rapat.masalah)",
        "semua Masalah memenuhi syarat “Dibahas” dijawab ya",
        "all rows of Problems meet the condition that “Discussed” is answered yes",
    );
    expect(
        "min(tanggal of rapat)",
        "“Tanggal” paling awal dari Rapat",
        "the earliest “Date” over rows of Meetings",
    );
    expect(
        "max(hadir of rapat)",
        "“Hadir” terbesar dari Rapat",
        "the greatest “Present” over rows of Meetings",
    );
    expect(
        "size(agenda_wajib)",
        "banyaknya butir dalam “capaian” atau “masalah” (agenda_wajib)",
        "the number of items in “capaian” or “masalah” (agenda_wajib)",
    );
}

#[test]
fn a_field_of_another_row_says_whose_it_is() {
    expect_of_rows(
        "rapat.masalah",
        "filled(tanggal) and dibahas",
        "“Tanggal” (Rapat) ada dan “Dibahas” dijawab ya",
        "there is a “Date” (Meetings) and “Discussed” is answered yes",
    );
    expect_of_rows(
        "rapat",
        "tanggal > previous.tanggal",
        "“Tanggal” sesudah “Tanggal” (Rapat sebelumnya)",
        "“Date” is after “Date” (the row of Meetings before)",
    );
    expect_of_rows(
        "rapat",
        "hadir > previous.previous.hadir",
        "“Hadir” lebih dari “Hadir” (Rapat 2 urutan sebelumnya)",
        "“Present” is more than “Present” (the row of Meetings 2 before)",
    );
    expect_of_rows(
        "m in rapat.masalah",
        "any(previous.masalah where isi = m.isi)",
        "ada Masalah dari Rapat sebelumnya dengan syarat “Masalah” sama dengan “Masalah” (Masalah yang dinilai)",
        "there are rows of Problems in the row of Meetings before where “Problem” equals “Problem” (the row of Problems being judged)",
    );
    expect_of_rows(
        "rapat",
        "hadir > staf",
        "“Hadir” lebih dari “Jumlah staf”",
        "“Present” is more than “Staff”",
    );
}

#[test]
fn rows_that_are_counted_within_rows_of_their_own_table_go_by_name() {
    expect(
        "count(r in rapat where any(rapat where hadir > r.hadir))",
        "banyaknya Rapat `r` dengan syarat ada Rapat dengan syarat “Hadir” lebih dari “Hadir” (Rapat `r`)",
        "the number of rows `r` of Meetings where there are rows of Meetings where “Present” is more than “Present” (the row of Meetings `r`)",
    );
}

#[test]
fn a_long_expression_is_an_outline_that_refers_to_its_parts() {
    let checklist = checklist();
    let text = "if(count(rapat where filled(tanggal) and hadir > 3) >= 3 and filled(ketua), share(filled(pj) of rapat.masalah where dibahas), 0%)";
    let words = Words { checklist: &checklist, lang: Lang::Id };
    let outline = Speaker::of_dossier(words).outline(&node(&checklist, text), Role::Value);
    let leaf = |text: &str| Outline { text: text.to_owned(), parts: Vec::new() };
    let part = |letter: &str, text| (Mark::Letter(letter.to_owned()), leaf(text));
    let share = part(
        "(a)",
        "dari Masalah dengan syarat “Dibahas” dijawab ya, persentase yang memenuhi syarat “Penanggung jawab” ada",
    );
    let condition = part(
        "(b)",
        "(banyaknya Rapat dengan syarat “Tanggal” ada dan “Hadir” lebih dari 3) paling sedikit 3 dan “Ketua tim” ada",
    );
    let text = "(a) bila (b), selain itu 0%".to_owned();
    assert_eq!(outline, Outline { text, parts: vec![share, condition] });
}

#[test]
fn everything_the_language_has_can_be_said() {
    let checklist = checklist();
    for entry in table::functions().chain(table::aggregates()) {
        for (text, _) in entry.examples {
            let node = node(&checklist, text);
            for lang in [Lang::Id, Lang::En] {
                let speaker = Speaker::of_dossier(Words { checklist: &checklist, lang });
                let said = speaker.say(&node, Role::Value);
                assert!(!said.contains(['{', '}', '[', ']']) && said.len() > 2, "{text}: {said}");
            }
        }
    }
}
