//! Every kind of record a workspace keeps, named once.
//!
//! From this one list come the workspace's tables, the keys under which records
//! are stored, and the before and after of a change.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::ids::{
    ActionId, BlockerId, CampaignId, ChannelId, CheckInId, DecisionId, GuardrailId, ItemId,
    LearningId, MemberId, PlayId, PriorityId, RequestId, RetrospectiveId, SignalAnswerId, SprintId,
    ThemeId, WinId, WorkTypeId, WorkflowChangeId, WorkspaceId,
};
use crate::domain::base::json::is_default;
use crate::domain::base::table::Table;
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
use crate::domain::records::profile::Profile;
use crate::domain::records::record_key::{RecordKey, every_record};
use crate::domain::records::retrospective::outcome::{Action, Guardrail, Play, Win};
use crate::domain::records::retrospective::record::Retrospective;
use crate::domain::records::retrospective::theme::Theme;
use crate::domain::records::signal::answer::SignalAnswer;
use crate::domain::records::sprint::record::Sprint;
use crate::domain::records::work_type::WorkType;
use crate::domain::records::workflow::{Workflow, WorkflowChange};

/// A record that lives in a table of the workspace.
pub trait Entity: Clone + Sized {
    /// Its identity.
    type Id: Copy + Ord;
    /// What a person calls it, in a sentence that says it is missing.
    const NOUN: &'static str;
    /// Its own id.
    fn id(&self) -> Self::Id;
    /// The key of the record with that id.
    fn key(id: Self::Id) -> RecordKey;
    /// Its table.
    fn table(tables: &Tables) -> &Table<Self::Id, Self>;
    /// Wraps it as a record.
    fn record(this: Arc<Self>) -> Record;
    /// The one a record holds; none if that is of another kind.
    fn of(record: &Record) -> Option<&Self>;
}

macro_rules! records {
    ($( $table:ident: $id:ident => $entity:ident, $noun:literal ),* $(,)?) => {
        /// The tables of a workspace.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct Tables {
            /// Name, preset and key prefix; none before the founding.
            pub profile: Option<Arc<Profile>>,
            /// The rules.
            pub workflow: Arc<Workflow>,
            $(
                #[doc = concat!("Every ", $noun, ".")]
                pub $table: Table<$id, $entity>,
            )*
        }

        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case")]
        pub enum Record {
            /// The workspace's name and preset.
            Profile(Arc<Profile>),
            /// The rules.
            Workflow(Arc<Workflow>),
            $(
                #[doc = concat!("One ", $noun, ".")]
                $entity(Arc<$entity>),
            )*
        }

        impl Record {
            /// The key it is kept under.
            pub fn key(&self) -> RecordKey {
                match self {
                    Self::Profile(_) => RecordKey::Profile,
                    Self::Workflow(_) => RecordKey::Workflow,
                    $( Self::$entity(record) => RecordKey::$entity(record.id), )*
                }
            }
        }

        /// A workspace as it is written: its tables beside its id and its log.
        #[derive(Serialize, Deserialize, JsonSchema)]
        pub(crate) struct Written<Log: Default + PartialEq> {
            id: WorkspaceId,
            #[serde(skip_serializing_if = "Option::is_none")]
            profile: Option<Arc<Profile>>,
            #[serde(default)]
            workflow: Arc<Workflow>,
            $(
                #[serde(default)]
                $table: Table<$id, $entity>,
            )*
            #[serde(default, skip_serializing_if = "is_default")]
            log: Log,
        }

        impl<Log: Default + PartialEq> Written<Log> {
            /// A workspace about to be written.
            pub(crate) fn of(id: WorkspaceId, tables: Tables, log: Log) -> Self {
                let Tables { profile, workflow, $( $table ),* } = tables;
                Self { id, profile, workflow, $( $table, )* log }
            }

            /// What was read.
            pub(crate) fn parts(self) -> (WorkspaceId, Tables, Log) {
                let Self { id, profile, workflow, $( $table, )* log } = self;
                (id, Tables { profile, workflow, $( $table ),* }, log)
            }
        }

        impl Tables {
            /// The record kept under a key.
            pub fn record(&self, key: &RecordKey) -> Option<Record> {
                match key {
                    RecordKey::Profile => self.profile.clone().map(Record::Profile),
                    RecordKey::Workflow => Some(Record::Workflow(Arc::clone(&self.workflow))),
                    $( RecordKey::$entity(id) => self.$table.get(*id).cloned().map(Record::$entity), )*
                }
            }

            /// Whether there is a record under a key.
            pub fn has(&self, key: &RecordKey) -> bool {
                match key {
                    RecordKey::Profile => self.profile.is_some(),
                    RecordKey::Workflow => true,
                    $( RecordKey::$entity(id) => self.$table.contains(*id), )*
                }
            }

            /// Puts a record under its key, or takes it out.
            pub(crate) fn set(&mut self, key: &RecordKey, record: Option<Record>) {
                match (key, record) {
                    (RecordKey::Profile, Some(Record::Profile(profile))) => self.profile = Some(profile),
                    (RecordKey::Profile, _) => self.profile = None,
                    (RecordKey::Workflow, Some(Record::Workflow(workflow))) => self.workflow = workflow,
                    (RecordKey::Workflow, _) => self.workflow = Arc::default(),
                    $(
                        (RecordKey::$entity(id), Some(Record::$entity(record))) => self.$table.set(*id, Some(record)),
                        (RecordKey::$entity(id), _) => self.$table.set(*id, None),
                    )*
                }
            }

            /// Every record there is.
            pub fn records(&self) -> Vec<Record> {
                let mut all: Vec<Record> = self.profile.iter().cloned().map(Record::Profile).collect();
                all.push(Record::Workflow(Arc::clone(&self.workflow)));
                $( all.extend(self.$table.values().cloned().map(Record::$entity)); )*
                all
            }
        }

        $(
            impl Entity for $entity {
                type Id = $id;
                const NOUN: &'static str = $noun;
                fn id(&self) -> $id { self.id }
                fn key(id: $id) -> RecordKey { RecordKey::$entity(id) }
                fn table(tables: &Tables) -> &Table<$id, Self> { &tables.$table }
                fn record(this: Arc<Self>) -> Record { Record::$entity(this) }
                fn of(record: &Record) -> Option<&Self> {
                    if let Record::$entity(one) = record { Some(one) } else { None }
                }
            }
        )*
    };
}

every_record!(records);
