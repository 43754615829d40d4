//! Writes a form as YAML with comments: read as it is, it is a dossier in which everything is blank.
//!
//! The rows of tables stand in comments. A row that is there says that there was something, even where nothing
//! else is written in it, and a form must not say that beforehand.

use std::fmt::Write as _;

use super::Questionnaire;
use super::asked::Asked;
use crate::dossier::Own;
use crate::form::{Every, Field, Form, Kind, Table};
use crate::ids::TableId;
use crate::quantity::{Month, Period};
use crate::report::words;
use crate::text::Lang;

/// How long a line of comments may be.
const LINE: usize = 100;

/// The text.
pub(super) fn text(of: &Questionnaire<'_>) -> String {
    let mut page = Page { of, form: &of.checklist.form, asked: of.asked(), text: String::new() };
    page.head();
    let root = page.form.root();
    for (id, field) in root.fields().filter(|(_, field)| !field.derived) {
        page.blank_line();
        let said = page.about(TableId::ROOT, id, field);
        page.comment("# ", &said);
        page.line(&format!("{}:", field.name));
    }
    for table in &root.tables {
        page.table(*table);
    }
    page.text
}

struct Page<'q> {
    of: &'q Questionnaire<'q>,
    form: &'q Form,
    asked: Asked<'q>,
    text: String,
}

impl Page<'_> {
    fn say(&self, id: &'static str, en: &'static str) -> &'static str {
        self.of.lang.pick(id, en)
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn blank_line(&mut self) {
        self.text.push('\n');
    }

    /// A comment, on as many lines as it takes.
    fn comment(&mut self, before: &str, said: &str) {
        let mut line = String::new();
        for word in said.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() >= LINE {
                self.line(&format!("{before}{line}"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            self.line(&format!("{before}{line}"));
        }
    }

    fn head(&mut self) {
        let (checklist, lang) = (self.of.checklist, self.of.lang);
        let edition = self.say("edisi", "edition");
        let title = format!("{} ({edition} {})", checklist.title.get(lang), checklist.version);
        self.comment("# ", &title);
        self.line("#");
        for said in self.how_to() {
            self.comment("# ", said);
        }
        self.blank_line();
        self.line(&format!("daftar_tilik: {}", checklist.id));
        let period = match self.of.answers.period {
            Own::As(period) => format!(" {period}"),
            Own::Blank | Own::AsWritten(_) => String::new(),
        };
        let said = self.say(
            "2026 · 2026-S1 (semester) · 2026-Q3 (triwulan) · 2026-04 · 2026-01..2026-06",
            "2026 · 2026-S1 (half-year) · 2026-Q3 (quarter) · 2026-04 · 2026-01..2026-06",
        );
        self.line(&format!("periode:{period}  # {said}"));
        let said = self.say(
            "mandiri (diisi sendiri; bawaan) atau supervisi (diisi tim supervisi saat kunjungan)",
            "mandiri (self-assessed; the default) or supervisi (filled in on a visit)",
        );
        self.line(&format!("sumber:  # {said}"));
    }

    fn how_to(&self) -> &'static [&'static str] {
        match self.of.lang {
            Lang::Id => &[
                "Tulis jawaban sesudah titik dua. Yang kosong tidak dihitung sebagai “tidak”.",
                "Belum diketahui: kosongkan, atau tulis \"?\". Memang tidak ada: \"-\".",
                "Diketahui sebagian: \">= 30\", \"10..20\". Yang diawali ?, -, >, atau < ditulis di dalam tanda kutip.",
                "Bukti boleh ditambahkan di mana saja: bukti: {nama_isian: {catatan: …, metode: [dokumen, wawancara, observasi]}}",
            ],
            Lang::En => &[
                "Write the answer behind the colon. A blank is never counted as “no”.",
                "Not known: leave it blank, or write \"?\". There is none: \"-\".",
                "Known in part: \">= 30\", \"10..20\". What begins with ?, -, > or < goes in quotes.",
                "Evidence may be added anywhere: bukti: {field_name: {catatan: …, metode: [dokumen, wawancara, observasi]}}",
            ],
        }
    }

    /// What is asked for in a field, with what a blank means and the words to choose from.
    fn about(&self, table: TableId, id: crate::ids::FieldId, field: &Field) -> String {
        let label = field.label.get(self.of.lang);
        let unit = field.unit.as_ref().map(|unit| format!(" ({})", unit.get(self.of.lang)));
        let (expected, blank) = (self.asked.expected(table, id), self.asked.blank(table, id));
        let unit = unit.unwrap_or_default();
        format!("{label}{unit}: {expected} {blank}{}", self.choices(field))
    }

    fn choices(&self, field: &Field) -> String {
        let (Kind::Choice(id) | Kind::Choices(id)) = field.kind else { return String::new() };
        let items = &self.form.vocabulary(id).items;
        let listed = items.iter().map(|item| {
            let label = item.label.get(self.of.lang);
            if label == item.key { label.to_owned() } else { format!("{} ({label})", item.key) }
        });
        let listed = listed.collect::<Vec<_>>().join(", ");
        format!(" {}: {listed}.", self.say("Pilihan", "Choices"))
    }

    /// One of the root's tables.
    fn table(&mut self, id: TableId) {
        let table = self.form.table(id);
        let label = table.label.get(self.of.lang);
        self.blank_line();
        self.line(&format!(
            "# ── {label} {}",
            "─".repeat(LINE.saturating_sub(label.chars().count() + 6))
        ));
        let said = self.about_rows(id, table);
        self.comment("# ", &said);
        self.describe(id, "#   ");
        self.line(&format!("{}:", table.name));
        match self.form.timeline.filter(|timeline| timeline.table == id) {
            None => self.prepared(id, None),
            Some(timeline) => {
                let months = self.of.period().map(|period| months(period, timeline.every));
                match months {
                    None => self.prepared(id, None),
                    Some(months) => months.for_each(|month| self.prepared(id, Some(month))),
                }
            }
        }
    }

    fn about_rows(&self, id: TableId, table: &Table) -> String {
        let blank = match (self.form.is_timeline(id), table.blank_is_empty) {
            (true, _) => self.say(
                "Hapus tanda # di depan baris bulan yang ada catatannya; biarkan yang lain.",
                "Remove the # before the lines of months with something to record; leave the others.",
            ),
            (false, true) => self.say(
                "Hapus tanda # di depan baris contoh, dan ulangi untuk setiap catatan. Kosong berarti tidak ada; tulis \"?\" bila belum diketahui.",
                "Remove the # before the lines of the model row, and repeat it for each record. Left blank, there are none; write \"?\" if they are not known.",
            ),
            (false, false) => self.say(
                "Hapus tanda # di depan baris contoh, dan ulangi untuk setiap catatan. Tulis [] bila tidak ada; kosong berarti belum diketahui.",
                "Remove the # before the lines of the model row, and repeat it for each record. Write [] if there are none; left blank, they count as not known.",
            ),
        };
        blank.to_owned()
    }

    /// What is asked for in a row, those nested in it included.
    fn describe(&mut self, id: TableId, before: &str) {
        let table = self.form.table(id);
        for (field, of) in table.fields().filter(|(_, field)| !field.derived) {
            let said = format!("{}: {}", of.name, self.about(id, field, of));
            self.comment(before, &said);
        }
        for nested in &table.tables {
            let of = self.form.table(*nested);
            let names = of.fields.iter().filter(|field| !field.derived);
            let names: Vec<String> = names.map(|field| format!("{}: …", field.name)).collect();
            let label = of.label.get(self.of.lang);
            self.comment(before, &format!("{}: {label}, [{{{}}}, …]", of.name, names.join(", ")));
            self.describe(*nested, &format!("{before}  "));
        }
    }

    /// A row in comments, ready to be filled in.
    fn prepared(&mut self, id: TableId, month: Option<Month>) {
        let table = self.form.table(id);
        let timeline = self.form.timeline.filter(|timeline| timeline.table == id);
        if let Some(month) = month {
            self.comment("# ", &words::month(month, self.of.lang));
        }
        let fields = table.fields().filter(|(_, field)| !field.derived).map(|(id, field)| {
            let is_month = timeline.is_some_and(|timeline| timeline.month == id);
            let value =
                month.filter(|_| is_month).map_or(String::new(), |month| format!(" {month}"));
            format!("{}:{value}", field.name)
        });
        let tables = table.tables.iter().map(|id| format!("{}:", self.form.table(*id).name));
        let mut text = String::new();
        for (place, line) in fields.chain(tables).enumerate() {
            let before = if place == 0 { "- " } else { "  " };
            let _ = writeln!(text, "# {before}{line}");
        }
        self.text.push_str(&text);
    }
}

/// The first month of each slot.
fn months(period: Period, every: Every) -> impl Iterator<Item = Month> {
    period.months().filter(move |month| month.index().rem_euclid(every.months()) == 0)
}
