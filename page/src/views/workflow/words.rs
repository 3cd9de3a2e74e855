//! The labels of the workflow's choices.

use crate::views::components::Choice;
use sprintloop::domain::records::work_type::AcceptedBy;
use sprintloop::domain::records::workflow::{LimitMode, Mode, Rights, Unit};

/// Returns what happens when a limit is exceeded.
pub const fn limit_word(mode: LimitMode) -> &'static str {
    match mode {
        LimitMode::Off => "ignore",
        LimitMode::Warn => "warn",
        LimitMode::Block => "block",
    }
}

/// Returns the label of a way of working.
pub const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Sprints => "Sprints with a commitment",
        Mode::Continuous => "Continuous, reviewed in cycles",
    }
}

/// Returns the label of a unit.
pub const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "Hours",
        Unit::Points => "Points",
    }
}

/// Returns the label of a rights mode.
pub const fn rights_word(rights: Rights) -> &'static str {
    match rights {
        Rights::Off => "Off: anyone can decide; gates still apply",
        Rights::Warn => "Warn: allowed, recorded as without approval",
        Rights::Enforce => "Enforce: only people with the role",
    }
}

/// Returns who accepts finished work.
pub const fn acceptor_word(by: AcceptedBy) -> &'static str {
    match by {
        AcceptedBy::Another => "Someone else, in review",
        AcceptedBy::Owner => "Its owner, without a review",
    }
}

/// Returns words as choices whose values are the words.
pub(super) fn words<const N: usize>(words: [&str; N]) -> Vec<Choice> {
    words.into_iter().map(|word| (word.to_owned(), word.to_owned())).collect()
}
