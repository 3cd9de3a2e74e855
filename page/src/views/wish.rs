//! What someone pressed before the page was loaded.

use leptos::prelude::*;

/// What someone pressed before the page was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Start a team.
    Team,
    /// Plan for one person.
    Alone,
    /// Open the sample team.
    Sample,
    /// Look back on any dates.
    LookBack,
    /// Search.
    Search,
}

/// A wish until it is fulfilled; the page provides it as a context.
#[derive(Clone, Copy)]
pub struct Wished(StoredValue<Option<Wish>>);

impl Wished {
    /// Wraps a wish.
    pub fn new(wish: Option<Wish>) -> Self {
        Self(StoredValue::new(wish))
    }

    /// Takes the wish from the context, once.
    pub fn take() -> Option<Wish> {
        use_context::<Self>()?.0.try_update_value(Option::take).flatten()
    }
}
