//! What guests would challenge becomes a topic, once.

use crate::rules::retrospective::session::{edit, retro, session, write};
use crate::support::{id, title};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::challenges::{challenges, open_challenges};
use sprintloop::domain::records::retrospective::record::Participant;

#[test]
fn a_challenge_is_offered_until_it_is_on_a_card() {
    let mut team = session();
    assert!(challenges(retro(&team)).is_empty());
    let mut guest = Participant::new(title("Nia Obi"));
    guest.challenge = "Who reads the newsletter?".to_owned();
    edit(&mut team, Edit::Participant { id: id(9), who: Some(guest) });
    let offered: Vec<_> = open_challenges(retro(&team)).into_iter().map(|it| it.2).collect();
    assert_eq!(offered, ["Who reads the newsletter?"]);
    write(&mut team, 30, "Questions", "Who reads the newsletter?");
    assert!(open_challenges(retro(&team)).is_empty());
    assert_eq!(challenges(retro(&team)).len(), 1);
}
