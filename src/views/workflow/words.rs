//! What the choices of the rules are called.

use crate::domain::records::workflow::{LimitMode, Mode, Rights, Unit};
use crate::views::components::Choice;

/// What a limit does, in words.
pub const fn limit_word(mode: LimitMode) -> &'static str {
    match mode {
        LimitMode::Off => "off",
        LimitMode::Warn => "warns",
        LimitMode::Block => "blocks",
    }
}

/// How work is planned, in words.
pub const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Sprints => "Sprints with a commitment",
        Mode::Continuous => "Continuous, reviewed in cycles",
    }
}

/// What is counted, in words.
pub const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "Hours",
        Unit::Points => "Points",
    }
}

/// How much rights weigh, in words.
pub const fn rights_word(rights: Rights) -> &'static str {
    match rights {
        Rights::Off => "Off: anyone may do anything",
        Rights::Warn => "Warn: recorded as without approval",
        Rights::Enforce => "Enforce: only who holds the role",
    }
}

/// Words as choices that stand for themselves.
pub(super) fn words<const N: usize>(words: [&str; N]) -> Vec<Choice> {
    words.into_iter().map(|word| (word.to_owned(), word.to_owned())).collect()
}
