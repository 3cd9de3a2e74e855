//! Whether every id leads somewhere: in the workspace, and in a file that is to become one.

use crate::domain::base::text::with_article;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::channel::Channel;
use crate::domain::records::check_in::CheckIn;
use crate::domain::records::decision::Decision;
use crate::domain::records::intake::Request;
use crate::domain::records::learning::Learning;
use crate::domain::records::people::Member;
use crate::domain::records::priority::Priority;
use crate::domain::records::record_key::{RecordKey, every_record};
use crate::domain::records::retrospective::outcome::{Action, Guardrail, Play, Win};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::records::signal::answer::SignalAnswer;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::names::{self, Names};
use crate::domain::tables::record::{Entity, Tables};
use std::collections::BTreeSet;

macro_rules! misfiled {
    ($( $table:ident: $id:ident => $entity:ident, $noun:literal ),* $(,)?) => {
        /// The first record that is kept under another record's id, as a sentence's end.
        pub fn misfiled(tables: &Tables) -> Option<String> {
            None $( .or_else(|| misfiled_of::<$entity>(tables)) )*
        }
    };
}

every_record!(misfiled);

fn misfiled_of<E: Entity>(tables: &Tables) -> Option<String> {
    let table = E::table(tables);
    let same = table.ids().zip(table.values()).all(|(id, record)| record.id() == id);
    (!same).then(|| format!("{} is stored under the wrong id", with_article(E::NOUN)))
}

/// What is pointed at and not there: "MKT-4 refers to a channel that does not exist".
pub fn dangling(tables: &Tables) -> Vec<String> {
    gaps(tables).into_iter().map(|gap| gap.why).collect()
}

/// A name that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The record that holds it.
    pub holder: RecordKey,
    /// The record that is not there.
    pub missing: RecordKey,
    /// As a sentence's end.
    pub why: String,
}

/// Every name that leads nowhere.
///
/// Not asked are names that no command keeps whole: the guardrails that an item meets, the retrospective that judged
/// a change of the rules, what answers a signal. Undo may have left them behind, and a plan in a file of its own
/// leaves guardrails at home, so such workspaces and files are sound.
pub fn gaps(tables: &Tables) -> Vec<Gap> {
    let mut found = Vec::new();
    names::each(tables, &mut |holder, record| add_gaps(tables, holder, record, &mut found));
    found
}

/// Those of one record; none where it is not there.
pub(super) fn gaps_of(tables: &Tables, holder: RecordKey) -> Vec<Gap> {
    let mut found = Vec::new();
    let record = tables.record(&holder);
    if let Some(record) = record.as_ref().and_then(names::of) {
        add_gaps(tables, holder, record, &mut found);
    }
    found
}

fn add_gaps(tables: &Tables, holder: RecordKey, record: &dyn Names, found: &mut Vec<Gap>) {
    record.names(&mut |missing| {
        if !tables.has(&missing) {
            let (who, noun) = (record.who(), with_article(missing.noun()));
            let why = format!("{who} refers to {noun} that does not exist");
            found.push(Gap { holder, missing, why });
        }
    });
}

/// Whether one of these is named by a record that is not among those left aside.
pub(super) fn are_named_elsewhere(
    tables: &Tables,
    aside: &BTreeSet<RecordKey>,
    keys: &BTreeSet<RecordKey>,
) -> bool {
    let mut named = false;
    names::each(tables, &mut |holder, record| {
        if !named && !aside.contains(&holder) {
            record.names(&mut |name| named |= keys.contains(&name));
        }
    });
    named
}
