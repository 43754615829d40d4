//! A name as templates write it: `score.proven`, `../title`, `@root.unit.name`, `@first`.

use crate::report::data::Shape;

/// A name, taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Named<'w> {
    /// Where it begins.
    pub(super) base: Base,
    /// Its parts, outermost first.
    pub(super) segments: Vec<&'w str>,
    /// What it says of the way through a list, if that is what it is.
    pub(super) local: Option<Local>,
}

/// Where a name begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Base {
    /// So many levels further out.
    Up(usize),
    /// At all names.
    Root,
}

/// A name for the way through a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Local {
    /// `@first` or `@last`
    Truth,
    /// `@index`, from 0
    Number,
    /// One that there is not.
    Unknown,
}

impl Local {
    fn of(name: &str) -> Self {
        match name {
            "first" | "last" => Self::Truth,
            "index" => Self::Number,
            _ => Self::Unknown,
        }
    }

    /// What it stands for.
    pub(super) const fn shape(self) -> Option<Shape> {
        match self {
            Self::Truth => Some(Shape::Truth),
            Self::Number => Some(Shape::Number),
            Self::Unknown => None,
        }
    }
}

impl<'w> Named<'w> {
    pub(super) fn parse(written: &'w str) -> Self {
        let (mut rest, mut levels) = (written, 0);
        while let Some(further) = rest.strip_prefix("../") {
            (rest, levels) = (further, levels + 1);
        }
        if rest == ".." {
            (rest, levels) = ("", levels + 1);
        }
        let mut base = Base::Up(levels);
        let mut local = None;
        if let Some(after) = rest.strip_prefix("@root") {
            (rest, base) = (after, Base::Root);
        } else if let Some(name) = rest.strip_prefix('@') {
            (rest, local) = ("", Some(Local::of(name)));
        }
        let parts = rest.split(['.', '/']).map(|part| part.trim_matches(['[', ']']));
        let segments = parts.filter(|part| !part.is_empty() && *part != "this").collect();
        Self { base, segments, local }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(levels: usize, segments: &[&'static str]) -> Named<'static> {
        Named { base: Base::Up(levels), segments: segments.to_vec(), local: None }
    }

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(Named::parse("unit.name"), up(0, &["unit", "name"]));
        assert_eq!(Named::parse("this"), up(0, &[]));
        assert_eq!(Named::parse("./rank"), up(0, &["rank"]));
        assert_eq!(Named::parse("../../title"), up(2, &["title"]));
        assert_eq!(Named::parse("rows.[0].row"), up(0, &["rows", "0", "row"]));
        assert_eq!(Named::parse("@root/unit.name").base, Base::Root);
        assert_eq!(Named::parse("../@first").local, Some(Local::Truth));
        assert_eq!(Named::parse("@key").local, Some(Local::Unknown));
    }
}
