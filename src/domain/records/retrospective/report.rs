//! The report of a retrospective. It is kept when the session ends, so that it never says anything else
//! later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The audience of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The team: everything.
    Team,
    /// Stakeholders: what matters to them.
    Stakeholders,
    /// Leadership: numbers, decisions, roadmap items and requests.
    Leadership,
}

/// A part of the report, in the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Three sentences.
    Summary,
    /// The goal, and the priority it serves.
    Objectives,
    /// The sprint in numbers.
    Figures,
    /// The safety poll.
    Safety,
    /// What became of earlier actions and workflow changes.
    EarlierActions,
    /// Wins and thanks.
    Wins,
    /// What guests challenged.
    Challenges,
    /// Decisions.
    Decisions,
    /// Experiments, and what is to be scaled.
    Experiments,
    /// Guardrails.
    Guardrails,
    /// Actions.
    Actions,
    /// Changes of the workflow.
    WorkflowChanges,
    /// Each hypothesis beside its result.
    Compared,
    /// Roadmap items and requests to leadership.
    Points,
    /// What happens when.
    Timeline,
    /// Open data gaps.
    DataGaps,
    /// Every topic with its cards.
    Topics,
}

impl Part {
    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Summary => "Executive summary",
            Self::Objectives => "Objectives",
            Self::Figures => "Data snapshot",
            Self::Safety => "Safety poll",
            Self::EarlierActions => "Results of earlier actions",
            Self::Wins => "Wins and thanks",
            Self::Challenges => "Challenges from outside",
            Self::Decisions => "Decisions",
            Self::Experiments => "Prioritized experiments",
            Self::Guardrails => "Guardrails",
            Self::Actions => "Actions",
            Self::WorkflowChanges => "Workflow changes",
            Self::Compared => "Expected vs. actual",
            Self::Points => "Roadmap items and requests to leadership",
            Self::Timeline => "Timeline",
            Self::DataGaps => "Open data gaps",
            Self::Topics => "All topics and cards",
        }
    }

    /// Whether it is for that reader. The safety poll and the cards stay in the team.
    pub const fn is_for(self, reader: Reader) -> bool {
        use Part as P;
        match reader {
            Reader::Team => true,
            Reader::Stakeholders => matches!(
                self,
                P::Summary
                    | P::Objectives
                    | P::Figures
                    | P::Wins
                    | P::Decisions
                    | P::Actions
                    | P::Timeline
            ),
            Reader::Leadership => matches!(
                self,
                P::Summary
                    | P::Objectives
                    | P::Figures
                    | P::Decisions
                    | P::Experiments
                    | P::Points
                    | P::DataGaps
            ),
        }
    }
}

/// A part and its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ReportSection")]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// "Sprint 12 retrospective".
    pub title: String,
    /// The parts that aren't empty, in order.
    pub sections: Vec<Section>,
}

impl Report {
    /// Returns what of it is for a reader.
    #[must_use]
    pub fn edition(mut self, reader: Reader) -> Self {
        self.sections.retain(|section| section.part.is_for(reader));
        self
    }
}
