//! tilik: judges what a health centre recorded by an official guideline, with sound bounds.
//!
//! # The map
//!
//! ```text
//! ids · quantity · bound · text             words: names, exact numbers and dates, bounds, two languages
//! limits · diagnostic · error               trouble: what is too much, was written wrongly, or refused
//! files · document                          sources: what files hold
//! form · expr · checklist · dossier         inputs: what may be submitted, the language, what is asked, what came in
//! judge · score · recommend · assess        judgement: pure functions, no files, no clock
//! simulate                                  invented dossiers of any number, from a form alone
//! cases · impact                            many judgements: what cases exercise, what a new checklist changes
//! followup · compare                        over time and over units: what became of advice, who stands where
//! signs · visits                            what looks copied, whom to see
//! report · export                           output: one file per format; blank forms and schemas
//! cli · main                                edge: arguments, files, exit status
//! ```
//!
//! # The path of a run
//!
//! 1. `checklist::load` reads the YAML, lays it over the checklist it extends, reports every fault at once, and
//!    compiles names to places.
//! 2. `dossier` reads what a unit submitted into rows of cells, each with bounds: a blank is a range, an
//!    open month a row that may not exist, an unknown table a row that stands for any number of rows.
//! 3. `judge` evaluates every criterion from bounds to bounds, and keeps what each verdict rests on.
//! 4. `score` and `recommend` add up and rank; `assess` puts it together.
//! 5. `report` puts an assessment into words; `export` makes what people fill in, from the form alone.
//! 6. `followup` reads a report back, with the answers written into it, and holds a later assessment against it.
//!
//! # Invariants
//!
//! - However blanks are filled in, the resulting score and grade lie within the reported bounds.
//! - No float decides anything; numbers are exact fractions.
//! - Only `files`, `checklist::load`, `dossier::load` and `cli` touch files; nothing asks the clock.
//! - What a unit submitted is data everywhere, never markup, formula or control code.
//! - A module uses only modules listed before it.

pub mod ids;
pub mod quantity;
pub mod bound;
pub mod text;
pub mod limits;
pub mod diagnostic;
pub mod error;
pub mod files;
pub mod document;
pub mod form;
pub mod expr;
pub mod checklist;
pub mod dossier;
pub mod judge;
pub mod score;
pub mod recommend;
pub mod assess;
pub mod simulate;
pub mod cases;
pub mod impact;
pub mod followup;
pub mod compare;
pub mod signs;
pub mod visits;
pub mod report;
pub mod export;
pub mod cli;
