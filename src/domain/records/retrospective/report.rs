//! The report of a retrospective. It is kept when the session ends, so that it never says anything else
//! later.

use chrono::NaiveDate;
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

impl Reader {
    /// Every audience, in the order offered.
    pub const ALL: [Self; 3] = [Self::Team, Self::Stakeholders, Self::Leadership];

    /// Returns the audience in a word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Team => "Team",
            Self::Stakeholders => "Stakeholders",
            Self::Leadership => "Leadership",
        }
    }
}

/// A part of the report, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// What was corrected after the session had ended, with dates.
    Corrections,
    /// Three sentences: the result, the learning, the change.
    Summary,
    /// The goal, and the priority it serves.
    Objectives,
    /// The sprint in numbers, against their targets.
    Figures,
    /// Actions.
    Actions,
    /// Experiments, and what is to be scaled.
    Experiments,
    /// Wins and thanks.
    Wins,
    /// Decisions.
    Decisions,
    /// Topics without an outcome.
    LeftOpen,
    /// Guardrails.
    Guardrails,
    /// Plays.
    Plays,
    /// Changes of the workflow.
    WorkflowChanges,
    /// Roadmap items and requests to leadership.
    Points,
    /// What guests challenged.
    Challenges,
    /// What became of earlier actions and workflow changes.
    EarlierActions,
    /// What happens when.
    Timeline,
    /// Open data gaps.
    DataGaps,
    /// The polls.
    Safety,
    /// Each hypothesis beside its result.
    Compared,
    /// Every topic with its cards.
    Topics,
}

impl Part {
    /// Returns its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Corrections => "Corrections",
            Self::Summary => "Executive summary",
            Self::Objectives => "Objectives",
            Self::Figures => "Data snapshot",
            Self::Actions => "Actions",
            Self::Experiments => "Prioritized experiments",
            Self::Wins => "Wins and thanks",
            Self::Decisions => "Decisions",
            Self::LeftOpen => "Topics left open",
            Self::Guardrails => "Guardrails",
            Self::Plays => "Plays",
            Self::WorkflowChanges => "Workflow changes",
            Self::Points => "Roadmap items and requests to leadership",
            Self::Challenges => "Challenges from outside",
            Self::EarlierActions => "Results of earlier actions",
            Self::Timeline => "Timeline",
            Self::DataGaps => "Open data gaps",
            Self::Safety => "Team polls",
            Self::Compared => "Expected vs. actual",
            Self::Topics => "All topics and cards",
        }
    }

    /// Returns whether it is in the annex, after the page that everyone reads.
    pub const fn is_annex(self) -> bool {
        matches!(self, Self::Compared | Self::Topics)
    }

    /// Returns whether it is for that reader. The polls and the cards stay in the team.
    pub const fn is_for(self, reader: Reader) -> bool {
        use Part as P;
        match reader {
            Reader::Team => true,
            Reader::Stakeholders => matches!(
                self,
                P::Corrections
                    | P::Summary
                    | P::Objectives
                    | P::Figures
                    | P::Wins
                    | P::Decisions
                    | P::Experiments
                    | P::Actions
                    | P::Timeline
            ),
            Reader::Leadership => matches!(
                self,
                P::Corrections
                    | P::Summary
                    | P::Objectives
                    | P::Figures
                    | P::Wins
                    | P::Decisions
                    | P::Experiments
                    | P::Actions
                    | P::LeftOpen
                    | P::Points
                    | P::Timeline
                    | P::DataGaps
            ),
        }
    }
}

/// A table of texts. A cell may have several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grid {
    /// The headings.
    pub heads: Vec<String>,
    /// The rows, each with a cell for every heading.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// Creates it without the columns in which no row says anything; `None` without rows.
    pub fn of<const N: usize>(heads: [&str; N], rows: Vec<[String; N]>) -> Option<Self> {
        if rows.is_empty() {
            return None;
        }
        let said = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|it| !it.is_empty()));
        let said: Vec<bool> = (0..N).map(said).collect();
        let shown = |cells: Vec<String>| -> Vec<String> {
            cells.into_iter().zip(&said).filter(|(_, said)| **said).map(|(cell, _)| cell).collect()
        };
        Some(Self {
            heads: shown(heads.map(str::to_owned).to_vec()),
            rows: rows.iter().map(|row| shown(row.to_vec())).collect(),
        })
    }

    /// Takes out the column with the words of cards.
    fn without_cards(&mut self) {
        let Some(at) = self.heads.iter().position(|head| head == CARDS) else { return };
        self.heads.remove(at);
        for row in self.rows.iter_mut().filter(|row| at < row.len()) {
            row.remove(at);
        }
    }
}

/// The heading of the column with the words of cards, which stay in the team.
pub const CARDS: &str = "Cards";

/// A part: lines, or a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ReportSection")]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// Its lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grid: Option<Grid>,
}

/// When it was held, and who was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ReportFrame")]
pub struct Frame {
    /// The day it was held.
    pub held: NaiveDate,
    /// "Sprint 12, Nov 2 – Nov 13".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// The planned length.
    pub minutes: u32,
    /// Who led it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facilitator: String,
    /// The team members who were there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// The guests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<String>,
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// "Sprint 12 retrospective".
    pub title: String,
    /// When it was held, and who was there; not known of old reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<Frame>,
    /// The parts that aren't empty, in order.
    pub sections: Vec<Section>,
}

impl Report {
    /// Returns what of it is for a reader.
    #[must_use]
    pub fn edition(mut self, reader: Reader) -> Self {
        self.sections.retain(|section| section.part.is_for(reader));
        if reader != Reader::Team {
            self.sections
                .iter_mut()
                .filter_map(|it| it.grid.as_mut())
                .for_each(Grid::without_cards);
        }
        self
    }

    /// Returns a part, if it is there.
    pub fn part(&self, part: Part) -> Option<&Section> {
        self.sections.iter().find(|section| section.part == part)
    }
}
