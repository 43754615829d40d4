//! A Word file as a package: named files in a zip, read whole and written the same way every time.

use std::collections::HashSet;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most that is unpacked from one template: no letter is larger.
const LARGEST: u64 = 64 << 20;

/// The files of a package, in their order.
#[derive(Clone, Debug)]
pub(super) struct Package(pub(super) Vec<(String, Vec<u8>)>);

impl Package {
    /// The files of a zip; `None` where it is none, holds two of a name, or is larger than any template.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut files = Vec::with_capacity(archive.len());
        let mut left = LARGEST;
        for place in 0..archive.len() {
            let file = archive.by_index(place).ok()?;
            let name = file.name().ok()?.into_owned();
            let mut content = Vec::new();
            let read = file.take(left + 1).read_to_end(&mut content).ok()?;
            left = left.checked_sub(u64::try_from(read).ok()?)?;
            files.push((name, content));
        }
        let names: HashSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        (names.len() == files.len()).then_some(Self(files))
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
