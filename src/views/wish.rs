//! What somebody pressed before the page was there that does it.

use leptos::prelude::*;

/// What somebody pressed before the page was there that does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To start a team.
    Team,
    /// To plan for oneself.
    Alone,
    /// To see the sample team.
    Sample,
    /// To search.
    Search,
}

/// A wish, until somebody fulfils it; the page provides it as a context.
#[derive(Clone, Copy)]
pub struct Wished(StoredValue<Option<Wish>>);

impl Wished {
    /// This is wished for.
    pub fn new(wish: Option<Wish>) -> Self {
        Self(StoredValue::new(wish))
    }

    /// What is wished for here, once.
    pub fn take() -> Option<Wish> {
        use_context::<Self>()?.0.try_update_value(Option::take).flatten()
    }
}
