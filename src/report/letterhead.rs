//! What an office puts around a report: its letterhead, numbers, who signs, who gets a copy.
//!
//! It comes from a small YAML file of the office's own, in its own words; what it leaves out is left as a
//! line to be filled in by hand.

use std::sync::Arc;

use serde::Serialize;

use super::words::{date, spelled_date};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Source};
use crate::document::{Content, Document, Entry, Node};
use crate::expr::Literal;
use crate::form::Kind;
use crate::quantity::Date;
use crate::text;
use crate::text::{Lang, Text};

/// A key that letterheads don't have.
pub const LETTERHEAD_KEY: Code = Code("unknown-letterhead-key");
/// Something other than what a key of a letterhead asks.
pub const LETTERHEAD_VALUE: Code = Code("letterhead-value");

/// What an office puts around a report. Everything may be empty.
#[derive(Clone, PartialEq, Eq, Serialize, Debug, Default)]
pub struct Letterhead {
    /// The lines of the letterhead, the office's name first among equals.
    pub kop: Vec<String>,
    /// The number of the letter.
    pub nomor: String,
    /// The number of the record, which offices number apart from letters.
    pub nomor_berita_acara: String,
    /// How urgent it is: `Biasa`.
    pub sifat: String,
    /// What is enclosed.
    pub lampiran: String,
    /// What it is about.
    pub hal: String,
    /// Where it is signed.
    pub tempat: String,
    /// When, in words: `12 Januari 2005`.
    pub tanggal: String,
    /// The same as records open: `Rabu, tanggal dua belas …`.
    pub tanggal_terbilang: String,
    /// The day of the visit, in words: `10 Januari 2005`.
    pub tanggal_kunjungan: String,
    /// The same as records open.
    pub tanggal_kunjungan_terbilang: String,
    /// What the visit rests on, such as an order.
    pub dasar: Vec<String>,
    /// The supervising team, its head first.
    pub tim: Vec<Person>,
    /// Who signs for the office.
    pub penandatangan: Person,
    /// The head of the unit.
    pub kepala_unit: Person,
    /// Who gets a copy.
    pub tembusan: Vec<String>,
}

/// Someone who is named or signs.
#[derive(Clone, PartialEq, Eq, Serialize, Debug, Default)]
pub struct Person {
    /// The name.
    pub nama: String,
    /// The office held.
    pub jabatan: String,
    /// The rank.
    pub pangkat: String,
    /// The staff number.
    pub nip: String,
}

const KEYS: [&str; 14] = [
    "kop",
    "nomor",
    "nomor_berita_acara",
    "sifat",
    "lampiran",
    "hal",
    "tempat",
    "tanggal",
    "tanggal_kunjungan",
    "dasar",
    "tim",
    "penandatangan",
    "kepala_unit",
    "tembusan",
];
const PERSON: [&str; 4] = ["nama", "jabatan", "pangkat", "nip"];

impl Letterhead {
    /// The letterhead that a document says; what is wrong with it is reported.
    #[must_use]
    pub fn of(document: &Document, lang: Lang, diagnostics: &mut Diagnostics) -> Self {
        let mut reader = Reading { source: &document.source, diagnostics };
        let mut head = Self::default();
        for entry in reader.entries(&document.root, &KEYS, "nomor: 445/12/2026") {
            head.take(entry, lang, &mut reader);
        }
        head
    }

    /// The letterhead of a file, which holds just one.
    #[must_use]
    pub fn of_file(
        documents: &[Document],
        lang: Lang,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        if let Some(second) = documents.get(1) {
            let message = text!(
                "satu berkas hanya memuat satu kop surat",
                "a file holds just one letterhead"
            );
            let place = second.root.place(&second.source);
            diagnostics.push(Diagnostic::error(LETTERHEAD_VALUE, place, message).help(text!(
                "pindahkan yang di bawah `---` ke berkas lain",
                "move what stands below `---` to another file"
            )));
        }
        documents.first().map(|first| Self::of(first, lang, diagnostics))
    }

    fn take(&mut self, entry: &Entry, lang: Lang, reader: &mut Reading<'_>) {
        let value = &entry.value;
        match entry.key.text.as_str() {
            "kop" => self.kop = reader.texts(value),
            "nomor" => self.nomor = reader.text(value),
            "nomor_berita_acara" => self.nomor_berita_acara = reader.text(value),
            "sifat" => self.sifat = reader.text(value),
            "lampiran" => self.lampiran = reader.text(value),
            "hal" => self.hal = reader.text(value),
            "tempat" => self.tempat = reader.text(value),
            "tanggal" => {
                (self.tanggal, self.tanggal_terbilang) = in_words(reader.day(value), lang);
            }
            "tanggal_kunjungan" => {
                (self.tanggal_kunjungan, self.tanggal_kunjungan_terbilang) =
                    in_words(reader.day(value), lang);
            }
            "dasar" => self.dasar = reader.texts(value),
            "tim" => self.tim = reader.people(value),
            "penandatangan" => self.penandatangan = reader.person(value),
            "kepala_unit" => self.kepala_unit = reader.person(value),
            "tembusan" => self.tembusan = reader.texts(value),
            _ => {}
        }
    }
}

/// A day in figures with the month's name, and spelled; both empty where there is none.
fn in_words(day: Option<Date>, lang: Lang) -> (String, String) {
    day.map(|day| (date(day, lang), spelled_date(day, lang))).unwrap_or_default()
}

struct Reading<'r> {
    source: &'r Arc<Source>,
    diagnostics: &'r mut Diagnostics,
}

impl Reading<'_> {
    /// The entries with a known key.
    fn entries<'n>(&mut self, node: &'n Node, known: &[&str], example: &str) -> Vec<&'n Entry> {
        let Content::Map(entries) = &node.content else {
            let what = ("pasangan `kunci: nilai`", "`key: value` pairs");
            self.wrong(node, what, example);
            return Vec::new();
        };
        let mut kept = Vec::new();
        for entry in entries {
            if known.contains(&entry.key.text.as_str()) {
                kept.push(entry);
            } else {
                self.unknown(entry, known);
            }
        }
        kept
    }

    fn text(&mut self, node: &Node) -> String {
        match node.scalar() {
            Some(_) if node.is_null() => String::new(),
            Some(scalar) => scalar.text.trim().to_owned(),
            None => {
                self.wrong(node, ("satu teks", "a text"), "445/12/2026");
                String::new()
            }
        }
    }

    /// A list of texts; a single one is a list of one.
    fn texts(&mut self, node: &Node) -> Vec<String> {
        let texts: Vec<String> = match &node.content {
            Content::List(items) => items.iter().map(|item| self.text(item)).collect(),
            Content::Scalar(_) | Content::Map(_) => vec![self.text(node)],
        };
        texts.into_iter().filter(|text| !text.is_empty()).collect()
    }

    fn person(&mut self, node: &Node) -> Person {
        let mut person = Person::default();
        for entry in
            self.entries(node, &PERSON, "{nama: Rahmi Yusuf, jabatan: Kepala Dinas Kesehatan}")
        {
            let text = self.text(&entry.value);
            match entry.key.text.as_str() {
                "nama" => person.nama = text,
                "jabatan" => person.jabatan = text,
                "pangkat" => person.pangkat = text,
                _ => person.nip = text,
            }
        }
        person
    }

    fn people(&mut self, node: &Node) -> Vec<Person> {
        match &node.content {
            Content::List(items) => items.iter().map(|item| self.person(item)).collect(),
            Content::Scalar(_) | Content::Map(_) => vec![self.person(node)],
        }
    }

    fn day(&mut self, node: &Node) -> Option<Date> {
        if node.is_null() {
            return None;
        }
        let written = node.scalar().map_or("", |scalar| scalar.text.trim());
        let literal = Literal::parse(written).filter(|literal| literal.kind == Kind::Date);
        let days = literal.as_ref().and_then(|literal| literal.range()?.exact()?.to_i64());
        let day = days.and_then(|days| Date::from_days(i32::try_from(days).ok()?));
        if day.is_none() {
            self.wrong(node, ("tanggal", "a date"), "2026-03-12");
        }
        day
    }

    fn unknown(&mut self, entry: &Entry, known: &[&str]) {
        let written = &entry.key.text;
        let keys = known.join(", ");
        let message =
            text!("kop surat tidak mengenal `{written}`", "letterheads know no `{written}`");
        self.diagnostics.push(
            Diagnostic::error(LETTERHEAD_KEY, entry.key_place(self.source), message)
                .help(text!("yang dikenal di sini: {keys}", "known here: {keys}"))
                .did_you_mean(written, known.iter().copied()),
        );
    }

    fn wrong(&mut self, node: &Node, (id, en): (&str, &str), example: &str) {
        let message = text!("di sini seharusnya ada {id}", "expected {en} here");
        let help: Text = text!("misalnya `{example}`", "for example `{example}`");
        let place = node.place(self.source);
        self.diagnostics.push(Diagnostic::error(LETTERHEAD_VALUE, place, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Limits, read_yaml};

    fn read(text: &str) -> (Letterhead, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let source = Arc::new(Source::file("kop.yaml", text));
        let documents = read_yaml(&source, Limits::default(), &mut diagnostics);
        let head = Letterhead::of(&documents[0], Lang::Id, &mut diagnostics);
        let said = diagnostics.iter().map(|it| it.message.get(Lang::Id).to_owned()).collect();
        (head, said)
    }

    #[test]
    fn an_office_states_what_it_has_and_the_rest_stays_empty() {
        let (head, faults) = read(
            "kop: [PEMERINTAH KABUPATEN CONTOH, DINAS KESEHATAN]\ntanggal: 2005-01-12\n\
             tanggal_kunjungan: 2005-01-10\nnomor_berita_acara: BA-3\n\
             penandatangan: {nama: Ani, nip: 1977}\ntim:\n  - nama: Budi\ntembusan: Bupati\n",
        );
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(head.kop.len(), 2);
        assert_eq!(head.tanggal, "12 Januari 2005");
        assert!(head.tanggal_terbilang.starts_with("Rabu, tanggal dua belas"));
        assert_eq!(
            (head.tanggal_kunjungan.as_str(), head.nomor_berita_acara.as_str()),
            ("10 Januari 2005", "BA-3")
        );
        assert!(head.tanggal_kunjungan_terbilang.starts_with("Senin, tanggal sepuluh bulan"));
        assert_eq!((head.penandatangan.nip.as_str(), head.nomor.as_str()), ("1977", ""));
        assert_eq!(
            (head.tim[0].nama.as_str(), head.tembusan.as_slice()),
            ("Budi", &["Bupati".to_owned()][..])
        );
    }

    #[test]
    fn slips_are_told_at_their_place() {
        let (_, faults) = read("nomer: 1\ntanggal: kemarin\ntanggal_kunjungan: [2026-01-01]\n");
        let date = "di sini seharusnya ada tanggal";
        assert_eq!(faults, ["kop surat tidak mengenal `nomer`", date, date]);
    }
}
