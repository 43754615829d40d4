//! What became of earlier recommendations.

pub mod plan;
pub mod workbook;
