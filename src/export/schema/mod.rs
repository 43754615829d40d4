//! JSON Schemas (draft 2020-12) of the files that tilik reads and writes, for editors and other programs.
//!
//! A schema knows shapes: which keys there are and what may stand after each. It accepts whatever the readers
//! accept, also as an editor's YAML reader types it (`0137` and `07.30` are numbers there), and says what each key
//! is for. What takes the whole file to know, such as names, types of expressions and rules between fields, stays
//! with `tilik check` and `tilik validate`.

mod assessment;
mod checklist;
mod dossier;
mod part;
mod pattern;

pub use assessment::assessment;
pub use checklist::checklist;
pub use dossier::dossier;

use serde_json::Value;

use crate::text::escaped;

/// The draft that all schemas follow.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A schema as the text of a file, with its keys in the order in which they are to be read.
#[must_use]
pub fn text(schema: &Value) -> String {
    escaped(format!("{schema:#}\n"))
}

/// A reference to a definition of the same schema.
fn defined(name: &str) -> Value {
    serde_json::json!({"$ref": format!("#/$defs/{name}")})
}
