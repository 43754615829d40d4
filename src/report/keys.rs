//! The words that files and programs use for what people read in sentences.

use crate::checklist::FlagSeverity;
use crate::dossier::Strength;
use crate::judge::Verdict;

/// All verdicts.
pub const VERDICTS: [&str; 5] = ["met", "partial", "unmet", "unknown", "not_applicable"];

/// How well claims are shown, the weakest first.
pub const STRENGTHS: [&str; 4] = ["none", "weak", "moderate", "strong"];

/// A verdict: `met`, `partial`, `unmet`, `unknown`, `not_applicable`.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partial => "partial",
        Verdict::Unmet => "unmet",
        Verdict::Unknown => "unknown",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// The verdict of this key.
#[must_use]
pub fn parse_verdict(written: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|known| verdict(*known) == written)
}

/// How well a claim is shown: `strong`, `moderate`, `weak`, `none`.
#[must_use]
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::None => "none",
        Strength::Weak => "weak",
        Strength::Moderate => "moderate",
        Strength::Strong => "strong",
    }
}

/// How grave a flag is: `info`, `warning`.
#[must_use]
pub const fn severity(severity: FlagSeverity) -> &'static str {
    match severity {
        FlagSeverity::Info => "info",
        FlagSeverity::Warning => "warning",
    }
}
