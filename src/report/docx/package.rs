//! A Word file as a package: named files in a zip, read whole and written the same way every time.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::limits::Limit;

/// What unpacks to no more than this is harmless, however small it was packed.
const SMALL: u64 = 16 << 20;

/// The files of a package, in their order.
#[derive(Clone, Debug)]
pub(super) struct Package(pub(super) Vec<(String, Vec<u8>)>);

impl Package {
    /// The files of a zip. A letter may have a sixteenth of what a workbook may.
    ///
    /// # Errors
    /// It is none, or is larger than a limit, which is then told.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Option<Limit>> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| None)?;
        let mut files = Vec::new();
        let by_ratio = Limit::Ratio.now().saturating_mul(bytes.len() as u64).max(SMALL);
        let (size, limit) = match Limit::Unpacked.now() / 16 {
            size if size <= by_ratio => (size, Limit::Unpacked),
            _ => (by_ratio, Limit::Ratio),
        };
        let mut left = size;
        for place in 0..archive.len() {
            let file = archive.by_index(place).map_err(|_| None)?;
            let name = file.name().map_err(|_| None)?.into_owned();
            let mut content = Vec::new();
            let read = file.take(left + 1).read_to_end(&mut content).map_err(|_| None)?;
            left = left.checked_sub(read as u64).ok_or(Some(limit))?;
            files.push((name, content));
        }
        Ok(Self(files))
    }

    /// The zip, without times or anything else that differs between two runs.
    ///
    /// # Errors
    /// Only if the machine refuses.
    pub(super) fn write(&self) -> std::io::Result<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        for (name, content) in &self.0 {
            if name.ends_with('/') {
                continue;
            }
            writer.start_file(name.as_str(), options).map_err(std::io::Error::other)?;
            writer.write_all(content)?;
        }
        Ok(writer.finish().map_err(std::io::Error::other)?.into_inner())
    }
}
