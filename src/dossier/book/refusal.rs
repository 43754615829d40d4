//! Why a file is not read as a workbook.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::limits::Limit;
use crate::text;
use crate::text::Text;

/// A file that has a workbook's name and is none.
pub const NOT_A_WORKBOOK: Code = Code("not-a-workbook");
/// A workbook that ends too early or does not hold together.
pub const DAMAGED_WORKBOOK: Code = Code("damaged-workbook");
/// A workbook with a password.
pub const ENCRYPTED_WORKBOOK: Code = Code("encrypted-workbook");
/// A workbook with more in it than any dossier.
pub const WORKBOOK_TOO_LARGE: Code = Code("workbook-too-large");

/// Why a file is not read as a workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is something else.
    NotAWorkbook,
    /// It is a workbook of a kind that is not read, such as .xlsb.
    OtherKind,
    /// It ends too early or does not hold together.
    Damaged,
    /// It has a password.
    Encrypted,
    /// There is more of something in it than may be.
    TooLarge(Limit),
}

impl Refusal {
    /// What is said of the file.
    pub(in crate::dossier) fn diagnostic(self, file: Place) -> Diagnostic {
        let (code, message, help) = match self {
            Self::NotAWorkbook => (
                NOT_A_WORKBOOK,
                text!(
                    "isi berkas ini bukan buku kerja Excel atau LibreOffice",
                    "this file's content is no workbook of Excel or LibreOffice"
                ),
                text!(
                    "buka di Excel, pilih Simpan Sebagai, lalu simpan sebagai buku kerja .xlsx",
                    "open it in Excel, choose Save As, and save it as a workbook (.xlsx)"
                ),
            ),
            Self::OtherKind => (
                NOT_A_WORKBOOK,
                text!(
                    "buku kerja biner (.xlsb) tidak dibaca",
                    "binary workbooks (.xlsb) are not read"
                ),
                text!("simpan ulang sebagai .xlsx", "save it again as .xlsx"),
            ),
            Self::Damaged => (
                DAMAGED_WORKBOOK,
                text!(
                    "buku kerja ini rusak atau tidak lengkap",
                    "this workbook is damaged or incomplete"
                ),
                text!(
                    "minta atau unduh berkasnya sekali lagi; kalau masih dapat dibuka di Excel, simpan ulang",
                    "ask for or download the file again; if Excel still opens it, save it again"
                ),
            ),
            Self::Encrypted => (
                ENCRYPTED_WORKBOOK,
                text!("buku kerja ini dikunci dengan sandi", "this workbook has a password"),
                text!(
                    "buka di Excel, hapus sandinya (Info, Proteksi Buku Kerja), lalu simpan",
                    "open it in Excel, remove the password (Info, Protect Workbook), and save it"
                ),
            ),
            Self::TooLarge(limit) => (
                WORKBOOK_TOO_LARGE,
                too_large(limit),
                limit.or_raise(&text!(
                    "hapus lembar dan baris yang tidak termasuk formulir, lalu simpan ulang",
                    "delete the sheets and rows that are not part of the form, and save it again"
                )),
            ),
        };
        Diagnostic::error(code, file, message).help(help)
    }
}

fn too_large(limit: Limit) -> Text {
    let most = limit.shown();
    match limit {
        Limit::Unpacked => text!(
            "setelah dibuka, isi buku kerja ini lebih dari {most}",
            "once it is unpacked, this workbook holds more than {most}"
        ),
        Limit::Ratio => text!(
            "setelah dibuka, isi buku kerja ini lebih dari {most} kali ukuran berkasnya",
            "once it is unpacked, this workbook is more than {most} times as large as its file"
        ),
        _ => text!(
            "buku kerja ini merentang lebih dari {most} sel, jauh lebih banyak daripada sebuah dossier",
            "this workbook spans more than {most} cells, far more than a dossier"
        ),
    }
}
