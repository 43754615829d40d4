//! The laws that comparisons keep.

mod figures;
mod ranks;
