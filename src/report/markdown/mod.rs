//! The whole assessment as a Markdown document.

mod criteria;
mod escape;
mod impact;
mod next;

pub use impact::impact;

use super::origin::PROGRAM;
use super::{View, sentences, tailoring};
use crate::bound::Range;
use crate::text::{Lang, Text};
pub(super) use escape::escape;

/// An assessment as a document of its own.
#[must_use]
pub fn document(view: &View<'_>) -> String {
    let mut page = Page::default();
    identity(&mut page, view);
    result(&mut page, view);
    scores(&mut page, view);
    criteria::overview(&mut page, view);
    criteria::flags(&mut page, view);
    criteria::findings(&mut page, view);
    next::wanted(&mut page, view);
    next::paths(&mut page, view);
    next::recommendations(&mut page, view);
    criteria::indicators(&mut page, view);
    sources(&mut page, view);
    page.0
}

/// A document that is written from top to bottom. Headings, paragraphs and items take text that is
/// escaped already; cells are escaped here.
#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, level: usize, title: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&format!("{} {title}\n\n", "#".repeat(level)));
    }

    fn paragraph(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push_str("\n\n");
    }

    fn item(&mut self, mark: &str, text: &str) {
        self.0.push_str(&format!("{mark} {text}\n"));
    }

    fn table<const N: usize>(&mut self, heads: [&str; N], rows: Vec<[String; N]>) {
        self.row(heads.iter().copied());
        self.row(heads.iter().map(|_| "---"));
        for row in rows {
            self.row(row.iter().map(|cell| escape(cell)));
        }
    }

    /// One row of cells that are escaped already.
    fn row<C: AsRef<str>>(&mut self, cells: impl Iterator<Item = C>) {
        self.0.push('|');
        for cell in cells {
            self.0.push_str(&format!(" {} |", cell.as_ref()));
        }
        self.0.push('\n');
    }
}

fn identity(page: &mut Page, view: &View<'_>) {
    let (lang, dossier, checklist) = (view.lang, view.dossier, view.checklist);
    let title = lang.pick("Laporan penilaian", "Assessment report");
    page.heading(1, &format!("{title}: {}", escape(&view.unit)));
    let mut rows = vec![[lang.pick("Kode", "Code").to_owned(), dossier.code.clone()]];
    let groups: Vec<&str> = dossier.groups.iter().filter_map(Option::as_deref).collect();
    if !groups.is_empty() {
        rows.push([lang.pick("Wilayah", "Region").to_owned(), groups.join(", ")]);
    }
    rows.push([lang.pick("Periode", "Period").to_owned(), sentences::period(view)]);
    let by = sentences::filled_by(dossier.filled_by, lang);
    rows.push([lang.pick("Diisi oleh", "Filled in by").to_owned(), by.to_owned()]);
    let edition = lang.pick("edisi", "edition");
    let name = format!(
        "{} ({}, {edition} {})",
        checklist.title.get(lang),
        checklist.id,
        checklist.version
    );
    rows.push([lang.pick("Daftar tilik", "Checklist").to_owned(), name]);
    page.table(lang.pick(["Identitas", ""], ["Identity", ""]), rows);
}

fn result(page: &mut Page, view: &View<'_>) {
    page.heading(2, view.lang.pick("Hasil", "Result"));
    page.paragraph(&format!("**{}**", escape(&sentences::verdict(view))));
    let sentences =
        [sentences::score(view), sentences::critical(view), Some(sentences::tally(view))];
    let text: Vec<String> = sentences.into_iter().flatten().collect();
    page.paragraph(&escape(&text.join(" ")));
    for note in &view.notes {
        page.paragraph(&format!("> {}", escape(note)));
    }
    trim_blank(page);
}

fn scores(page: &mut Page, view: &View<'_>) {
    let (lang, scores) = (view.lang, &view.assessment.scorecard);
    let Some(total) = &scores.total else { return };
    page.heading(2, lang.pick("Skor", "Score"));
    let all = Text::new("Seluruhnya", "Total");
    let one = |title: &Text, score: Option<&Range>| {
        let none = lang.pick("tidak berlaku", "not applicable").to_owned();
        [title.get(lang).to_owned(), score.map_or(none, |score| sentences::span(score, lang))]
    };
    let sections = view.checklist.sections.iter().zip(&scores.sections);
    let mut rows: Vec<[String; 2]> =
        sections.map(|(section, score)| one(&section.title, score.as_ref())).collect();
    rows.push(one(&all, Some(total)));
    page.table(lang.pick(["Bagian", "Skor"], ["Section", "Score"]), rows);
    if !view.checklist.axes.is_empty() {
        let axes = view.checklist.axes.iter().zip(&scores.axes);
        let rows = axes.map(|(axis, score)| one(&axis.title, score.as_ref())).collect();
        page.0.push('\n');
        page.table(lang.pick(["Aspek", "Skor"], ["Aspect", "Score"]), rows);
    }
}

fn sources(page: &mut Page, view: &View<'_>) {
    let lang = view.lang;
    tailoring(page, view);
    if !view.checklist.basis.is_empty() {
        page.heading(2, lang.pick("Dasar", "Basis"));
        for basis in &view.checklist.basis {
            let text = format!("{}: {}", basis.id, basis.title.get(lang));
            page.item("-", &escape(&text));
        }
    }
    made_from(page, view);
}

/// The checklists and files it was made from, each with its hash, and by which tilik.
fn made_from(page: &mut Page, view: &View<'_>) {
    let (lang, checklist) = (view.lang, view.checklist);
    page.heading(2, lang.pick("Dibuat dari", "Made from"));
    let word = lang.pick("daftar tilik", "checklist");
    let bases = checklist.bases.iter().map(|base| (&base.id, &base.version, &base.sha256));
    let own = [(&checklist.id, &checklist.version, &checklist.sha256)];
    let checklists = own.into_iter().chain(bases);
    let rows =
        checklists.map(|(id, edition, hash)| [format!("{word} {id} {edition}"), hash.clone()]);
    let inputs = view.dossier.inputs.iter();
    let inputs = inputs.map(|input| [input.file.clone(), input.sha256.clone()]);
    let rows = rows.chain(inputs).collect();
    page.table(lang.pick(["Berkas", "SHA-256"], ["File", "SHA-256"]), rows);
    page.0.push('\n');
    page.paragraph(PROGRAM);
    trim_blank(page);
}

/// Every change that tailoring made, whichever checklist of the chain made it.
fn tailoring(page: &mut Page, view: &View<'_>) {
    let Some(opening) = tailoring::opening(view.checklist, view.lang) else { return };
    page.heading(2, view.lang.pick(tailoring::TITLE.0, tailoring::TITLE.1));
    page.paragraph(&escape(&format!("{opening}.")));
    for step in tailoring::steps(view.checklist, view.lang) {
        if let Some(heading) = step.heading(view.lang) {
            page.0.push('\n');
            page.paragraph(&escape(&heading));
        }
        for part in &step.parts {
            page.item("-", part.title);
            for thing in &part.things {
                let text = format!("{}: {}", thing.name(), thing.said.join("; "));
                page.item("  -", &escape(&text));
            }
        }
    }
}

/// Leaves one line end at the end.
fn trim_blank(page: &mut Page) {
    page.0.truncate(page.0.trim_end().len());
    page.0.push('\n');
}

/// What stands between a label and its text.
fn labelled(lang: Lang, label: (&str, &str), text: &str) -> String {
    format!("**{}:** {}", lang.pick(label.0, label.1), escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::with_example;

    fn written(name: &str, lang: Lang) -> String {
        with_example(name, |checklist, dossier, assessment| {
            document(&View::of(checklist, dossier, assessment, lang))
        })
    }

    #[test]
    fn a_document_holds_the_whole_assessment() {
        let expected = include_str!("example.id.md").replace("VERSION", env!("CARGO_PKG_VERSION"));
        assert_eq!(written("Kebun Sikolos", Lang::Id), expected);
    }

    #[test]
    fn submitted_text_stays_text() {
        let text = written("a|b <script> [x](http://y)", Lang::En);
        assert!(!text.contains("<script>"));
        assert!(text.contains("a\\|b \\<script\\> \\[x\\](http\\://y)"));
    }

    #[test]
    fn blank_lines_are_never_doubled() {
        for lang in [Lang::Id, Lang::En] {
            let text = written("Kebun Sikolos", lang);
            assert!(!text.contains("\n\n\n") && !text.ends_with("\n\n"), "{text}");
        }
    }
}
