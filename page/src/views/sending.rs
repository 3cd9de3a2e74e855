//! A request on its way from the form to the team space: what the form and the module of the space share.

use leptos::prelude::*;

use crate::state::team_space::TeamSpace;
use sprintloop::domain::records::intake::Request;

/// A request that a stakeholder may send to the team.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The team space of the page.
    pub team: TeamSpace,
    /// Where the team's space is, as the link or this browser has it.
    pub address: String,
    /// The request.
    pub request: Request,
    /// Set once the team has it.
    pub sent: RwSignal<bool>,
}
