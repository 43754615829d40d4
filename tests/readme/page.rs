//! A page of documentation as its tests see it: fenced blocks, tables, and parts that the code determines.

use std::fs;
use std::path::Path;

/// A page, or a part of one.
pub(crate) struct Page {
    text: String,
}

/// A fenced block: its language, the comment line before it, its text.
pub(crate) struct Block {
    pub(crate) language: String,
    pub(crate) comment: String,
    pub(crate) text: String,
}

impl Block {
    /// What the comment `<!-- word: argument -->` before it says; two empty texts where there is none.
    pub(crate) fn marker(&self) -> (&str, &str) {
        let inside = self.comment.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
        inside.map_or(("", ""), |inside| inside.split_once(": ").unwrap_or((inside, "")))
    }
}

impl Page {
    pub(crate) fn read(path: &str) -> Self {
        Self { text: fs::read_to_string(path).unwrap() }
    }

    /// The parts before and from a line on.
    pub(crate) fn split_at(self, line: &str) -> (Self, Self) {
        let (before, rest) = self.text.split_once(&format!("\n{line}\n")).expect(line);
        (Self { text: before.to_owned() }, Self { text: rest.to_owned() })
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Its fenced blocks, in order.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut lines = self.text.lines();
        let mut comment = String::new();
        while let Some(line) = lines.next() {
            if let Some(language) = line.strip_prefix("```") {
                let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let comment = std::mem::take(&mut comment);
                blocks.push(Block { language: language.into(), comment, text: text.join("\n") });
            } else if !line.trim().is_empty() {
                line.clone_into(&mut comment);
            }
        }
        blocks
    }

    /// What stands between `<!-- generated: name -->` and `<!-- end -->`.
    pub(crate) fn generated(&self, name: &str) -> &str {
        let (_, rest) = self.text.split_once(&format!("<!-- generated: {name} -->\n")).expect(name);
        rest.split_once("<!-- end -->").expect(name).0
    }

    /// The same page without what the code determines.
    pub(crate) fn written_by_hand(&self) -> Self {
        let mut parts = self.text.split("<!-- generated: ");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once("<!-- end -->").expect("an end").1);
        Self { text: first + &rest.collect::<String>() }
    }

    /// The links that lead nowhere: to files as seen from the page's folder, and to headings of the page.
    pub(crate) fn broken_links(&self, folder: &str) -> Vec<String> {
        let headings = self.text.lines().filter(|line| line.starts_with('#'));
        let anchors: Vec<String> = headings.map(anchor).collect();
        let links = self.text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let leads_nowhere = |link: &&str| match link.strip_prefix('#') {
            Some(heading) => !anchors.iter().any(|one| one == heading),
            None => !Path::new(folder).join(link).exists(),
        };
        links.filter(leads_nowhere).map(str::to_owned).collect()
    }

    /// The rows of the table after a comment, without its heading; each as its cells.
    pub(crate) fn table(&self, marker: &str) -> Vec<Vec<String>> {
        let (_, rest) = self.text.split_once(&format!("<!-- {marker} -->\n")).expect(marker);
        let rows = rest.lines().take_while(|line| line.starts_with('|')).skip(2);
        let cells = |row: &str| {
            let inside = row.strip_prefix("| ").and_then(|row| row.strip_suffix('|')).expect(row);
            inside.split(" | ").map(|cell| cell.trim().to_owned()).collect()
        };
        rows.map(cells).collect()
    }
}

/// How a heading is linked to.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || [' ', '-'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The pieces of a cell that stand in `code`.
pub(crate) fn in_code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}
