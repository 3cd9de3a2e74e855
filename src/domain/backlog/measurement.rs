//! The measurement plan: how we shall know.

use chrono::NaiveDate;

use crate::domain::context::Stamp;

part! {
    /// What a campaign or experiment expects, and how it will be judged.
    #[derive(Default)]
    pub struct MeasurementPlan {
        ;
        /// "If we …, then …, because …".
        hypothesis: String,
        /// The audience segment.
        segment: String,
        /// The stage of the buyer's journey.
        journey_stage: String,
        /// The primary metric.
        metric: String,
        /// Where the metric is now, with its unit.
        baseline: String,
        /// Where it should be, with its unit.
        target: String,
        /// Where the figure is read.
        data_source: String,
        /// "Ship if above …, stop if below …".
        decision_rule: String,
        /// When the result is looked at.
        review_on: Option<NaiveDate>,
        /// Validated by an Analytics owner; an edit voids it.
        validated: Option<Stamp>,
        /// Set when an edit voided a validation, until it is validated again.
        voided: Option<Stamp>,
    }
}

impl MeasurementPlan {
    /// What the plan still lacks, by the field's label; complete when nothing.
    /// Segment, journey stage and baseline help but are not required.
    pub fn lacks(&self) -> Vec<&'static str> {
        let texts = [
            ("hypothesis", &self.hypothesis),
            ("primary metric", &self.metric),
            ("target", &self.target),
            ("data source", &self.data_source),
            ("decision rule", &self.decision_rule),
        ];
        let missing =
            texts.into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(label, _)| label);
        missing.chain(self.review_on.is_none().then_some("review date")).collect()
    }
}
