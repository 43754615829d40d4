//! What a value can be, given what is blank. Only this module decides what "possible" means.

mod items;
mod range;
mod truth;
mod value;

pub use items::ItemSet;
pub use range::Range;
pub use truth::Truth;
pub use value::{Content, Possible, Value};
