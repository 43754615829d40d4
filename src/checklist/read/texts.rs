//! Reads texts that people read, in two languages.

use super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Content, Node};
use crate::text;
use crate::text::{Lang, Text};

/// A text in one of the two languages only.
pub(crate) const MISSING_TRANSLATION: Code = Code("missing-translation");
/// Double braces in a text where nothing is filled in.
pub(crate) const TEMPLATE_NOT_FILLED: Code = Code("template-not-filled");

impl<'d> Reader<'d> {
    /// `{id: …, en: …}`, or a bare text that serves both languages.
    pub(super) fn text(&mut self, node: &'d Node) -> Option<Text> {
        let text = self.template_text(node)?;
        if [Lang::Id, Lang::En].iter().any(|lang| text.get(*lang).contains("{{")) {
            let place = self.head(node);
            self.report(
                Diagnostic::warning(
                    TEMPLATE_NOT_FILLED,
                    place,
                    text!(
                        "`{{{{…}}}}` tidak diganti dengan nilai dalam teks ini",
                        "`{{{{…}}}}` is not filled in in this text"
                    ),
                )
                .help(text!(
                    "nilai hanya disisipkan dalam teks `recommend`, `systemic` dan `flags`",
                    "values are filled in only in texts of `recommend`, `systemic` and `flags`"
                )),
            );
        }
        Some(text)
    }

    /// The same, where braces may be filled in.
    pub(super) fn template_text(&mut self, node: &'d Node) -> Option<Text> {
        match &node.content {
            Content::Scalar(scalar) if !node.is_null() => Some(Text::both(scalar.text.clone())),
            Content::Map(_) => self.translations(node),
            Content::Scalar(_) | Content::List(_) => {
                self.wrong_shape(
                    node,
                    &text!("teks", "a text"),
                    text!("tulis `{{id: …, en: …}}`", "write `{{id: …, en: …}}`"),
                );
                None
            }
        }
    }

    fn translations(&mut self, node: &'d Node) -> Option<Text> {
        let entries = self.item(node, &["id", "en"])?;
        let mut one = |key: &str| {
            let node = entries.get(key)?;
            let help = text!("tulis teksnya setelah `{key}:`", "write the text after `{key}:`");
            self.scalar(node, &text!("teks", "a text"), help)
        };
        let (id, en) = (one("id"), one("en"));
        let missing = |key: &str| entries.entry(key).is_none();
        match (id, en) {
            (Some(id), Some(en)) => Some(Text::new(id, en)),
            (Some(text), None) if missing("en") => {
                self.missing_translation(node, "en", text!("bahasa Inggris", "English"));
                Some(Text::both(text))
            }
            (None, Some(text)) if missing("id") => {
                self.missing_translation(node, "id", text!("bahasa Indonesia", "Indonesian"));
                Some(Text::both(text))
            }
            (None, None) if missing("id") && missing("en") => {
                self.missing_key(entries.head(), "id");
                None
            }
            _ => None,
        }
    }

    fn missing_translation(&mut self, node: &Node, key: &str, language: Text) {
        let (id, en) = (language.get(Lang::Id), language.get(Lang::En));
        let place = self.place(node);
        self.report(
            Diagnostic::warning(
                MISSING_TRANSLATION,
                place,
                text!("teks ini belum ada dalam {id}", "this text is missing in {en}"),
            )
            .help(text!(
                "tambahkan `{key}: …`, atau tulis teksnya tanpa `{{…}}` bila sama dalam kedua bahasa",
                "add `{key}: …`, or write the text without `{{…}}` if it is the same in both languages"
            )),
        );
    }
}
