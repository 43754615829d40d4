//! Regular expressions, and what is wrong with one that can't be used.

use regex::{Regex, RegexBuilder};

use crate::text;
use crate::text::Text;

/// The longest a compiled pattern may be, in bytes; larger ones are refused as too large.
const SIZE: usize = 1 << 18;

/// A regular expression of bounded size.
///
/// # Errors
/// Says what is wrong with it, as a help.
pub(crate) fn compile_pattern(pattern: &str) -> Result<Regex, Text> {
    RegexBuilder::new(pattern).size_limit(SIZE).build().map_err(|why| {
        let why = why.to_string();
        help(why.lines().last().unwrap_or_default().trim_start_matches("error: "))
    })
}

/// The library's last line names the fault; the common ones are said in both languages.
fn help(why: &str) -> Text {
    match why {
        "unclosed group" => text!(
            "tutup kurung `(`; tanda kurung itu sendiri ditulis `[(]`",
            "close the `(`; a parenthesis itself is written `[(]`"
        ),
        "unopened group" => text!(
            "`)` ini menutup kurung yang tidak dibuka; tanda kurung itu sendiri ditulis `[)]`",
            "this `)` closes what was never opened; a parenthesis itself is written `[)]`"
        ),
        "unclosed character class" => text!("tutup kurung `[`", "close the `[`"),
        "repetition operator missing expression" => text!(
            "di depan `*`, `+` atau `?` belum ada yang diulang; tanda itu sendiri ditulis `[*]`",
            "nothing stands before `*`, `+` or `?` to repeat; the sign itself is written `[*]`"
        ),
        "unrecognized escape sequence" => text!(
            "huruf setelah `\\` tidak mempunyai arti; hapus `\\` itu",
            "the letter after `\\` has no meaning; remove the `\\`"
        ),
        _ if why.contains("size limit") => {
            text!(
                "pola ini terlalu besar; buat lebih sederhana",
                "it is too large; make it simpler"
            )
        }
        _ => text!("keterangan: {why}", "reason: {why}"),
    }
}
