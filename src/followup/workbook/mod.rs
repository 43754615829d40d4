//! Reads a report workbook back.

/// The hidden sheet with the assessment for programs.
pub const RECORD_SHEET: &str = "tilik";
/// The version of that sheet's shape.
pub const RECORD_VERSION: &str = "1";
