//! Builds the tree of a document from the events of the YAML parser.

mod leaf;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, ScanError, Span, StructureStyle};

use super::fault::Faults;
use super::syntax::{self, Reading};
use super::{Content, Document, Entry, Limits, Node, Style, entries, fault};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};

/// Why reading cannot simply go on.
pub(super) enum Halt {
    /// This document cannot be read.
    Document,
    /// The file is larger than it may be.
    File,
}

/// What has been read of a document so far.
pub(super) struct Builder<'a> {
    source: &'a Arc<Source>,
    faults: Faults<'a>,
    limits: Limits,
    /// What is left of the budget of nodes for this file.
    budget: usize,
    open: Vec<Open>,
    anchors: HashMap<usize, Part>,
    root: Option<Node>,
    /// Where the document begins.
    start: usize,
    /// The scalar, alias or closing bracket read last.
    last: Range<usize>,
    /// What was last offered to write instead.
    offered: Option<(Place, String)>,
}

/// A list or map whose end has not been read yet.
struct Open {
    span: Range<usize>,
    line: u32,
    flow: bool,
    anchor: usize,
    height: usize,
    weight: usize,
    content: Content,
    key: Option<Part>,
}

/// A value that is complete: how deep it nests (0 for a scalar) and how much of the budget a copy costs.
#[derive(Clone)]
struct Part {
    node: Node,
    height: usize,
    weight: usize,
}

/// How much text counts as one node more, so that copies of long texts cost what they weigh.
const BYTES_PER_NODE: usize = 64;

impl<'a> Builder<'a> {
    pub(super) fn new(
        source: &'a Arc<Source>,
        limits: Limits,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            source,
            faults: Faults::new(diagnostics),
            limits,
            budget: limits.nodes,
            open: Vec::new(),
            anchors: HashMap::new(),
            root: None,
            start: 0,
            last: 0..0,
            offered: None,
        }
    }

    /// Takes the next event; gives the document that ends with it.
    pub(super) fn take(&mut self, event: Event<'_>, span: &Span) -> Result<Option<Document>, Halt> {
        match event {
            Event::DocumentStart(..) => self.begin(self.bytes(span).start),
            Event::DocumentEnd => {
                self.start = self.bytes(span).end;
                let source = Arc::clone(self.source);
                return Ok(self.root.take().map(|root| Document::new(source, root)));
            }
            Event::Scalar(text, style, anchor, tag) => {
                let part = self.scalar(text.into_owned(), style, tag.as_deref(), span);
                self.complete(part, anchor)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.begin_collection(Content::List(Vec::new()), style, anchor, span)?;
                self.check_tag(tag.as_deref(), span);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.begin_collection(Content::Map(Vec::new()), style, anchor, span)?;
                self.check_tag(tag.as_deref(), span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end_collection(span)?,
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::UnresolvedAlias(_) => self.unknown_alias(span)?,
            // Bounds of the stream, and events that were not asked for.
            _ => {}
        }
        if self.faults.are_too_many() { Err(Halt::File) } else { Ok(None) }
    }

    /// Reports what the parser could not read.
    pub(super) fn refuse(&mut self, error: &ScanError) -> Halt {
        let reading = Reading {
            source: self.source,
            start: self.start,
            last: self.last.clone(),
            flow: self.open_bracket(),
            limits: self.limits,
        };
        let diagnostic = syntax::diagnose(&reading, error);
        // What was reported already, such as an alias that refers to nothing, needs no second word.
        if diagnostic.replacement.is_none() || diagnostic.replacement != self.offered {
            self.faults.push(diagnostic);
        }
        self.begin(error.marker().byte_offset().unwrap_or(self.start));
        if self.faults.are_too_many() { Halt::File } else { Halt::Document }
    }

    fn begin(&mut self, start: usize) {
        self.open.clear();
        self.anchors.clear();
        self.root = None;
        self.start = start;
        self.last = start..start;
    }

    fn bytes(&self, span: &Span) -> Range<usize> {
        let bytes = span.byte_range().unwrap_or(0..0);
        if self.source.text.get(bytes.clone()).is_some() { bytes } else { 0..0 }
    }

    /// The innermost bracket that is open.
    fn open_bracket(&self) -> Option<usize> {
        self.open.iter().rev().find(|open| open.flow).map(|open| open.span.start)
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place { source: Arc::clone(self.source), span }
    }

    fn line(&self, span: &Span) -> u32 {
        let line = (self.source.first_line + span.start.line()).saturating_sub(1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    fn report<T>(&mut self, diagnostic: Diagnostic, halt: Halt) -> Result<T, Halt> {
        self.faults.push(diagnostic);
        self.begin(self.last.end);
        Err(halt)
    }

    fn spend(&mut self, nodes: usize) -> Result<(), Halt> {
        match self.budget.checked_sub(nodes) {
            Some(left) => self.budget = left,
            None => {
                let place = self.place(self.last.clone());
                return self.report(fault::too_large(place, self.limits.nodes), Halt::File);
            }
        }
        Ok(())
    }

    fn check_depth(&mut self, more: usize) -> Result<(), Halt> {
        if self.open.len() + more <= self.limits.depth {
            return Ok(());
        }
        let place = self.place(self.last.clone());
        self.report(fault::too_deep(place, self.limits.depth), Halt::Document)
    }
}

impl Builder<'_> {
    fn begin_collection(
        &mut self,
        content: Content,
        style: StructureStyle,
        anchor: usize,
        span: &Span,
    ) -> Result<(), Halt> {
        let bytes = self.bytes(span);
        // The map of one pair in `[a: b]` has no brackets of its own.
        let written = self.source.text.get(bytes.clone()).unwrap_or_default();
        let flow = style == StructureStyle::Flow && written.starts_with(['[', '{']);
        self.last = bytes.clone();
        self.check_depth(1)?;
        self.open.push(Open {
            span: bytes,
            line: self.line(span),
            flow,
            anchor,
            height: 0,
            weight: 0,
            content,
            key: None,
        });
        Ok(())
    }

    fn end_collection(&mut self, span: &Span) -> Result<(), Halt> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        // A block ends where its last value does; the parser only notices it some lines later.
        if open.flow {
            self.last = self.bytes(span);
        }
        open.span.end = self.last.end.max(open.span.end);
        if let Content::Map(found) = &mut open.content {
            entries::check(found, open.flow, self.source, &mut self.faults);
        }
        let node = Node { span: open.span, line: open.line, content: open.content };
        self.complete(Part { node, height: open.height + 1, weight: open.weight + 1 }, open.anchor)
    }

    /// Counts a value that was written here, remembers it if it has an anchor, and puts it in its place.
    fn complete(&mut self, part: Part, anchor: usize) -> Result<(), Halt> {
        self.spend(1)?;
        if anchor != 0 {
            self.spend(part.weight)?;
            self.anchors.insert(anchor, part.clone());
        }
        self.attach(part)
    }

    fn attach(&mut self, part: Part) -> Result<(), Halt> {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(part.node);
            return Ok(());
        };
        open.height = open.height.max(part.height);
        open.weight += part.weight;
        match (&mut open.content, open.key.take()) {
            (Content::List(items), _) => items.push(part.node),
            (Content::Map(_), None) => open.key = Some(part),
            (Content::Map(entries), Some(key)) => match entry(key.node, part.node) {
                Ok(entry) => entries.push(entry),
                Err(key) => {
                    let place = self.place(key.span);
                    self.faults.push(fault::key_not_text(place));
                }
            },
            (Content::Scalar(_), _) => {}
        }
        Ok(())
    }
}

fn entry(key: Node, value: Node) -> Result<Entry, Node> {
    let Node { span, line, content } = key;
    match content {
        Content::Scalar(key) if !(key.text.is_empty() && key.style == Style::Plain) => {
            Ok(Entry { key, key_span: span, line, value })
        }
        content => Err(Node { span, line, content }),
    }
}
