//! The report as one page: complete without a script, without a network, on paper and on a phone.

use super::data::Data;
use super::templates::Templates;
use crate::diagnostic::Diagnostic;

/// An assessment as a page of its own.
///
/// # Errors
/// A template of one's own uses a name that stands for nothing.
pub fn page(data: &Data, templates: &Templates) -> Result<String, Box<Diagnostic>> {
    templates.fill("html/laporan", data)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::View;
    use crate::report::data::Around;
    use crate::report::tests::with_example;
    use crate::text::Lang;

    fn written(name: &str, lang: Lang) -> String {
        with_example(name, |checklist, dossier, assessment| {
            let view = View::of(checklist, dossier, assessment, lang);
            let data = Data::of(&view, &Around::default());
            page(&data, &Templates::built_in()).unwrap_or_else(|fault| panic!("{fault:?}"))
        })
    }

    #[test]
    fn a_page_is_complete_in_both_languages() {
        assert!(written("Kebun Sikolos", Lang::Id).contains("Skor terbukti"));
        let english = written("Kebun Sikolos", Lang::En);
        assert!(english.contains("Proven score") && !english.contains("Skor terbukti"));
    }

    #[test]
    fn submitted_text_stays_text_in_every_place() {
        let hostile = "</style><script>alert(1)</script>\" onload=x \\";
        let page = written(hostile, Lang::Id);
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("</style>").count(), 1);
    }
}
