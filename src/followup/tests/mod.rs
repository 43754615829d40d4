//! Assessments and action plans made by hand.

mod outcomes;
mod records;
mod workbooks;

use std::sync::Arc;

use serde_json::{Value, json};

use super::plan::{ActionPlan, AdviceId, Entry, Status};
use super::standing::Standing;
use super::{Reported, record};
use crate::diagnostic::{Diagnostics, Source};

/// An assessment of a period, as it is written: criteria as `(id, low, high)` of ten points; each that may fall
/// short has one recommendation.
fn written(period: (&str, &str), criteria: &[(&str, i64, i64)]) -> Value {
    let verdict = |low, high| match (low, high) {
        (10, 10) => "met",
        (0, 0) => "unmet",
        (low, high) if low == high => "partial",
        _ => "unknown",
    };
    let criterion = |(id, low, high): &(&str, i64, i64)| {
        json!({
            "id": id, "title": format!("Judul {id}"), "verdict": verdict(*low, *high),
            "critical": false, "effective_weight": 10, "points": {"low": low, "high": high, "max": 10},
        })
    };
    let short = criteria.iter().filter(|(_, low, _)| *low < 10);
    let advice: Vec<Value> = short
        .zip(1..)
        .map(|((id, ..), priority)| {
            json!({
                "criterion": id, "to": "unit", "text": format!("Kerjakan {id}."),
                "priority": priority, "gain": 1, "due": "1 month",
            })
        })
        .collect();
    json!({
        "tilik": "0.1.0",
        "checklist": {"id": "contoh", "version": "1", "sha256": "abc", "changes": []},
        "unit": {"code": "A1", "name": "Mekar", "groups": {}},
        "period": {"from": period.0, "to": period.1, "as_of": null},
        "source": "mandiri",
        "score": {"low": 31.25, "high": 38.5},
        "grade": {"low": "kurang", "high": "cukup"},
        "criteria": criteria.iter().map(criterion).collect::<Vec<Value>>(),
        "recommendations": advice,
        "evidence_to_collect": [],
        "flags": [],
    })
}

fn read(text: &str) -> (Vec<Standing>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = Arc::new(Source::file("hasil.json", text));
    let all = record::read(&source, &mut diagnostics);
    (all, diagnostics)
}

fn standing(written: &Value) -> Standing {
    let (mut all, diagnostics) = read(&written.to_string());
    assert!(diagnostics.is_empty());
    all.pop().unwrap()
}

fn earlier(criteria: &[(&str, i64, i64)]) -> Standing {
    standing(&written(("2025-01", "2025-12"), criteria))
}

fn later(criteria: &[(&str, i64, i64)]) -> Standing {
    standing(&written(("2026-01", "2026-06"), criteria))
}

fn reported(standing: Standing) -> Reported {
    Reported::unanswered(standing)
}

fn with(standing: Standing, entries: Vec<Entry>) -> Reported {
    Reported { standing, plan: ActionPlan { entries } }
}

fn answer(criterion: &str, status: Option<Status>, evidence: Option<&str>) -> Entry {
    Entry {
        answers: Some(AdviceId { criterion: criterion.to_owned(), place: 0 }),
        status,
        evidence: evidence.map(str::to_owned),
        ..Entry::default()
    }
}
