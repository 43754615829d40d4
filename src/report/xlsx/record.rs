//! The assessment for programs, in a sheet that nobody sees: what later runs read back.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::followup::workbook::{RECORD_SHEET, RECORD_VERSION};

/// How much of a record a cell holds; a spreadsheet's limit is a little above.
const CELL: usize = 30_000;

pub(super) fn add(workbook: &mut Workbook, record: &str) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(RECORD_SHEET)?.set_very_hidden(true);
    let text = Format::new().set_num_format("@");
    sheet.write_string_with_format(0, 0, "tilik", &text)?;
    sheet.write_string_with_format(0, 1, RECORD_VERSION, &text)?;
    // What XML can't hold, JSON can say in other signs.
    let record = record.replace('\u{fffe}', "\\ufffe").replace('\u{ffff}', "\\uffff");
    for (row, part) in (1..).zip(parts(&record)) {
        sheet.write_string_with_format(row, 0, "record", &text)?;
        sheet.write_string_with_format(row, 1, part, &text)?;
    }
    Ok(())
}

/// A text in parts that each fit a cell.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        used += c.len_utf16();
        if used > CELL {
            parts.push(String::new());
            used = c.len_utf16();
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_parted_between_characters_and_is_whole_again() {
        let text = "🏥é=".repeat(25_000);
        let parts = parts(&text);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= CELL));
        assert_eq!(parts.concat(), text);
        assert_eq!(super::parts("").concat(), "");
    }
}
