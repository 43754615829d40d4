//! What makes units peers of each other, so that remote ones are compared with remote ones.

use super::Request;
use super::entrant::Entrant;
use super::roster::Expected;
use crate::diagnostic::{Code, Diagnostic};
use crate::form::{Kind, Vocabulary};
use crate::text;
use crate::text::Text;

/// A field that cannot make units peers.
pub const UNKNOWN_PEER_FIELD: Code = Code("unknown-peer-field");

/// What makes units peers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct By {
    /// The name of the field or the column.
    pub name: String,
    /// What people call it.
    pub label: Text,
    /// The words it is chosen from, if it is a choice.
    choices: Option<Vocabulary>,
}

impl By {
    /// A region, a choice of the unit's own, or a column of the list of units; `None` for anything else.
    #[must_use]
    pub fn of(name: &str, request: &Request<'_>) -> Option<Self> {
        let (name, label) = known(request).into_iter().find(|(known, _)| known == name)?;
        let form = &request.checklist.form;
        let field = form.root().fields.iter().find(|field| field.name == name);
        let choices = field.and_then(|field| match field.kind {
            Kind::Choice(id) => Some(form.vocabulary(id).clone()),
            _ => None,
        });
        Some(Self { name, label, choices })
    }

    /// What a unit is a peer by: as the list of units says, its region, or what it chose.
    #[must_use]
    pub fn peer(&self, entrant: Option<&Entrant>, listed: Option<&Expected>) -> Option<Text> {
        let listed = listed.and_then(|unit| unit.columns.get(&self.name)).cloned();
        let region = || {
            let mut groups = entrant?.groups.iter();
            groups.find(|(kind, _)| *kind == self.name).map(|(_, name)| name.clone())
        };
        let chosen = || entrant?.traits.get(&self.name).cloned();
        listed.or_else(region).map(|written| self.named(&written)).or_else(chosen)
    }

    /// What people call what is written: the label of a choice, anything else as it is.
    fn named(&self, written: &str) -> Text {
        let item = self.choices.as_ref().and_then(|choices| {
            let place = choices.find(written)?;
            choices.items.get(place)
        });
        item.map_or_else(|| Text::both(written), |item| item.label.clone())
    }
}

/// That a field cannot make units peers, with those that can; `None` where it can.
#[must_use]
pub fn unfit(name: &str, request: &Request<'_>) -> Option<Diagnostic> {
    let names: Vec<String> = known(request).into_iter().map(|(name, _)| name).collect();
    if names.iter().any(|known| known == name) {
        return None;
    }
    let message = text!(
        "unit tidak dapat dikelompokkan menurut `{name}`",
        "units can't be grouped by `{name}`"
    );
    let listed = names.join(", ");
    let help = match names.is_empty() {
        true => text!(
            "tambahkan kolom `{name}` dalam berkas --units",
            "add a column `{name}` to the file of --units"
        ),
        false => text!(
            "yang dapat dipakai: {listed}; atau tambahkan kolom `{name}` dalam berkas --units",
            "what can be used: {listed}; or add a column `{name}` to the file of --units"
        ),
    };
    Some(Diagnostic::error(UNKNOWN_PEER_FIELD, None, message).help(help))
}

/// The names of everything that can make units peers, and what people call it.
fn known(request: &Request<'_>) -> Vec<(String, Text)> {
    let form = &request.checklist.form;
    let root = form.root();
    let regions = form.groups.iter().filter_map(|id| root.fields.get(id.index()));
    let chosen = root.fields.iter().filter(|field| matches!(field.kind, Kind::Choice(_)));
    let fields = regions.chain(chosen).map(|field| (field.name.clone(), field.label.clone()));
    let columns = request.roster.map_or(&[][..], |roster| &roster.columns);
    let mut known: Vec<(String, Text)> = fields.collect();
    for column in columns {
        if !known.iter().any(|(name, _)| name == column) {
            known.push((column.clone(), Text::both(column)));
        }
    }
    known
}
