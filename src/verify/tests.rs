//! Assessments held against each other.

use super::page::{Carried, carried, carrying};
use super::{Difference, Part, Stated, Tree, differences};

/// A small assessment with some text in place of another.
fn stated(from: &str, to: &str) -> Stated {
    let text = r#"{"tilik":"1","checklist":{"id":"a","version":"1","sha256":"aa","bases":[{"id":"b","version":"1","sha256":"bb"}],"changes":[]},
        "unit":{"code":"P1","name":"Mekar"},"period":{"from":"2020-01","to":"2020-12","as_of":null},"source":"mandiri",
        "score":{"low":50,"high":60.5},"criteria":[{"id":"K1","points":{"low":4},"failures":[{"source":"x/d.yaml:3"}]},{"id":"K2","points":null}],
        "inputs":[{"file":"d.yaml","sha256":"11"},{"file":"e.yaml","sha256":"22"}]}"#;
    assert!(text.contains(from), "{from}");
    Stated::read(&text.replacen(from, to, 1)).unwrap()
}

fn parts(from: &str, to: &str) -> Vec<Part> {
    let found = differences(&stated(from, to), &stated("", ""));
    found.into_iter().map(|it| it.part).collect()
}

#[test]
fn each_part_is_told_by_its_name() {
    let criterion = |id: &str, what: &str| Part::Criterion(id.to_owned(), what.to_owned());
    for (from, to, expected) in [
        ("\"tilik\":\"1\"", "\"tilik\":\"2\"", vec![Part::Version]),
        ("\"aa\"", "\"ab\"", vec![Part::Checklist]),
        ("\"bb\"", "\"bc\"", vec![Part::Base("b".to_owned())]),
        ("\"low\":50", "\"low\":50.0001", vec![Part::Proven]),
        ("\"low\":4", "\"low\":5", vec![criterion("K1", "points.low")]),
        ("\"points\":null", "\"points\":{\"low\":1}", vec![criterion("K2", "points")]),
        ("{\"id\":\"K2\",\"points\":null}", "", vec![]),
        ("\"11\"", "\"12\"", vec![Part::Input("d.yaml".to_owned())]),
        ("Mekar", "Mawar", vec![Part::Other("unit.name".to_owned())]),
    ] {
        let from_to =
            if to.is_empty() { (",{\"id\":\"K2\",\"points\":null}", "") } else { (from, to) };
        let expected = if to.is_empty() { vec![criterion("K2", "")] } else { expected };
        assert_eq!(parts(from_to.0, from_to.1), expected, "{from}");
    }
}

#[test]
fn folders_and_names_of_files_are_no_difference() {
    assert_eq!(parts("x/d.yaml:3", r"C:\\kiriman\\d.yaml:3"), []);
    assert_eq!(parts("\"file\":\"d.yaml\"", "\"file\":\"lain.yaml\""), []);
    let line = Part::Criterion("K1".to_owned(), "failures.1.source".to_owned());
    assert_eq!(parts("x/d.yaml:3", "x/d.yaml:4"), [line]);
}

#[test]
fn files_are_told_apart_by_what_they_hold_and_then_by_their_names() {
    let (report, now) =
        (stated("", ""), stated("\"d.yaml\",\"sha256\":\"11\"", "\"e.yaml\",\"sha256\":\"22\""));
    let now = Stated {
        inputs: vec![("f.yaml".into(), "22".into()), ("d.yaml".into(), "33".into())],
        ..now
    };
    let found = super::stated::inputs(&report, &now);
    let part = Part::Input("d.yaml".to_owned());
    assert_eq!(found, [Difference { part, report: Some("11".into()), now: Some("33".into()) }]);
    assert_eq!(
        report.names_of(&now.inputs),
        [("f.yaml".into(), "e.yaml".into()), ("d.yaml".into(), "d.yaml".into())]
    );
}

#[test]
fn order_and_repetition_are_told() {
    let swapped = r#"[{"id":"K2","points":null},{"id":"K1","points":{"low":4},"failures":[{"source":"x/d.yaml:3"}]}]"#;
    let whole = r#"[{"id":"K1","points":{"low":4},"failures":[{"source":"x/d.yaml:3"}]},{"id":"K2","points":null}]"#;
    assert_eq!(parts(whole, swapped), [Part::Other("criteria".to_owned())]);
    assert_eq!(
        parts("\"source\":\"mandiri\",", "\"source\":\"mandiri\",\"source\":\"mandiri\",").len(),
        1
    );
}

#[test]
fn numbers_are_not_rounded_and_depth_is_bounded() {
    let number = "0.1000000000000000000001";
    assert_eq!(Tree::read(number), Some(Tree::Number(number.to_owned())));
    assert_eq!(Tree::read(&"[".repeat(100_000)), None);
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(Tree::read(&deep), None);
}

#[test]
fn what_a_page_carries_is_no_markup_and_comes_back_whole() {
    let record = r#"{"name":"</template><script>é🏥&"}"#;
    let page = carrying("<body>x</body></html>", Carried { template: "html/laporan", record });
    assert!(page.is_ascii() && page.matches('<').count() == 5, "{page}");
    let back = carried(&page).unwrap();
    assert_eq!(back.template, "html/laporan");
    assert_eq!(Tree::read(back.record), Tree::read(record));
    assert_eq!(carried("<body>x</body>"), None);
}
