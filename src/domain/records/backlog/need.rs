//! Needs: what an item depends on.

use chrono::NaiveDate;
use derive_new::new;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::base::context::Stamp;
use crate::domain::base::ids::NeedId;
use crate::domain::base::text::Title;

/// The kind of dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NeedKind {
    /// Someone must review the creative.
    CreativeReview,
    /// Sales must contribute.
    SalesInput,
    /// Tracking must be set up.
    AnalyticsSetup,
    /// The campaign calendar must allow it.
    CampaignTiming,
    /// The sales department.
    Sales,
    /// The product department.
    Product,
    /// The content team.
    Content,
    /// Demand generation.
    DemandGeneration,
}

impl NeedKind {
    /// Every kind, in the order offered.
    pub const ALL: [Self; 8] = [
        Self::CreativeReview,
        Self::SalesInput,
        Self::AnalyticsSetup,
        Self::CampaignTiming,
        Self::Sales,
        Self::Product,
        Self::Content,
        Self::DemandGeneration,
    ];

    /// The kind in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::CreativeReview => "Creative review",
            Self::SalesInput => "Sales input",
            Self::AnalyticsSetup => "Analytics setup",
            Self::CampaignTiming => "Campaign timing",
            Self::Sales => "Sales",
            Self::Product => "Product",
            Self::Content => "Content",
            Self::DemandGeneration => "Demand generation",
        }
    }
}

/// Something an item depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, new)]
pub struct Need {
    /// Identity.
    pub id: NeedId,
    /// The kind of dependency.
    pub kind: NeedKind,
    /// Who settles it: a member's name or someone outside.
    pub owner: Title,
    /// By when.
    pub due: NaiveDate,
    /// What exactly.
    #[new(default)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Settled by whom and when; open without.
    #[new(default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled: Option<Stamp>,
}
