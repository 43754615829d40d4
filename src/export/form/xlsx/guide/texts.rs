//! What the instructions say.

use super::Book;
use crate::form::layout::Holds;
use crate::form::{Every, Kind, Table};
use crate::ids::TableId;
use crate::text::Lang;

/// What the form is for, and what a blank means.
pub(super) fn what_is_asked(book: &Book<'_>) -> Vec<String> {
    let unit = book.form().unit.get(book.lang());
    match book.lang() {
        Lang::Id => vec![
            format!("Formulir ini mengumpulkan catatan satu unit ({unit}) untuk satu periode. Isilah menurut dokumen dan catatan yang ada, bukan menurut yang seharusnya."),
            "Yang kosong tidak dihitung sebagai “tidak”. Isian yang belum diketahui hanya membuat hasilnya berupa rentang; hasil itu menyempit begitu isiannya dilengkapi. Jadi, lebih baik kosong daripada ditebak.".to_owned(),
        ],
        Lang::En => vec![
            format!("This form collects what one unit ({unit}) recorded in one period. Fill it in from documents and records, not from what should have been."),
            "A blank is never counted as “no”. What is not known only turns the result into a range, which narrows as soon as the entry is completed. So leave blank what you would have to guess.".to_owned(),
        ],
    }
}

/// What to do, one after the other.
pub(super) fn steps(book: &Book<'_>) -> Vec<String> {
    let root = book.sheet(Holds::Table(TableId::ROOT));
    let evidence = book.sheet(Holds::Evidence);
    let mut steps = vec![match book.lang() {
        Lang::Id => format!(
            "Buka lembar “{root}” dan jawab pertanyaannya satu per satu pada kolom Jawaban. Kotak kuning dengan tanda * wajib diisi."
        ),
        Lang::En => format!(
            "Open the sheet “{root}” and answer its questions in the column Answer. Yellow boxes with a * must be filled in."
        ),
    }];
    steps.extend(timeline_step(book));
    if has_nested(book) {
        steps.push(match book.lang() {
            Lang::Id => "Isi lembar lainnya: satu baris untuk setiap catatan. Kolom-kolom pertama menyebut baris mana yang memuatnya, misalnya bulannya; kolom # hanya perlu bila dalam satu bulan ada beberapa.".to_owned(),
            Lang::En => "Fill in the other sheets: a row for each record. The first columns name the row that it belongs to, such as the month; the column # is only needed where a month has several.".to_owned(),
        });
    }
    steps.extend(complete_step(book));
    steps.push(match book.lang() {
        Lang::Id => format!("Bila ada buktinya, sebutkan: pada lembar “{root}” di kolom Bukti dan Metode, untuk baris lembar lain pada lembar “{evidence}”. Boleh dilewati."),
        Lang::En => format!("Name the evidence if there is any: on the sheet “{root}” in the columns Evidence and Method, for rows of other sheets on the sheet “{evidence}”. This may be skipped."),
    });
    steps
}

fn timeline_step(book: &Book<'_>) -> Option<String> {
    let timeline = book.form().timeline?;
    let sheet = book.sheet(Holds::Table(timeline.table));
    let is_known = book.period().is_some();
    Some(match (book.lang(), timeline.every, is_known) {
        (Lang::Id, Every::Month, true) => format!("Isi lembar “{sheet}”: bulan-bulan periode ini sudah disiapkan, satu baris untuk setiap bulan. Biarkan baris bulan yang tidak ada catatannya; jangan menghapus bulannya."),
        (Lang::Id, Every::Quarter, true) => format!("Isi lembar “{sheet}”: satu baris untuk setiap triwulan sudah disiapkan dengan bulan pertamanya. Ganti bulannya bila pelaksanaannya pada bulan lain dalam triwulan itu."),
        (Lang::Id, _, false) => book.asked.with_year(&format!("Isi lembar “{sheet}”: satu baris untuk setiap bulan; tulis bulannya, misalnya {{year}}-01.")),
        (Lang::En, Every::Month, true) => format!("Fill in the sheet “{sheet}”: the months of the period are prepared, a row for each. Leave a month's row as it is where there is nothing to record."),
        (Lang::En, Every::Quarter, true) => format!("Fill in the sheet “{sheet}”: a row for each quarter is prepared with its first month. Change the month where it was another one of the quarter."),
        (Lang::En, _, false) => book.asked.with_year(&format!("Fill in the sheet “{sheet}”: a row for each month; write the month, {{year}}-01 for instance.")),
    })
}

fn complete_step(book: &Book<'_>) -> Option<String> {
    let timeline = book.form().timeline?;
    let field = book.form().field(TableId::ROOT, timeline.complete_when?);
    let (label, root) = (field.label.get(book.lang()), book.sheet(Holds::Table(TableId::ROOT)));
    Some(match book.lang() {
        Lang::Id => format!(
            "Bila semuanya sudah dicantumkan, jawab “ya” pada “{label}” di lembar “{root}”. Baru sesudah itu bulan yang tidak diisi berarti memang tidak ada."
        ),
        Lang::En => format!(
            "When everything is listed, answer “ya” (yes) to “{label}” on the sheet “{root}”. Only then does a month without entries mean that there was none."
        ),
    })
}

fn has_nested(book: &Book<'_>) -> bool {
    let is_nested = |table: &Table| table.parent.is_some_and(|parent| parent != TableId::ROOT);
    book.form().tables().any(|(_, table)| is_nested(table))
}

/// How to write what: the case, what is typed, what to mind.
pub(super) fn ways_to_write(book: &Book<'_>) -> Vec<[String; 3]> {
    let rows = match book.lang() {
        Lang::Id => INDONESIAN,
        Lang::En => ENGLISH,
    };
    let has = |kind: Way| book.form().tables().any(|(_, table)| kind.is_in(table));
    let shown = rows.iter().filter(|(way, _)| has(*way));
    shown.map(|(_, row)| row.map(|text| book.asked.with_year(text))).collect()
}

/// What a way to write is about.
#[derive(Clone, Copy)]
enum Way {
    Always,
    None,
    Boolean,
    Number,
    Percent,
    Date,
    Time,
    Month,
    Choice,
    Choices,
    Count,
}

impl Way {
    fn is_in(self, table: &Table) -> bool {
        let has = |is: fn(Kind) -> bool| {
            table.fields.iter().any(|field| !field.derived && is(field.kind))
        };
        match self {
            Self::Always => true,
            Self::None => table.fields.iter().any(|field| field.blank.may_be_none()),
            Self::Boolean => has(|kind| kind == Kind::Boolean),
            Self::Number => has(|kind| matches!(kind, Kind::Integer | Kind::Number)),
            Self::Percent => has(|kind| kind == Kind::Share),
            Self::Date => has(|kind| kind == Kind::Date),
            Self::Time => has(|kind| kind == Kind::Time),
            Self::Month => has(|kind| kind == Kind::Month),
            Self::Choice => has(|kind| matches!(kind, Kind::Choice(_))),
            Self::Choices => has(|kind| matches!(kind, Kind::Choices(_))),
            Self::Count => !table.tables.is_empty(),
        }
    }
}

const INDONESIAN: &[(Way, [&str; 3])] = &[
    (Way::Always, ["Keadaan", "Tulis", "Keterangan"]),
    (
        Way::Always,
        [
            "Belum diketahui",
            "kosongkan, atau ?",
            "Tidak dihitung sebagai “tidak”. Tanda ? perlu bila kosong mempunyai arti lain; pesan pada selnya menyebutkan artinya.",
        ],
    ),
    (
        Way::None,
        ["Memang tidak ada", "-", "Atau “tidak ada”. Hanya pada isian yang boleh tidak ada."],
    ),
    (Way::Boolean, ["Ya atau tidak", "ya\ntidak", "Pilih dari daftar."]),
    (Way::Choice, ["Satu pilihan", "pilih dari daftar", ""]),
    (
        Way::Choices,
        [
            "Beberapa pilihan",
            "satu; dua; tiga",
            "Dipisahkan dengan titik koma. Tambahkan ? bila mungkin masih ada yang lain.",
        ],
    ),
    (Way::Number, ["Angka", "1500\n12,5", "Tanpa pemisah ribuan. Nol ditulis 0."]),
    (Way::Percent, ["Persentase", "85%", "Selalu dengan tanda %."]),
    (
        Way::Date,
        [
            "Tanggal",
            "12/01/{year}",
            "Hari dulu, lalu bulan dan tahun; periksa nama bulan yang muncul. Bila hanya bulannya yang diketahui: 01/01/{year}..31/01/{year}",
        ],
    ),
    (
        Way::Time,
        ["Jam", "07:30", "Dengan titik dua. Dengan titik (7.30), Excel dapat mengira itu angka."],
    ),
    (Way::Month, ["Bulan", "{year}-01", ""]),
    (
        Way::Number,
        [
            "Diketahui sebagian",
            ">= 30\n10..20",
            "Paling sedikit 30; antara 10 dan 20. Berlaku juga untuk persentase, tanggal, jam, dan bulan.",
        ],
    ),
    (
        Way::Count,
        [
            "Jumlah baris sebuah lembar",
            "kosongkan",
            "Baris yang diisi dihitung sendiri. Tulis 0 bila memang tidak ada satu pun, ? bila isinya belum diketahui.",
        ],
    ),
];

const ENGLISH: &[(Way, [&str; 3])] = &[
    (Way::Always, ["If it is", "Write", "Remarks"]),
    (
        Way::Always,
        [
            "not known",
            "nothing, or ?",
            "Never counted as “no”. The ? is needed where a blank means something else; the message at the cell says what it means.",
        ],
    ),
    (Way::None, ["not there", "-", "Or “tidak ada”. Only where there may be none."]),
    (Way::Boolean, ["yes or no", "ya\ntidak", "Choose from the list: ya is yes, tidak is no."]),
    (Way::Choice, ["one choice", "choose from the list", ""]),
    (
        Way::Choices,
        [
            "several choices",
            "one; two; three",
            "Separated by semicolons. Add ? if there may be more.",
        ],
    ),
    (
        Way::Number,
        ["a number", "1500\n12.5", "Without separators of thousands. Zero is written 0."],
    ),
    (Way::Percent, ["a percentage", "85%", "Always with its sign."]),
    (
        Way::Date,
        [
            "a date",
            "12/01/{year}",
            "The day first; look at the name of the month that appears. If only the month is known: 01/01/{year}..31/01/{year}",
        ],
    ),
    (
        Way::Time,
        [
            "a time of day",
            "07:30",
            "With a colon. With a point (7.30), Excel may take it for a number.",
        ],
    ),
    (Way::Month, ["a month", "{year}-01", ""]),
    (
        Way::Number,
        [
            "known in part",
            ">= 30\n10..20",
            "At least 30; between 10 and 20. The same goes for percentages, dates, times and months.",
        ],
    ),
    (
        Way::Count,
        [
            "the number of rows of a sheet",
            "nothing",
            "The rows filled in are counted. Write 0 if there are none, ? if they are not known.",
        ],
    ),
];

/// The headers of the list of sheets.
pub(super) fn sheet_headers(book: &Book<'_>) -> [String; 3] {
    let headers = match book.lang() {
        Lang::Id => ["Lembar", "Isinya", "Bagian dari"],
        Lang::En => ["Sheet", "What it holds", "Part of"],
    };
    headers.map(str::to_owned)
}

/// What a sheet holds, and what its rows belong to.
pub(super) fn about_sheet(book: &Book<'_>, holds: Holds) -> [String; 2] {
    let said = |id: &'static str, en: &'static str| book.say(id, en).to_owned();
    let form = book.form();
    let Holds::Table(table) = holds else {
        return [
            said("bukti untuk baris lembar lain", "evidence for rows of other sheets"),
            said("boleh dilewati", "may be skipped"),
        ];
    };
    let every = form.timeline.filter(|line| line.table == table).map(|line| line.every);
    let rows = match every {
        None if table == TableId::ROOT => said("pertanyaan dan jawaban", "questions and answers"),
        None => said("satu baris untuk setiap catatan", "a row for each record"),
        Some(Every::Month) => said("satu baris untuk setiap bulan", "a row for each month"),
        Some(Every::Quarter) => said("satu baris untuk setiap triwulan", "a row for each quarter"),
    };
    let holder = form.table(table).parent.filter(|parent| *parent != TableId::ROOT);
    let holder = holder.map(|holder| form.table(holder).label.get(book.lang()).to_owned());
    [rows, holder.unwrap_or_default()]
}

/// What becomes of the form.
pub(super) fn what_happens_next(book: &Book<'_>) -> Vec<String> {
    let corrections = book.aside(crate::form::layout::Aside::Corrections);
    match book.lang() {
        Lang::Id => vec![
            "Simpan berkas ini sebagai .xlsx tanpa mengganti nama lembar dan judul kolom, lalu kirimkan kepada pihak yang memberikannya. Kolom tambahan untuk catatan sendiri boleh, tetapi tidak ikut dibaca.".to_owned(),
            format!("Isiannya kemudian diperiksa. Bila ada yang perlu dibetulkan, salinan berkas ini dikirim kembali: selnya ditandai merah, dan lembar “{corrections}” memuat daftarnya. Betulkan di salinan itu, lalu kirim lagi."),
            "Hasilnya berupa skor beserta alasannya, isian yang masih perlu dilengkapi, dan langkah berikutnya.".to_owned(),
        ],
        Lang::En => vec![
            "Save this file as .xlsx, leave the names of sheets and columns as they are, and send it to whoever gave it to you. Further columns for notes of your own are welcome, but are not read.".to_owned(),
            format!("The entries are then checked. If something has to be corrected, a copy of this file comes back: its cells are marked in red, and the sheet “{corrections}” lists them. Correct the copy and send it again."),
            "The result is a score with its reasons, the entries still to be completed, and the next steps.".to_owned(),
        ],
    }
}
