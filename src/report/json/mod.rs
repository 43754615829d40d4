//! An assessment as JSON: stable, in the same order always, with numbers rounded once.

mod advice;
mod comparison;
mod cases;
mod criterion;
mod district;
mod impact;
mod followup;
mod origin;
mod signs;
mod stamp;
mod value;
mod verification;
mod visits;
mod wire;

use std::io;

pub use cases::cases;
pub use comparison::comparison;
pub use district::district;
pub use followup::followup;
pub use impact::impact;
pub use signs::signs;
pub use stamp::stamp;
pub use verification::verification;
pub use visits::visits;

use super::View;
use crate::text::escaped;
use wire::Wire;

/// An assessment on one line.
///
/// # Errors
/// Only if the machine refuses; every assessment can be written.
pub fn line(view: &View<'_>) -> io::Result<String> {
    Ok(escaped(serde_json::to_string(&Wire::of(view))?))
}

/// An assessment over several lines, as an item of a list.
///
/// # Errors
/// Only if the machine refuses; every assessment can be written.
pub fn item(view: &View<'_>) -> io::Result<String> {
    // Line ends inside texts are escaped, so each one here is between two parts.
    let text = escaped(serde_json::to_string_pretty(&Wire::of(view))?);
    Ok(format!("  {}", text.replace('\n', "\n  ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::with_example;
    use crate::text::Lang;

    fn written(lang: Lang) -> String {
        with_example("Kebun Sikolos", |checklist, dossier, assessment| {
            item(&View::of(checklist, dossier, assessment, lang)).unwrap()
        })
    }

    #[test]
    fn an_assessment_has_the_shape_that_was_promised() {
        let expected = include_str!("example.json").replace("VERSION", env!("CARGO_PKG_VERSION"));
        assert_eq!(written(Lang::Id), expected.trim_end());
    }

    #[test]
    fn a_line_says_the_same_as_an_item() {
        let line = with_example("Kebun Sikolos", |checklist, dossier, assessment| {
            line(&View::of(checklist, dossier, assessment, Lang::Id)).unwrap()
        });
        let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert!(!line.contains('\n'));
        assert_eq!(parse(&line), parse(&written(Lang::Id)));
    }
}
