//! A dossier in sheets, as somebody may fill them in: a writer of its own, that knows nothing of the
//! program's.

use crate::support::dice::Dice;
use crate::support::dossier::{Cell, Dossier, Row, Rows};
use crate::support::form::{Field, Form};
use crate::support::value::{Type, Value};

/// A sheet: rows of cells.
pub(crate) struct Sheet {
    /// The table's path; empty for the root.
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<Written>>,
}

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Written {
    Blank,
    Text(String),
    /// A number in a number cell, as a text has it.
    Number(String),
    /// A percentage in a cell formatted as such, without its sign.
    Percent(String),
    Boolean(bool),
    /// `2005-01-12`
    Date(String),
    /// `2005-01`
    Month(String),
    /// `07:30`
    Time(String),
}

impl Written {
    fn text(text: impl Into<String>) -> Self {
        match text.into() {
            text if text.is_empty() => Self::Blank,
            text => Self::Text(text),
        }
    }

    /// The text of the cell in a CSV file.
    pub(crate) fn in_csv(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text)
            | Self::Number(text)
            | Self::Date(text)
            | Self::Month(text)
            | Self::Time(text) => text.clone(),
            Self::Percent(text) => format!("{text}%"),
            Self::Boolean(known) => if *known { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// The sheets of a dossier. In which order rows and columns stand, and whether cells are typed, is up to
/// chance; a CSV folder has keys for headers and one row for the unit.
pub(crate) fn sheets(dice: &mut Dice, form: &Form, dossier: &Dossier, is_csv: bool) -> Vec<Sheet> {
    let mut writer = Writer { dice, form, is_csv };
    let mut sheets = vec![writer.root(dossier)];
    for table in 1..form.tables.len() {
        let mut rows = Vec::new();
        writer.rows_of(table, dossier, &mut rows);
        sheets.push(writer.table(table, rows));
    }
    sheets
}

/// A row with the cells that name the rows that hold it.
struct Held<'d> {
    names: Vec<Written>,
    row: &'d Row,
}

struct Writer<'a> {
    dice: &'a mut Dice,
    form: &'a Form,
    is_csv: bool,
}

impl Writer<'_> {
    fn root(&mut self, dossier: &Dossier) -> Sheet {
        let form = self.form;
        let mut asked = vec![
            (Written::text("daftar_tilik"), Written::text("uji")),
            (Written::text("Periode"), Written::text(dossier.period.to_string())),
        ];
        for (field, cell) in form.tables[0].fields.iter().zip(&dossier.root.cells) {
            if let Some(cell) = cell {
                asked.push((self.header(&field.name), self.cell(field, cell)));
            }
        }
        for (table, rows) in form.tables[0].tables.iter().zip(&dossier.root.tables) {
            if !form.is_timeline(*table) {
                let name = form.tables[*table].name.clone();
                asked.push((self.header(&name), self.count(rows)));
            }
        }
        self.dice.shuffle(&mut asked);
        let rows = if self.is_csv || self.dice.chance(30) {
            let (headers, cells) = asked.into_iter().unzip();
            vec![headers, cells]
        } else {
            let header = ["Pertanyaan", "Jawaban"].map(Written::text).to_vec();
            let asked = asked.into_iter().map(|(question, answer)| vec![question, answer]);
            std::iter::once(header).chain(asked).collect()
        };
        Sheet { name: String::new(), rows }
    }

    /// All rows of a table, with what names the rows that hold each.
    fn rows_of<'d>(&mut self, table: usize, dossier: &'d Dossier, rows: &mut Vec<Held<'d>>) {
        let form = self.form;
        let mut path = vec![table];
        while path[0] != 0 {
            path.insert(0, form.tables[path[0]].parent);
        }
        self.below(&path, &dossier.root, &[], rows);
    }

    fn below<'d>(
        &mut self,
        path: &[usize],
        row: &'d Row,
        names: &[Written],
        out: &mut Vec<Held<'d>>,
    ) {
        let form = self.form;
        let [here, next, rest @ ..] = path else { return };
        let place = form.tables[*here].tables.iter().position(|table| table == next).unwrap();
        let Rows::These(rows) = &row.tables[place] else { return };
        let mut in_month = std::collections::HashMap::new();
        for (number, row) in (1..).zip(rows) {
            if rest.is_empty() {
                out.push(Held { names: names.to_vec(), row });
                continue;
            }
            let mut names = names.to_vec();
            if form.is_timeline(*next) {
                let month = row.cells[1].as_ref().and_then(Cell::quantity).unwrap();
                let count = in_month.entry(month).or_insert(0);
                *count += 1;
                names.push(self.quantity(Type::Month, month));
                names.push(match *count {
                    1 if self.dice.chance(50) => Written::Blank,
                    count => Written::Number(count.to_string()),
                });
            } else {
                names.push(Written::Number(number.to_string()));
            }
            self.below(&path[1..], row, &names, out);
        }
    }

    fn table(&mut self, table: usize, held: Vec<Held<'_>>) -> Sheet {
        let form = self.form;
        let here = &form.tables[table];
        let mut headers = self.holders(table);
        for field in here.fields.iter().filter(|field| field.of.is_some()) {
            headers.push(self.header(&field.name));
        }
        for nested in here.tables.clone() {
            let name = form.tables[nested].name.clone();
            headers.push(self.header(&name));
        }
        let mut rows: Vec<(Vec<Written>, Vec<Written>)> = Vec::new();
        for Held { names, row } in held {
            let mut cells = Vec::new();
            for (field, cell) in here.fields.iter().zip(&row.cells) {
                cells.extend(cell.as_ref().map(|cell| self.cell(field, cell)));
            }
            for rows in &row.tables {
                cells.push(self.count(rows));
            }
            rows.push((names, cells));
        }
        let rows = self.mixed(rows);
        let mut rows: Vec<Vec<Written>> = std::iter::once(headers).chain(rows).collect();
        self.shuffle_columns(&mut rows);
        Sheet { name: form.path(table), rows }
    }

    /// The headers of the columns that name the rows that hold a row, where a field or a nested table has
    /// none of their names.
    fn holders(&mut self, table: usize) -> Vec<Written> {
        let form = self.form;
        let mut above = Vec::new();
        let mut here = form.tables[table].parent;
        while here != 0 {
            above.insert(0, here);
            here = form.tables[here].parent;
        }
        let mut headers = Vec::new();
        for holder in above {
            let name = &form.tables[holder].name;
            if form.is_timeline(holder) {
                headers.push(self.header("bulan"));
                headers.push(Written::text("#"));
            } else {
                headers.push(self.header(name));
            }
        }
        headers
    }

    /// The rows in another order, but those of one holder in theirs.
    fn mixed(&mut self, rows: Vec<(Vec<Written>, Vec<Written>)>) -> Vec<Vec<Written>> {
        let mut groups: Vec<(Vec<Written>, Vec<Vec<Written>>)> = Vec::new();
        for (names, cells) in rows {
            let row = [names.clone(), cells].concat();
            match groups.iter_mut().find(|(known, _)| same_names(known, &names)) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((names, vec![row])),
            }
        }
        let mut mixed = Vec::new();
        let mut groups: Vec<_> = groups.into_iter().map(|(_, rows)| rows.into_iter()).collect();
        while !groups.is_empty() {
            let at = self.dice.below(groups.len());
            match groups[at].next() {
                Some(row) => mixed.push(row),
                None => _ = groups.remove(at),
            }
        }
        mixed
    }

    fn shuffle_columns(&mut self, rows: &mut [Vec<Written>]) {
        let mut order: Vec<usize> = (0..rows[0].len()).collect();
        if self.dice.chance(50) {
            self.dice.shuffle(&mut order);
        }
        for row in rows {
            *row = order.iter().map(|at| row[*at].clone()).collect();
        }
    }

    /// A header, not always as the form has it.
    fn header(&mut self, name: &str) -> Written {
        match self.dice.below(4) {
            0 if !self.is_csv => Written::text(format!("{} *", name.to_uppercase())),
            1 if !self.is_csv => Written::text(format!("  {name}")),
            _ => Written::text(name),
        }
    }

    /// What is said of how many rows there are: rows that are there may be left uncounted.
    fn count(&mut self, rows: &Rows) -> Written {
        match rows {
            Rows::Absent => Written::Blank,
            Rows::Unknown => Written::text("?"),
            Rows::Dash => Written::text("-"),
            Rows::These(rows) if rows.is_empty() || self.dice.chance(50) => {
                Written::Number(rows.len().to_string())
            }
            Rows::These(_) => Written::Blank,
        }
    }

    fn cell(&mut self, field: &Field, cell: &Cell) -> Written {
        let of = field.of.unwrap();
        let bound =
            |sign: &str, steps: &i64| Written::text(format!("{sign}{}", of.written(*steps)));
        match cell {
            Cell::Absent => Written::Blank,
            Cell::Unknown => Written::text("?"),
            Cell::Dash => Written::text(if self.dice.chance(50) { "-" } else { "tidak ada" }),
            Cell::Known(Value::Quantity(steps)) => self.quantity(of, *steps),
            Cell::Known(value) => self.known(of, value),
            Cell::AtLeast(steps) => bound(">=", steps),
            Cell::AtMost(steps) => bound("<= ", steps),
            Cell::Above(steps) => bound("> ", steps),
            Cell::Below(steps) => bound("<", steps),
            Cell::Between(low, high) => {
                Written::text(format!("{}..{}", of.written(*low), of.written(*high)))
            }
            Cell::DayOf(month) => Written::text(Type::Month.written(*month)),
            Cell::Some(items) => {
                let items = self.items(of, items);
                Written::text([items, vec!["?".to_owned()]].concat().join("; "))
            }
        }
    }

    fn known(&mut self, of: Type, value: &Value) -> Written {
        match value {
            Value::Boolean(known) if self.dice.chance(40) => Written::Boolean(*known),
            Value::Boolean(known) => {
                let words = if *known { ["ya", "Ya ", "YA"] } else { ["tidak", "Tidak", "TIDAK"] };
                Written::text(*self.dice.pick(&words))
            }
            Value::Text(text) | Value::Raw(text) => Written::text(text),
            Value::Choice(item) => Written::text(self.items(of, &[*item]).concat()),
            Value::Choices(items) => Written::text(self.items(of, items).join(";")),
            Value::Quantity(steps) => self.quantity(of, *steps),
        }
    }

    /// A quantity in a cell of its type, or as a text.
    fn quantity(&mut self, of: Type, steps: i64) -> Written {
        let written = of.written(steps);
        // Spreadsheets know no days before 1900-03-01 that all of them agree on.
        let is_late = written.as_str() >= "1900-03";
        match of {
            _ if self.dice.chance(35) => Written::text(written),
            Type::Integer | Type::Number => Written::Number(written),
            Type::Percent => Written::Percent(written.trim_end_matches('%').to_owned()),
            Type::Date if is_late => Written::Date(written),
            Type::Month if is_late => Written::Month(written),
            Type::Time => Written::Time(written),
            _ => Written::text(written),
        }
    }

    fn items(&mut self, of: Type, items: &[usize]) -> Vec<String> {
        let (Type::Choice(words) | Type::Choices(words)) = of else { return Vec::new() };
        let mut written = Vec::new();
        for item in items {
            let key = self.form.vocabularies[words].1[*item];
            written.push(match self.dice.below(3) {
                0 => format!("Butir {key}"),
                1 => format!("item {key}"),
                _ => key.to_owned(),
            });
        }
        written
    }
}

/// Whether two rows name the same holders: the first row of a month may go without its number.
fn same_names(one: &[Written], other: &[Written]) -> bool {
    let shown = |names: &[Written]| -> Vec<String> {
        let text = |name: &Written| match name.in_csv() {
            text if text.is_empty() => "1".to_owned(),
            text => text,
        };
        names.iter().map(text).collect()
    };
    shown(one) == shown(other)
}
