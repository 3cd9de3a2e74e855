//! What the page takes over of a round, and what it says of it.

use leptos::prelude::*;

use super::turn::Turn;
use crate::state::team_space::{Sharing, Touched};
use sprintloop::domain::base::ids::MemberId;
use sprintloop::domain::commands::Command;
use sprintloop::domain::commands::intake::IntakeCommand;
use sprintloop::domain::reads::addressed::addressed;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::space::round::Round;

impl Turn {
    /// Takes in what stakeholders have sent. What is refused now is there in the next round.
    pub(super) fn take_requests(self, round: &Round) {
        for request in &round.requests {
            let request = Box::new(addressed(request.clone(), &self.team.store.workspace_now()));
            let command = Command::Intake(IntakeCommand::Submit { request });
            let _ = self.team.store.dispatch_aside(command);
        }
    }

    /// Shows for a moment which items somebody else has changed. Nothing of a retrospective is told: its cards have no
    /// author.
    pub(super) fn tell_touched(self, round: &Round) {
        let own = self.team.store.shown.actor.get_untracked();
        let item = |(key, by): &(RecordKey, MemberId)| match key {
            RecordKey::BacklogItem(item) if Some(*by) != own => {
                Some(Touched { item: *item, by: *by })
            }
            _ => None,
        };
        let touched: Vec<Touched> = round.changed.iter().filter_map(item).collect();
        if !touched.is_empty() {
            self.team.touched.set(touched);
        }
    }

    pub(super) fn tell_faults(self, round: &Round) {
        let faults = round.faults.iter().chain(&round.request_faults);
        let faults = faults.map(|(name, fault)| format!("{name}: {fault}"));
        let mut faults: Vec<String> = faults.collect();
        if let Some(why) = round.no_room {
            faults.push(why.to_string());
        }
        if self.team.faults.with_untracked(|known| *known != faults) {
            self.team.faults.set(faults);
        }
    }

    pub(super) fn tell(self, sharing: Sharing) {
        // A sentence that changes every second would be read out every second.
        let sharing = match sharing {
            Sharing::InStep(ago) => Sharing::InStep(if ago < 5 { 0 } else { ago / 5 * 5 }),
            other => other,
        };
        if self.team.sharing.with_untracked(|now| *now != sharing) {
            self.team.sharing.set(sharing);
        }
    }
}
