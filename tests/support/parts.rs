//! What a file holds: its text, or, where it is a zip, the text of each file in it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The parts of a file with their names, in their order; a file that is no zip is one part without a name.
/// Elements of XML stand on lines of their own.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return vec![(String::new(), String::from_utf8_lossy(bytes).into_owned())];
    };
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (name, String::from_utf8_lossy(&content).replace("><", ">\n<"))
        })
        .collect()
}
