//! What dossiers say once they are read, and what is said of them when they can't be.

mod blanks;
mod faults;
mod files;
mod joining;
mod json_text;
mod laws;
mod limits;
mod quick;
mod slots;
mod support;
mod unusual;
mod written_forms;
