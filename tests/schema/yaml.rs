//! YAML as other programs read it.

use serde::Deserialize;
use serde_json::{Map, Number, Value};

/// The documents of a text, as an independent reader types their values; `None` where it can't read them.
pub(crate) fn documents(text: &str) -> Option<Vec<Value>> {
    let text = text.trim_start_matches('\u{feff}');
    let all = yaml_serde::Deserializer::from_str(text).map(yaml_serde::Value::deserialize);
    let all: Result<Vec<yaml_serde::Value>, _> = all.collect();
    let merged = |mut value: yaml_serde::Value| value.apply_merge().ok().and_then(|()| json(value));
    all.ok()?.into_iter().map(merged).collect()
}

fn json(value: yaml_serde::Value) -> Option<Value> {
    Some(match value {
        yaml_serde::Value::Null => Value::Null,
        yaml_serde::Value::Bool(known) => Value::Bool(known),
        yaml_serde::Value::Number(number) => match number.as_i64() {
            Some(whole) => whole.into(),
            None => Number::from_f64(number.as_f64()?).map_or(Value::Null, Value::Number),
        },
        yaml_serde::Value::String(text) => Value::String(text),
        yaml_serde::Value::Sequence(items) => {
            Value::Array(items.into_iter().map(json).collect::<Option<_>>()?)
        }
        yaml_serde::Value::Mapping(entries) => {
            let entries = entries.into_iter().map(|(key, value)| Some((text(key)?, json(value)?)));
            Value::Object(entries.collect::<Option<Map<_, _>>>()?)
        }
        yaml_serde::Value::Tagged(tagged) => json(tagged.value)?,
    })
}

fn text(key: yaml_serde::Value) -> Option<String> {
    match json(key)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(known) => Some(known.to_string()),
        _ => None,
    }
}

/// The same values where texts that look like numbers or times of day are numbers: `0137` is one in YAML 1.2, and
/// `11:00` in YAML 1.1.
pub(crate) fn typed_eagerly(value: &Value) -> Value {
    match value {
        Value::String(text) => eager_number(text).map_or_else(|| value.clone(), Value::Number),
        Value::Array(items) => items.iter().map(typed_eagerly).collect(),
        Value::Object(entries) => {
            entries.iter().map(|(key, value)| (key.clone(), typed_eagerly(value))).collect()
        }
        other => other.clone(),
    }
}

fn eager_number(text: &str) -> Option<Number> {
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
        return Some((hours * 60 + minutes).into());
    }
    let digits = text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    match text.parse::<i64>() {
        Ok(whole) if digits => Some(whole.into()),
        _ => Number::from_f64(text.parse().ok()?).filter(|_| digits),
    }
}
