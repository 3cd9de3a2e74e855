//! A command under way: what it reads, what it has changed so far.
//!
//! Every area writes its rules against this and nothing else. If a rule
//! refuses, the draft is dropped and nothing has happened.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::base::context::{Context, Override, Stamp};
use crate::domain::base::ids::MemberId;
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::base::text::Reason;
use crate::domain::records::people::{Member, Role};
use crate::domain::records::profile::{Preset, Profile};
use crate::domain::records::record_key::RecordKey;
use crate::domain::records::workflow::Workflow;
use crate::domain::tables::log::{Event, Verb};
use crate::domain::tables::record::{Entity, Record, Tables};

/// The tables while a command changes them.
pub struct Draft<'a> {
    tables: Tables,
    before: BTreeMap<RecordKey, Option<Record>>,
    event: Option<Event>,
    context: &'a Context,
    /// Done by someone who does not hold the role, where rights only warn.
    pub without_approval: bool,
}

impl<'a> Draft<'a> {
    /// Begins with the tables as they are.
    pub(in crate::domain) fn new(tables: Tables, context: &'a Context) -> Self {
        Self { tables, before: BTreeMap::new(), event: None, context, without_approval: false }
    }

    /// The tables, changes so far included.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Who acts, and when.
    pub fn context(&self) -> &'a Context {
        self.context
    }

    /// The mark this command leaves.
    pub fn stamp(&self) -> Stamp {
        self.context.stamp()
    }

    /// The member who acts.
    pub fn actor(&self) -> Option<&Arc<Member>> {
        self.tables.members.get(self.context.actor)
    }

    /// The record with this id.
    ///
    /// # Errors
    /// [`Rule::Unknown`] where there is none.
    pub fn get<E: Entity>(&self, id: E::Id) -> Result<Arc<E>, Refusal> {
        E::table(&self.tables).get(id).cloned().ok_or_else(|| Refusal::unknown(E::NOUN))
    }

    /// Adds a record.
    ///
    /// # Errors
    /// [`Rule::State`] where the id is taken: the same command came twice.
    pub fn add<E: Entity>(&mut self, record: E) -> Result<(), Refusal> {
        if E::table(&self.tables).contains(record.id()) {
            return Err(Refusal::state(format!("This {} already exists.", E::NOUN)));
        }
        self.put(record);
        Ok(())
    }

    /// Puts a record in its place, new or not.
    pub fn put<E: Entity>(&mut self, record: E) {
        let key = E::key(record.id());
        self.write(key, Some(E::record(Arc::new(record))));
    }

    /// Changes a record.
    ///
    /// # Errors
    /// [`Rule::Unknown`] where there is none, or what the change itself refuses.
    pub fn edit<E: Entity>(
        &mut self,
        id: E::Id,
        change: impl FnOnce(&mut E) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut record = E::clone(&*self.get::<E>(id)?);
        change(&mut record)?;
        self.put(record);
        Ok(())
    }

    /// Puts name, preset and prefix in place.
    pub fn put_profile(&mut self, profile: Profile) {
        self.write(RecordKey::Profile, Some(Record::Profile(Arc::new(profile))));
    }

    /// Puts the rules in place.
    pub fn put_workflow(&mut self, workflow: Workflow) {
        self.write(RecordKey::Workflow, Some(Record::Workflow(Arc::new(workflow))));
    }

    /// Writes a record under its key, or takes it out, remembering what was there first.
    pub(in crate::domain) fn write(&mut self, key: RecordKey, record: Option<Record>) {
        let tables = &self.tables;
        self.before.entry(key).or_insert_with(|| tables.record(&key));
        self.tables.set(&key, record);
    }

    /// Says what happened, for the log. The last word counts.
    pub fn log(&mut self, verb: Verb, subject: RecordKey, name: impl Into<String>) -> &mut Event {
        let event = self.event.insert(Event::new(verb, subject, name));
        event.without_approval = self.without_approval;
        event
    }

    /// Gives what happened a reason, unless it has one. Returns what happened: "Priya Kaur: working week".
    pub(in crate::domain) fn give_reason(&mut self, reason: Reason) -> Option<String> {
        let event = self.event.as_mut()?;
        event.reason.get_or_insert(reason);
        let parts = [event.name.as_str(), event.detail.as_str()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(said.join(": "))
    }

    /// The Marketing lead's override of a gate.
    ///
    /// # Errors
    /// [`Rule::Right`] where the actor is not a Marketing lead: this does not depend on the rights setting.
    pub fn override_by_lead(&self, reason: Reason) -> Result<Override, Refusal> {
        self.require_role(Role::MarketingLead, "Only a Marketing lead can override this gate.")?;
        Ok(Override { stamp: self.stamp(), reason })
    }

    /// Asks that the actor holds a role, whatever the rights setting.
    ///
    /// # Errors
    /// [`Rule::Right`] with "act as" for those who hold it.
    pub fn require_role(&self, role: Role, why: &str) -> Result<(), Refusal> {
        if self.actor().is_some_and(|actor| actor.is(role)) {
            return Ok(());
        }
        Err(act_as(&self.tables, Refusal::new(Rule::Right, why), &[role]))
    }

    /// What has changed, with the event.
    pub(in crate::domain) fn finish(
        self,
    ) -> (Tables, BTreeMap<RecordKey, Option<Record>>, Option<Event>) {
        (self.tables, self.before, self.event)
    }
}

/// Adds "act as" for every member who holds one of the roles.
pub fn act_as(tables: &Tables, refusal: Refusal, roles: &[Role]) -> Refusal {
    let entitled =
        |member: &&Arc<Member>| !member.left && roles.iter().any(|role| member.is(*role));
    let ids: Vec<MemberId> =
        tables.members.values().filter(entitled).map(|member| member.id).collect();
    ids.into_iter().fold(refusal, |refusal, id| refusal.way(Way::ActAs(id)))
}

/// Whether one person does everything: then nobody else can accept their work.
pub fn works_alone(tables: &Tables) -> bool {
    tables.members.values().filter(|member| member.can_own_work()).count() <= 1
}

/// Whether the workspace was founded for one person.
pub fn is_just_me(tables: &Tables) -> bool {
    tables.profile.as_ref().is_some_and(|profile| profile.preset == Preset::JustMe)
}
