//! What waits for one person: what only they, or their role, can do next, and why it waits for them.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::base::dates::distance;
use crate::domain::base::ids::{ItemId, MemberId};
use crate::domain::base::text::number_of;
use crate::domain::reads::acceptance::may_accept;
use crate::domain::reads::board::open_blockers;
use crate::domain::reads::due::{decisions_due, next_actions_due};
use crate::domain::reads::escalated::escalated_to;
use crate::domain::reads::measured_by::measurement_of;
use crate::domain::reads::mentions::open_mention;
use crate::domain::reads::open_blockers::OpenBlockers;
use crate::domain::reads::order;
use crate::domain::reads::outputs::plans_to_validate;
use crate::domain::reads::retrospective::facts::open_actions;
use crate::domain::reads::role_holders::holds;
use crate::domain::reads::sprint::before_closing::{
    Lack, Obstacle, before_closing, learnings_due, results_due,
};
use crate::domain::reads::sprint::which;
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::blocker::Blocker;
use crate::domain::records::people::{Member, Role};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::retrospective::outcome::{Action, ActionKind};
use crate::domain::records::sprint::record::{Sprint, SprintState};
use crate::domain::tables::draft::works_alone;
use crate::domain::tables::record::Tables;

/// What a person is asked to do. What blocks others comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ask {
    /// Decide on an escalated blocker.
    Decide,
    /// Unblock someone's work.
    Unblock,
    /// Accept or return work under review.
    Accept,
    /// Ask about a blocker whose follow-up date has come.
    FollowUp,
    /// Answer a comment.
    Answer,
    /// Validate a measurement plan.
    Validate,
    /// Triage the new requests.
    Triage,
    /// Record the results of measured work.
    Results,
    /// Do what was agreed in a check-in or a retrospective.
    Act,
    /// Review a decision again.
    Review,
    /// Start the next item.
    Start,
}

/// One thing that waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What they are asked to do.
    pub ask: Ask,
    /// The record it is about.
    pub about: RecordKey,
    /// The item it concerns, if any.
    pub item: Option<ItemId>,
    /// What it is, where it is no item.
    pub what: String,
    /// Why it waits for this person.
    pub why: String,
    /// When it is due, if it has a date.
    pub due: Option<NaiveDate>,
}

/// A person, and the day and records that say what waits for them.
struct Reader<'t> {
    me: &'t Member,
    alone: bool,
    tables: &'t Tables,
    today: NaiveDate,
}

/// Returns what waits for a person, what blocks others first, then by date.
pub fn waiting_for(me: MemberId, tables: &Tables, today: NaiveDate) -> Vec<Waiting> {
    let Some(me) = tables.members.get(me).filter(|member| !member.left) else { return Vec::new() };
    let reader = Reader { me, alone: works_alone(tables), tables, today };
    let mut all = reader.blockers();
    all.extend(reader.in_sprint());
    all.extend(reader.measured());
    all.extend(reader.mentions());
    all.extend(reader.requests());
    all.extend(reader.promised());
    // Keeps the backlog's order within a day.
    all.sort_by_key(|one| (one.ask, one.due.unwrap_or(NaiveDate::MAX)));
    all
}

impl Reader<'_> {
    fn is_me(&self, member: MemberId) -> bool {
        self.me.id == member
    }

    /// Returns whether a role's work falls to this person.
    fn has(&self, role: Role) -> bool {
        self.alone || holds(self.me.id, role, self.tables)
    }

    fn name(&self, member: MemberId) -> &str {
        self.tables.members.get(member).map_or("Someone", |member| member.name.as_str())
    }

    fn on(&self, ask: Ask, item: &BacklogItem, why: String, due: Option<NaiveDate>) -> Waiting {
        let about = RecordKey::BacklogItem(item.id);
        Waiting { ask, about, item: Some(item.id), what: String::new(), why, due }
    }

    fn blockers(&self) -> Vec<Waiting> {
        open_blockers(self.tables).iter().filter_map(|blocker| self.blocker(blocker)).collect()
    }

    fn blocker(&self, blocker: &Blocker) -> Option<Waiting> {
        let item = self.tables.items.get(blocker.item)?;
        let on = |ask, why, due| Some(self.on(ask, item, why, Some(due)));
        let is_due = blocker.next_check <= self.today;
        let raised = blocker.escalation.as_ref();
        if let Some(raised) = raised.filter(|raised| self.is_me(raised.decides)) {
            let question = raised.asked(blocker);
            let why = match self.is_me(raised.raised.by) {
                true => format!("You asked: {question}"),
                false => format!("{} asks: {question}", self.name(raised.raised.by)),
            };
            return on(Ask::Decide, why, raised.by);
        }
        // Who decides is asked first; the others are told when the follow-up is due.
        let decides = escalated_to(blocker, self.tables).map(|to| format!(" · {to}"));
        let decides = decides.unwrap_or_default();
        let mine = blocker.unblocker.as_str().eq_ignore_ascii_case(self.me.name.as_str());
        if mine && (is_due || raised.is_none()) {
            let why = format!("Blocked, waiting on you: {}{decides}", blocker.reason);
            return on(Ask::Unblock, why, blocker.next_check);
        }
        let follows = match item.owner {
            Some(owner) => self.is_me(owner),
            None => self.has(Role::MarketingLead),
        };
        if !follows || !is_due {
            return None;
        }
        let why = format!("Ask {}: {}{decides}", blocker.unblocker, blocker.reason);
        on(Ask::FollowUp, why, blocker.next_check)
    }

    /// Work to accept, and the next item to start.
    fn in_sprint(&self) -> Vec<Waiting> {
        let Some(sprint) = which::open(self.tables) else { return Vec::new() };
        let blocked = OpenBlockers::of(self.tables);
        let mut items = order::chosen(sprint, self.tables);
        items.retain(|item| item.position.sprint() == Some(sprint.id) && !blocked.has(item.id));
        let at = |item: &BacklogItem, stage| item.position.stage() == Some(stage);
        let mut all: Vec<Waiting> = items
            .iter()
            .filter(|item| at(item, BoardStage::UnderReview))
            .filter_map(|item| self.to_accept(item))
            .collect();
        let mut mine = items.iter().filter(|item| item.owner == Some(self.me.id));
        let busy = mine.clone().any(|item| at(item, BoardStage::Active));
        let running = matches!(sprint.state, SprintState::Running);
        if running
            && !busy
            && let Some(next) = mine.find(|item| at(item, BoardStage::Committed))
        {
            let why = "Your next item. You have nothing in progress".to_owned();
            all.push(self.on(Ask::Start, next, why, None));
        }
        all
    }

    fn to_accept(&self, item: &BacklogItem) -> Option<Waiting> {
        if !may_accept(self.me.id, item, self.tables) {
            return None;
        }
        let asked = item.requester.as_ref().and_then(|requester| requester.member);
        let why = match item.owner {
            _ if self.alone => "Under review".to_owned(),
            _ if asked == Some(self.me.id) => {
                "You requested it, and it's ready for your review".to_owned()
            }
            Some(owner) => format!("{}'s work is under review", self.name(owner)),
            None => "Under review, with no owner".to_owned(),
        };
        Some(self.on(Ask::Accept, item, why, None))
    }

    /// Measurement plans to validate and results that are due.
    fn measured(&self) -> Vec<Waiting> {
        let analyst = self.has(Role::AnalyticsOwner);
        let plans = plans_to_validate(self.tables).into_iter().filter(|_| analyst);
        let asked = |item: &BacklogItem| measurement_of(item, self.tables)?.requested;
        let mut plans: Vec<_> = plans
            .filter_map(|id| self.tables.items.get(id))
            .map(|item| (asked(item), item))
            .collect();
        // What someone asked for comes first, in the order of asking.
        plans.sort_by_key(|(asked, _)| (asked.is_none(), asked.map(|asked| asked.at)));
        let plans = plans.into_iter().map(|(asked, item)| {
            let why = match asked {
                Some(asked) => {
                    format!("{} asked you to validate its measurement plan", self.name(asked.by))
                }
                None => "Not Ready until you validate its measurement plan".to_owned(),
            };
            self.on(Ask::Validate, item, why, None)
        });
        let due = learnings_due(self.tables, self.today);
        let mine = due.iter().filter(|item| analyst || item.owner == Some(self.me.id));
        let results = mine.map(|item| {
            let day = results_due(item, self.tables).unwrap_or(self.today);
            let why = "Its review date has passed with no learning recorded".to_owned();
            self.on(Ask::Results, item, why, Some(day))
        });
        plans.chain(results).collect()
    }

    /// Open items where someone wrote this person's name after an @, and they have not answered.
    fn mentions(&self) -> Vec<Waiting> {
        let asked = |item: &BacklogItem| {
            let by = open_mention(self.me.id, item, self.tables)?.by;
            let who = by.map_or("Someone", |by| self.name(by));
            Some(self.on(Ask::Answer, item, format!("{who} mentioned you in a comment"), None))
        };
        let open = self.tables.items.values().filter(|item| item.is_open());
        open.filter(|item| !item.comments.is_empty()).filter_map(|item| asked(item)).collect()
    }

    fn requests(&self) -> Option<Waiting> {
        let mut new: Vec<_> =
            self.tables.requests.values().filter(|request| request.is_new()).collect();
        new.sort_by_key(|request| request.submitted);
        let oldest = new.first()?;
        if !self.has(Role::MarketingLead) && !self.has(Role::OperationsOwner) {
            return None;
        }
        let when = distance(oldest.submitted.date_naive(), self.today);
        let from = &oldest.requester.name;
        let why = match new.len() {
            1 => format!("From {from}, {when}"),
            _ => format!("The oldest is from {from}, {when}"),
        };
        let what = match new.len() {
            1 => oldest.problem.to_string(),
            count => number_of(count, "new request"),
        };
        let about = RecordKey::Request(oldest.id);
        Some(Waiting { ask: Ask::Triage, about, item: None, what, why, due: None })
    }

    /// What can't be measured yet: from the session on until a later one closes it, for those who answer for data.
    fn data_gaps(&self) -> Vec<Waiting> {
        if !self.has(Role::AnalyticsOwner) {
            return Vec::new();
        }
        let gaps = open_actions(self.tables).into_iter();
        let gaps = gaps.filter(|action| action.kind == ActionKind::DataGap);
        // Their own come on their day, as any action.
        let due = |gap: &Action| gap.due.is_some_and(|day| day <= self.today);
        let line = |gap: &Arc<Action>| {
            let why = match gap.owner {
                Some(owner) if self.is_me(owner) => "Data gap for you to close".to_owned(),
                Some(owner) => format!("Data gap: {} is closing it", self.name(owner)),
                None => "Data gap, with no owner".to_owned(),
            };
            let (about, what) = (RecordKey::Action(gap.id), gap.what.to_string());
            Waiting { ask: Ask::Act, about, item: gap.item, what, why, due: gap.due }
        };
        gaps.filter(|gap| gap.owner != Some(self.me.id) || !due(gap)).map(line).collect()
    }

    /// What this person said they would do, and decisions they wanted to see again.
    fn promised(&self) -> Vec<Waiting> {
        let next_actions = next_actions_due(self.tables, self.today);
        let decisions = decisions_due(self.tables, self.today);
        let line = |ask, about, item, what: &str, from: &str, day: NaiveDate| {
            let why = from.to_owned();
            Waiting { ask, about, item, what: what.to_owned(), why, due: Some(day) }
        };
        let agreed = next_actions.iter().filter(|(_, next)| self.is_me(next.owner));
        let agreed = agreed.map(|(meeting, next)| {
            let about = RecordKey::CheckIn(*meeting);
            let from = "Agreed in a check-in";
            line(Ask::Act, about, next.item, next.what.as_str(), from, next.due)
        });
        let open = open_actions(self.tables).into_iter();
        let open = open.filter(|action| action.owner == Some(self.me.id)).filter_map(|action| {
            let day = action.due.filter(|day| *day <= self.today)?;
            let about = RecordKey::Action(action.id);
            let from = "Agreed in a retrospective";
            Some(line(Ask::Act, about, action.item, action.what.as_str(), from, day))
        });
        let gaps = self.data_gaps();
        let decided = decisions.iter().filter(|decision| self.is_me(decision.made.by));
        let decided = decided.map(|decision| {
            let about = RecordKey::Decision(decision.id);
            let day = decision.look_again.unwrap_or(self.today);
            let from = "You decided this";
            line(Ask::Review, about, decision.item, decision.what.as_str(), from, day)
        });
        agreed.chain(open).chain(gaps).chain(decided).collect()
    }
}

/// Returns the open sprint and what closing it still needs, from its last day on; one line for several
/// items that lack the same.
pub fn to_close(tables: &Tables, today: NaiveDate) -> Option<(Arc<Sprint>, Vec<Obstacle>)> {
    let sprint = which::open(tables)?;
    if matches!(sprint.state, SprintState::Running) && today < sprint.ends {
        return None;
    }
    let mut lines: Vec<Obstacle> = Vec::new();
    let all = before_closing(sprint, tables, today);
    for one in &all {
        if lines.iter().any(|line| line.lack == one.lack) {
            continue;
        }
        let mut line = one.clone();
        let count = all.iter().filter(|other| other.lack == one.lack).count();
        if count > 1 {
            line.what = several(one.lack, count).unwrap_or(line.what);
        }
        lines.push(line);
    }
    Some((Arc::clone(sprint), lines))
}

fn several(lack: Lack, count: usize) -> Option<String> {
    match lack {
        Lack::Learning => Some(format!("Record the learnings from {}", number_of(count, "item"))),
        Lack::Acceptance => Some(format!("Accept or return {count} items under review")),
        Lack::Outcome => Some(format!("Choose an outcome for {count} unfinished items")),
        _ => None,
    }
}
