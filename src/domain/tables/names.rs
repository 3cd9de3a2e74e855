//! Which other records a record names, kind by kind. Does not know whether they are there.

use crate::domain::base::ids::ItemId;
use crate::domain::records::backlog::campaign::Campaign;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::channel::Channel;
use crate::domain::records::check_in::{CheckIn, Outcome};
use crate::domain::records::decision::{Decision, MadeIn};
use crate::domain::records::intake::{Request, RequestState};
use crate::domain::records::learning::Learning;
use crate::domain::records::people::Member;
use crate::domain::records::priority::Priority;
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Action, Guardrail, Play, Win};
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::records::sprint::commitment::{CommittedItem, ScopeChangeKind};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::{Entity, Record, Tables};

/// Is shown each name in turn.
pub(super) type See<'s> = &'s mut dyn FnMut(RecordKey);

/// A record that names others.
pub(super) trait Names {
    /// How a sentence begins that says whom it names. Made only where there is something to say.
    fn who(&self) -> String;
    /// Shows every record it names, in the order in which they are told.
    fn names(&self, see: See<'_>);
}

/// A record of a kind that names others.
pub(super) fn of(record: &Record) -> Option<&dyn Names> {
    Some(match record {
        Record::Member(one) => &**one,
        Record::BacklogItem(one) => &**one,
        Record::Sprint(one) => &**one,
        Record::Request(one) => &**one,
        Record::Blocker(one) => &**one,
        Record::CheckIn(one) => &**one,
        Record::Learning(one) => &**one,
        Record::Decision(one) => &**one,
        Record::Retrospective(one) => &**one,
        Record::Theme(one) => &**one,
        Record::Win(one) => &**one,
        Record::Action(one) => &**one,
        Record::Guardrail(one) => &**one,
        Record::Play(one) => &**one,
        Record::Profile(_)
        | Record::Workflow(_)
        | Record::Channel(_)
        | Record::WorkType(_)
        | Record::WorkflowChange(_)
        | Record::Priority(_)
        | Record::Campaign(_)
        | Record::SignalAnswer(_) => return None,
    })
}

/// Shows every record that names others under its key, in the order in which gaps are told.
pub(super) fn each(tables: &Tables, show: &mut dyn FnMut(RecordKey, &dyn Names)) {
    fn all<E: Entity + Names>(tables: &Tables, show: &mut dyn FnMut(RecordKey, &dyn Names)) {
        let table = E::table(tables);
        table.ids().zip(table.values()).for_each(|(id, record)| show(E::key(id), &**record));
    }
    all::<Member>(tables, show);
    all::<BacklogItem>(tables, show);
    all::<Sprint>(tables, show);
    all::<Request>(tables, show);
    all::<Blocker>(tables, show);
    all::<CheckIn>(tables, show);
    all::<Learning>(tables, show);
    all::<Decision>(tables, show);
    all::<Retrospective>(tables, show);
    all::<Theme>(tables, show);
    all::<Win>(tables, show);
    all::<Action>(tables, show);
    all::<Guardrail>(tables, show);
    all::<Play>(tables, show);
}

/// Shows one name, if there is one.
fn one<E: Entity>(see: See<'_>, id: impl Into<Option<E::Id>>) {
    id.into().map(E::key).into_iter().for_each(see);
}

fn items<'i>(see: See<'_>, ids: impl Iterator<Item = &'i ItemId>) {
    ids.map(|id| RecordKey::BacklogItem(*id)).for_each(see);
}

impl Names for Member {
    fn who(&self) -> String {
        self.name.to_string()
    }

    fn names(&self, see: See<'_>) {
        self.channels.iter().for_each(|channel| see(RecordKey::Channel(*channel)));
    }
}

impl Names for BacklogItem {
    fn who(&self) -> String {
        self.key.to_string()
    }

    fn names(&self, see: See<'_>) {
        one::<WorkType>(see, self.work_type);
        one::<Channel>(see, self.channel);
        one::<Member>(see, self.owner);
        for contributor in &self.contributors {
            one::<Member>(see, contributor.member);
        }
        one::<Member>(see, self.requester.as_ref().and_then(|asked| asked.member));
        one::<Campaign>(see, self.campaign);
        one::<Priority>(see, self.purpose.priority);
        one::<Sprint>(see, self.carried_from);
        one::<BacklogItem>(see, self.split_from);
        if let Position::InSprint { sprint, .. } = &self.position {
            one::<Sprint>(see, *sprint);
        }
        for comment in &self.comments {
            for member in comment.by.iter().chain(&comment.dismissed) {
                one::<Member>(see, *member);
            }
        }
    }
}

fn committed(see: See<'_>, line: &CommittedItem) {
    one::<BacklogItem>(see, line.item);
    one::<WorkType>(see, line.work_type);
    one::<Channel>(see, line.channel);
    one::<Member>(see, line.owner);
}

impl Names for Sprint {
    fn who(&self) -> String {
        self.name()
    }

    fn names(&self, see: See<'_>) {
        one::<Priority>(see, self.goal.as_ref().and_then(|goal| goal.priority));
        let edited = self.capacity_edits.iter().flat_map(|edits| edits.keys());
        for member in self.capacity.keys().chain(edited) {
            one::<Member>(see, *member);
        }
        items(see, self.chosen.keys());
        for line in self.commitment.iter().flat_map(|commitment| &commitment.items) {
            committed(see, line);
        }
        for change in &self.scope_changes {
            match &change.kind {
                ScopeChangeKind::Added { item } => committed(see, item),
                ScopeChangeKind::Removed { item, .. }
                | ScopeChangeKind::Reestimated { item, .. } => one::<BacklogItem>(see, *item),
            }
        }
        items(see, self.review.outcomes.keys());
        items(see, self.final_lines.iter().map(|line| &line.item));
    }
}

impl Names for Request {
    fn who(&self) -> String {
        "A request".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Channel>(see, self.channel);
        one::<WorkType>(see, self.work_type);
        one::<Member>(see, self.requester.member);
        match &self.state {
            RequestState::Accepted { item, .. } | RequestState::Merged { into: item, .. } => {
                one::<BacklogItem>(see, *item);
            }
            RequestState::New | RequestState::Declined { .. } => {}
        }
    }
}

impl Names for Blocker {
    fn who(&self) -> String {
        "A blocker".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<BacklogItem>(see, self.item);
        one::<Member>(see, self.escalation.as_ref().map(|raised| raised.decides));
    }
}

impl Names for CheckIn {
    fn who(&self) -> String {
        "A check-in".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Sprint>(see, self.sprint);
        for topic in &self.topics {
            one::<BacklogItem>(see, topic.item);
            match &topic.outcome {
                Outcome::Resolved { blocker } | Outcome::Escalated { blocker } => {
                    one::<Blocker>(see, *blocker);
                }
                Outcome::Decided { decision } => one::<Decision>(see, *decision),
                Outcome::NextAction { .. } | Outcome::StatusOnly { .. } => {}
            }
        }
        for action in &self.next_actions {
            one::<Member>(see, action.owner);
            one::<BacklogItem>(see, action.item);
        }
    }
}

impl Names for Learning {
    fn who(&self) -> String {
        "A learning".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Decision>(see, self.decision);
        one::<BacklogItem>(see, self.item);
        one::<Sprint>(see, self.sprint);
        one::<Channel>(see, self.channel);
        one::<WorkType>(see, self.work_type);
    }
}

impl Names for Decision {
    fn who(&self) -> String {
        "A decision".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<BacklogItem>(see, self.item);
        match self.made_in {
            MadeIn::CheckIn { id } => one::<CheckIn>(see, id),
            MadeIn::Review { sprint } => one::<Sprint>(see, sprint),
            MadeIn::Learning { id } => one::<Learning>(see, id),
            MadeIn::Retrospective { id } => one::<Retrospective>(see, id),
            MadeIn::Between => {}
        }
    }
}

impl Names for Retrospective {
    fn who(&self) -> String {
        "A retrospective".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Sprint>(see, self.sprint());
        for person in self.participants.values() {
            one::<Member>(see, person.member);
        }
        for out in &self.outcomes {
            match out.what {
                Out::Decision(id) => one::<Decision>(see, id),
                Out::Action(id) => one::<Action>(see, id),
                Out::Guardrail(id) => one::<Guardrail>(see, id),
                Out::Win(id) => one::<Win>(see, id),
                Out::Learning(id) => one::<Learning>(see, id),
                Out::Play(id) => one::<Play>(see, id),
                Out::Change(id) => one::<WorkflowChange>(see, id),
            }
        }
    }
}

impl Names for Theme {
    fn who(&self) -> String {
        "A theme".to_owned()
    }

    fn names(&self, see: See<'_>) {
        for retro in self.topics.keys() {
            one::<Retrospective>(see, *retro);
        }
    }
}

impl Names for Win {
    fn who(&self) -> String {
        "A win".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Member>(see, self.replicate);
        one::<Action>(see, self.again);
    }
}

impl Names for Action {
    fn who(&self) -> String {
        "An action".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Retrospective>(see, self.from);
        one::<Member>(see, self.owner);
        one::<BacklogItem>(see, self.item);
    }
}

impl Names for Guardrail {
    fn who(&self) -> String {
        "A guardrail".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Member>(see, self.owner);
        items(see, self.caught.iter());
    }
}

impl Names for Play {
    fn who(&self) -> String {
        "A play".to_owned()
    }

    fn names(&self, see: See<'_>) {
        one::<Member>(see, self.owner);
        items(see, self.used.iter());
        for learning in &self.learnings {
            one::<Learning>(see, *learning);
        }
    }
}
