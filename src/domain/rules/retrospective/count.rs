//! Showing the totals of a vote, once enough ballots hide who voted for what.

use crate::domain::base::refusal::Refusal;
use crate::domain::base::text::number_of;
use crate::domain::records::retrospective::record::Retrospective;

/// Shows the totals; refuses below [`Retrospective::ballots_needed`]. A show of hands alone hides nothing.
pub(in crate::domain) fn count(retro: &mut Retrospective) -> Result<(), Refusal> {
    let (cast, needed) = (retro.ballots.len(), retro.ballots_needed());
    let by_hands = cast == 0 && !retro.hands.is_empty();
    if cast < needed && !by_hands {
        let why = match cast {
            0 => "Nobody has voted yet.".to_owned(),
            some => {
                format!(
                    "With only {}, people could tell who voted for what.",
                    number_of(some, "ballot")
                )
            }
        };
        let enough = number_of(needed, "ballot");
        return Err(Refusal::state(format!(
            "{why} Results can be shown once {enough} are in. Ask the people who haven't voted, or use a show of hands."
        )));
    }
    retro.counted = true;
    Ok(())
}
