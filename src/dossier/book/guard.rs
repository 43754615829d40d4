//! Looks at the bytes of a workbook before anyone reads it: what it is, and whether it is within limits.

use std::io::Cursor;

use zip::ZipArchive;

use super::refusal::Refusal;
use crate::limits::Limit;

/// What unpacks to no more than this is harmless, however small it was packed.
const SMALL: u64 = 16 << 20;

/// What a workbook is by what is in it, whatever its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// .xlsx and .xlsm
    OpenXml,
    /// .ods
    OpenDocument,
    /// .xls
    Binary,
}

/// The kind of a workbook, if it is one that may be read.
///
/// The sizes are those that the archive itself states; whoever unpacks it stops where they are exceeded.
pub(super) fn look(bytes: &[u8]) -> Result<Kind, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Refusal::NotAWorkbook);
    }
    let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let is_encrypted = bytes.windows(encrypted.len()).any(|here| here == encrypted);
    if is_encrypted { Err(Refusal::Encrypted) } else { Ok(Kind::Binary) }
}

fn archive(bytes: &[u8]) -> Result<Kind, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    let mut names = Vec::new();
    let mut total: u64 = 0;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Refusal::Damaged)?;
        let name = part.name().map_err(|_| Refusal::Damaged)?.to_ascii_lowercase();
        total = total.saturating_add(part.size());
        // Texts that cells share are kept in memory as a whole.
        let shared = if name.ends_with("sharedstrings.xml") { part.size() } else { 0 };
        if total > Limit::Unpacked.now() || shared > Limit::Unpacked.now() / 8 {
            return Err(Refusal::TooLarge(Limit::Unpacked));
        }
        if total > SMALL && total / Limit::Ratio.now() > bytes.len() as u64 {
            return Err(Refusal::TooLarge(Limit::Ratio));
        }
        names.push(name);
    }
    let has = |part: &str| names.iter().any(|name| name == part);
    if has("xl/workbook.bin") {
        Err(Refusal::OtherKind)
    } else if has("content.xml") {
        Ok(Kind::OpenDocument)
    } else if names.iter().any(|name| name.starts_with("xl/")) {
        Ok(Kind::OpenXml)
    } else {
        Err(Refusal::NotAWorkbook)
    }
}
