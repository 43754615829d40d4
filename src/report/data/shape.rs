//! What kind of thing each name stands for, learnt from what templates see of the trials.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use crate::report::trial;
use crate::text::Lang;

/// What a name stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Nothing that was ever seen.
    Unseen,
    /// A text, which may be empty.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// Any number of the same.
    List(Box<Shape>),
    /// Names of its own.
    Group(BTreeMap<String, Shape>),
    /// The same, or null.
    OrNull(Box<Shape>),
}

impl Shape {
    /// The shape of all that templates see.
    #[must_use]
    pub fn of_data() -> &'static Self {
        static SHAPE: OnceLock<Shape> = OnceLock::new();
        SHAPE.get_or_init(|| {
            let data = trial::data(Lang::Id);
            let values = data.iter().filter_map(|data| serde_json::to_value(data).ok());
            values.fold(Self::Unseen, |shape, value| shape.and(Self::of(&value)))
        })
    }

    /// The shape of one value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::OrNull(Box::new(Self::Unseen)),
            Value::Bool(_) => Self::Truth,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::Text,
            Value::Array(items) => {
                let item = items.iter().map(Self::of).fold(Self::Unseen, Self::and);
                Self::List(Box::new(item))
            }
            Value::Object(names) => {
                let named = names.iter().map(|(name, value)| (name.clone(), Self::of(value)));
                Self::Group(named.collect())
            }
        }
    }

    /// What either stands for.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unseen, shape) | (shape, Self::Unseen) => shape,
            (Self::OrNull(one), Self::OrNull(other)) => Self::OrNull(Box::new(one.and(*other))),
            (Self::OrNull(one), other) | (other, Self::OrNull(one)) => {
                Self::OrNull(Box::new(one.and(other)))
            }
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.and(*other))),
            (Self::Group(mut one), Self::Group(other)) => {
                for (name, shape) in other {
                    let known = one.remove(&name).unwrap_or(Self::Unseen);
                    one.insert(name, known.and(shape));
                }
                Self::Group(one)
            }
            (one, _) => one,
        }
    }

    /// The same where it is not null.
    #[must_use]
    pub fn there(&self) -> &Self {
        match self {
            Self::OrNull(shape) => shape.there(),
            Self::Unseen
            | Self::Text
            | Self::Number
            | Self::Truth
            | Self::List(_)
            | Self::Group(_) => self,
        }
    }

    /// What one name within it stands for.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<&Self> {
        match self.there() {
            Self::Group(names) => names.get(name),
            _ => None,
        }
    }

    /// The names within it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = match self.there() {
            Self::Group(names) => Some(names),
            _ => None,
        };
        names.into_iter().flatten().map(|(name, _)| name.as_str())
    }

    /// What its items are, if it is a list.
    #[must_use]
    pub fn item(&self) -> Option<&Self> {
        match self.there() {
            Self::List(item) => Some(item),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every place where nothing was ever seen, or nothing but null.
    fn unseen(shape: &Shape, path: &str, found: &mut Vec<String>) {
        match shape {
            Shape::Unseen => found.push(path.to_owned()),
            Shape::OrNull(shape) => unseen(shape, path, found),
            Shape::List(item) => unseen(item, &format!("{path}[]"), found),
            Shape::Group(names) => {
                for (name, shape) in names {
                    unseen(shape, &format!("{path}.{name}"), found);
                }
            }
            Shape::Text | Shape::Number | Shape::Truth => {}
        }
    }

    #[test]
    fn the_trials_show_every_name_with_something_in_it() {
        let mut found = Vec::new();
        unseen(Shape::of_data(), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}
