//! The whole numbers among the settings, each with its form field.

use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::records::workflow::Workflow;

/// A whole number among the settings and its maximum.
pub(super) struct Number {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) unit: &'static str,
    pub(super) most: u32,
    pub(super) read: fn(&Workflow) -> u32,
    pub(super) write: fn(&mut Workflow, u32),
}

/// All of them.
pub(super) const NUMBERS: [Number; 5] = [
    Number {
        name: "length",
        label: "Sprint or cycle length",
        unit: "days",
        most: 92,
        read: |rules| rules.cadence.length,
        write: |rules, days| rules.cadence.length = days,
    },
    Number {
        name: "focus",
        label: "Focus factor",
        unit: "%",
        most: 100,
        read: |rules| rules.usual_focus().0 / 100,
        write: |rules, percent| rules.focus = Some(BasisPoints::percent(percent)),
    },
    Number {
        name: "minutes",
        label: "Check-in length",
        unit: "min",
        most: 240,
        read: |rules| u32::from(rules.cadence.check_in_minutes),
        write: |rules, minutes| {
            rules.cadence.check_in_minutes = u16::try_from(minutes).unwrap_or(u16::MAX);
        },
    },
    Number {
        name: "retrospective",
        label: "Retrospective every (0 = after each sprint)",
        unit: "days",
        most: 92,
        read: |rules| u32::from(rules.cadence.retrospective_days),
        write: |rules, days| {
            rules.cadence.retrospective_days = u16::try_from(days).unwrap_or(u16::MAX);
        },
    },
    Number {
        name: "stale",
        label: "Stale after no changes for",
        unit: "days",
        most: 3_650,
        read: Workflow::stale_days,
        write: |rules, days| rules.stale_after = Some(days),
    },
];
