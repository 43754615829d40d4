//! Says of a fault in the base's text where it comes from: the base alone is sound.

use std::collections::HashMap;
use std::sync::Arc;

use super::Tailored;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::text;

/// The things of the base that an overlay names: what becomes of each, and where that is said first.
#[derive(Default)]
pub(super) struct Touched(HashMap<String, (Place, How)>);

/// What becomes of a thing of the base.
#[derive(Clone, Copy)]
enum How {
    Changed,
    Removed,
}

impl Touched {
    pub(super) fn changed(&mut self, name: &str, place: Place) {
        self.0.entry(name.to_owned()).or_insert((place, How::Changed));
    }

    pub(super) fn removed(&mut self, name: &str, place: Place) {
        self.0.entry(name.to_owned()).or_insert((place, How::Removed));
    }

    /// Names what becomes of the thing that a fault is about, if anything does.
    fn explain(&self, name: &str, one: &Diagnostic) -> Option<Diagnostic> {
        let (place, how) = self.0.get(name)?;
        let one = one.clone();
        Some(match how {
            How::Changed => one.related(place.clone(), text!("diubah di sini", "changed here")),
            How::Removed => {
                one.related(place.clone(), text!("dihapus di sini", "removed here")).help(text!(
                    "jangan hapus yang masih dipakai, atau sesuaikan juga yang memakainya",
                    "keep what is still used, or tailor what uses it as well"
                ))
            }
        })
    }
}

impl Tailored {
    /// What was found in the merged checklist, without what was found in the base already.
    ///
    /// A fault in a base's file comes from what is changed here: beside it stands where the thing that it is
    /// about is changed or dropped, or else `extends`.
    pub(in crate::checklist) fn traced(
        &self,
        found: Diagnostics,
        of_base: &Diagnostics,
        extends: &Place,
    ) -> Diagnostics {
        let mut traced = Diagnostics::new();
        let is_known = |one: &Diagnostic| {
            of_base.iter().any(|other| other.code == one.code && other.place == one.place)
        };
        let new = found.into_iter().filter(|one| !is_known(one));
        traced.extend(new.map(|one| self.with_origin(one, extends)));
        traced
    }

    fn with_origin(&self, one: Diagnostic, extends: &Place) -> Diagnostic {
        let in_base = |place: &&Place| !Arc::ptr_eq(&place.source, &extends.source);
        let Some(place) = one.place.as_ref().filter(in_base) else { return one };
        let marked = place.source.text.get(place.span.clone()).unwrap_or_default();
        // The base is never edited, so there is nothing to write there instead.
        let one = Diagnostic { replacement: None, ..one.clone() };
        self.touched.explain(marked, &one).unwrap_or_else(|| {
            let origin = text!("muncul karena penyesuaian ini", "comes from this tailoring");
            one.related(extends.clone(), origin)
        })
    }
}
