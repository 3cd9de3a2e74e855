//! Whether every id leads somewhere: in the workspace, and in a file that is to become one.

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
use crate::domain::records::record_key::{RecordKey, every_record};
use crate::domain::records::retrospective::outcome::{Action, Guardrail, Play, Win};
use crate::domain::records::retrospective::record::{Out, Retrospective};
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::records::signal::answer::SignalAnswer;
use crate::domain::records::sprint::commitment::{CommittedItem, ScopeChangeKind};
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::WorkflowChange;
use crate::domain::tables::record::{Entity, Tables};

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
    (!same).then(|| format!("a {} is stored under the wrong id", E::NOUN))
}

/// What is pointed at and not there: "MKT-4 names a channel that does not exist".
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
    let mut check = Check { tables, holder: RecordKey::Profile, found: Vec::new() };
    for member in tables.members.values() {
        check.holder = RecordKey::Member(member.id);
        for channel in &member.channels {
            check.has::<Channel>(*channel, member.name.as_str());
        }
    }
    for item in tables.items.values() {
        check.item(item);
    }
    for sprint in tables.sprints.values() {
        check.sprint(sprint);
    }
    check.talk();
    check.memory();
    check.retrospectives();
    check.found
}

struct Check<'a> {
    tables: &'a Tables,
    /// The record that is looked at.
    holder: RecordKey,
    found: Vec<Gap>,
}

impl Check<'_> {
    fn has<E: Entity>(&mut self, id: impl Into<Option<E::Id>>, who: &str) {
        if let Some(id) = id.into()
            && !E::table(self.tables).contains(id)
        {
            let why = format!("{who} names a {} that does not exist", E::NOUN);
            self.found.push(Gap { holder: self.holder, missing: E::key(id), why });
        }
    }

    fn item(&mut self, item: &BacklogItem) {
        self.holder = RecordKey::BacklogItem(item.id);
        let who = item.key.to_string();
        self.has::<WorkType>(item.work_type, &who);
        self.has::<Channel>(item.channel, &who);
        self.has::<Member>(item.owner, &who);
        for contributor in &item.contributors {
            self.has::<Member>(contributor.member, &who);
        }
        self.has::<Member>(item.requester.as_ref().and_then(|asked| asked.member), &who);
        self.has::<Campaign>(item.campaign, &who);
        self.has::<Priority>(item.purpose.priority, &who);
        self.has::<Sprint>(item.carried_from, &who);
        self.has::<BacklogItem>(item.split_from, &who);
        if let Position::InSprint { sprint, .. } = &item.position {
            self.has::<Sprint>(*sprint, &who);
        }
        for comment in &item.comments {
            for member in comment.by.iter().chain(&comment.dismissed) {
                self.has::<Member>(*member, &who);
            }
        }
    }

    fn committed(&mut self, line: &CommittedItem, who: &str) {
        self.has::<BacklogItem>(line.item, who);
        self.has::<WorkType>(line.work_type, who);
        self.has::<Channel>(line.channel, who);
        self.has::<Member>(line.owner, who);
    }

    fn items<'i>(&mut self, ids: impl Iterator<Item = &'i ItemId>, who: &str) {
        for id in ids {
            self.has::<BacklogItem>(*id, who);
        }
    }

    fn sprint(&mut self, sprint: &Sprint) {
        self.holder = RecordKey::Sprint(sprint.id);
        let who = sprint.name();
        self.has::<Priority>(sprint.goal.as_ref().and_then(|goal| goal.priority), &who);
        let edited = sprint.capacity_edits.iter().flat_map(|edits| edits.keys());
        for member in sprint.capacity.keys().chain(edited) {
            self.has::<Member>(*member, &who);
        }
        self.items(sprint.chosen.keys(), &who);
        for line in sprint.commitment.iter().flat_map(|commitment| &commitment.items) {
            self.committed(line, &who);
        }
        for change in &sprint.scope_changes {
            match &change.kind {
                ScopeChangeKind::Added { item } => self.committed(item, &who),
                ScopeChangeKind::Removed { item, .. }
                | ScopeChangeKind::Reestimated { item, .. } => {
                    self.has::<BacklogItem>(*item, &who);
                }
            }
        }
        self.items(sprint.review.outcomes.keys(), &who);
        self.items(sprint.final_lines.iter().map(|line| &line.item), &who);
    }

    /// Requests, blockers and check-ins.
    fn talk(&mut self) {
        for request in self.tables.requests.values() {
            self.holder = RecordKey::Request(request.id);
            self.has::<Channel>(request.channel, "A request");
            self.has::<WorkType>(request.work_type, "A request");
            self.has::<Member>(request.requester.member, "A request");
            match &request.state {
                RequestState::Accepted { item, .. } | RequestState::Merged { into: item, .. } => {
                    self.has::<BacklogItem>(*item, "A request");
                }
                RequestState::New | RequestState::Declined { .. } => {}
            }
        }
        for blocker in self.tables.blockers.values() {
            self.holder = RecordKey::Blocker(blocker.id);
            self.has::<BacklogItem>(blocker.item, "A blocker");
            let raised = blocker.escalation.as_ref().map(|raised| raised.decides);
            self.has::<Member>(raised, "A blocker");
        }
        for check_in in self.tables.check_ins.values() {
            self.check_in(check_in);
        }
    }

    fn check_in(&mut self, check_in: &CheckIn) {
        self.holder = RecordKey::CheckIn(check_in.id);
        let who = "A check-in";
        self.has::<Sprint>(check_in.sprint, who);
        for topic in &check_in.topics {
            self.has::<BacklogItem>(topic.item, who);
            match &topic.outcome {
                Outcome::Resolved { blocker } | Outcome::Escalated { blocker } => {
                    self.has::<Blocker>(*blocker, who);
                }
                Outcome::Decided { decision } => self.has::<Decision>(*decision, who),
                Outcome::NextAction { .. } | Outcome::StatusOnly { .. } => {}
            }
        }
        for action in &check_in.next_actions {
            self.has::<Member>(action.owner, who);
            self.has::<BacklogItem>(action.item, who);
        }
    }

    /// Retrospectives, and what came out of them.
    fn retrospectives(&mut self) {
        for retro in self.tables.retrospectives.values() {
            self.holder = RecordKey::Retrospective(retro.id);
            let who = "A retrospective";
            self.has::<Sprint>(retro.sprint(), who);
            for person in retro.participants.values() {
                self.has::<Member>(person.member, who);
            }
            for out in &retro.outcomes {
                match out.what {
                    Out::Decision(id) => self.has::<Decision>(id, who),
                    Out::Action(id) => self.has::<Action>(id, who),
                    Out::Guardrail(id) => self.has::<Guardrail>(id, who),
                    Out::Win(id) => self.has::<Win>(id, who),
                    Out::Learning(id) => self.has::<Learning>(id, who),
                    Out::Play(id) => self.has::<Play>(id, who),
                    Out::Change(id) => self.has::<WorkflowChange>(id, who),
                }
            }
        }
        for theme in self.tables.themes.values() {
            self.holder = RecordKey::Theme(theme.id);
            for retro in theme.topics.keys() {
                self.has::<Retrospective>(*retro, "A theme");
            }
        }
        for win in self.tables.wins.values() {
            self.holder = RecordKey::Win(win.id);
            self.has::<Member>(win.replicate, "A win");
            self.has::<Action>(win.again, "A win");
        }
        for action in self.tables.actions.values() {
            self.holder = RecordKey::Action(action.id);
            self.has::<Retrospective>(action.from, "An action");
            self.has::<Member>(action.owner, "An action");
            self.has::<BacklogItem>(action.item, "An action");
        }
        for guardrail in self.tables.guardrails.values() {
            self.holder = RecordKey::Guardrail(guardrail.id);
            self.has::<Member>(guardrail.owner, "A guardrail");
            self.items(guardrail.caught.iter(), "A guardrail");
        }
        for play in self.tables.plays.values() {
            self.holder = RecordKey::Play(play.id);
            self.has::<Member>(play.owner, "A play");
            self.items(play.used.iter(), "A play");
            for learning in &play.learnings {
                self.has::<Learning>(*learning, "A play");
            }
        }
    }

    /// Learnings and decisions.
    fn memory(&mut self) {
        for learning in self.tables.learnings.values() {
            self.holder = RecordKey::Learning(learning.id);
            let who = "A learning";
            self.has::<Decision>(learning.decision, who);
            self.has::<BacklogItem>(learning.item, who);
            self.has::<Sprint>(learning.sprint, who);
            self.has::<Channel>(learning.channel, who);
            self.has::<WorkType>(learning.work_type, who);
        }
        for decision in self.tables.decisions.values() {
            self.holder = RecordKey::Decision(decision.id);
            let who = "A decision";
            self.has::<BacklogItem>(decision.item, who);
            match decision.made_in {
                MadeIn::CheckIn { id } => self.has::<CheckIn>(id, who),
                MadeIn::Review { sprint } => self.has::<Sprint>(sprint, who),
                MadeIn::Learning { id } => self.has::<Learning>(id, who),
                MadeIn::Retrospective { id } => self.has::<Retrospective>(id, who),
                MadeIn::Between => {}
            }
        }
    }
}
