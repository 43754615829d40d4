//! The `tilik` command.

fn main() {}
