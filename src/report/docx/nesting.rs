//! Whether what a part encloses can be left out or repeated without tearing the file apart.
//!
//! A part may begin in one paragraph and end in another, or in different runs of one. It must not begin in a
//! paragraph and end in a table: without what lies between, the file would be no Word file any more.

use super::xml::{Element, Xml};
use crate::report::templates::tags::{Kind, tags};

/// A tag that divides or ends a part elsewhere than where it begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Astray {
    /// Its line in the template, counted from 1.
    pub(super) line: usize,
    /// The tag.
    pub(super) tag: String,
}

/// The first tag that stands in other elements than the one that opens its part.
pub(super) fn astray(parts: &[Xml]) -> Option<Astray> {
    let mut walk = Walk { path: Vec::new(), open: Vec::new(), line: 1 };
    walk.parts(parts).err()
}

struct Walk<'x> {
    /// The elements around, outermost first.
    path: Vec<&'x str>,
    /// Where each open part begins.
    open: Vec<Vec<&'x str>>,
    line: usize,
}

impl<'x> Walk<'x> {
    fn parts(&mut self, parts: &'x [Xml]) -> Result<(), Astray> {
        parts.iter().try_for_each(|part| match part {
            Xml::Raw(raw) => self.raw(raw),
            Xml::Element(element) => self.element(element),
        })
    }

    fn element(&mut self, element: &'x Element) -> Result<(), Astray> {
        self.line += element.open.matches('\n').count();
        self.path.push(&element.name);
        self.parts(&element.inside)?;
        self.path.pop();
        Ok(())
    }

    fn raw(&mut self, raw: &str) -> Result<(), Astray> {
        self.line += raw.matches('\n').count();
        for tag in tags(raw) {
            let begins = self.open.last();
            match tag.kind {
                Kind::Opens => self.open.push(self.path.clone()),
                Kind::Closes | Kind::Else if begins.is_some_and(|path| *path != self.path) => {
                    return Err(Astray { line: self.line, tag: tag.text });
                }
                Kind::Closes => _ = self.open.pop(),
                Kind::Else | Kind::Fills => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::docx::xml::read;

    fn stray(text: &str) -> Option<(usize, String)> {
        astray(&read(text).unwrap()).map(|it| (it.line, it.tag))
    }

    #[test]
    fn a_part_may_end_in_another_run_or_paragraph() {
        assert_eq!(stray("<p><r>{{#if a}}</r><r>b{{/if}}</r></p>"), None);
        assert_eq!(stray("<p><r>{{#if a}}</r></p><p><r>{{else}}</r><r>{{/if}}</r></p>"), None);
    }

    #[test]
    fn a_part_that_ends_elsewhere_is_told_with_its_line() {
        let table = "\n<p>{{#if a}}</p>\n<tr><p>{{/if}}</p></tr>";
        assert_eq!(stray(table), Some((3, "{{/if}}".to_owned())));
        assert_eq!(stray("{{#if a}}<p>{{else}}</p>{{/if}}"), Some((1, "{{else}}".to_owned())));
    }
}
