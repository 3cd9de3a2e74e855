//! Where a theme is heading: it came up where it got in the way and, once votes were counted, somebody voted for it.

use crate::rules::retrospective::session::session;
use crate::support::{Team, id, reason, title};
use sprintloop::domain::base::ids::CardId;
use sprintloop::domain::commands::retrospective::RetrospectiveCommand as Retro;
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::reads::retrospective::themes::{Heading, table};
use sprintloop::domain::reads::retrospective::topics::alone;
use sprintloop::domain::records::retrospective::record::Card;

use crate::rules::retrospective::session::{RETRO, end, open};

/// In one retrospective: the column of the theme's card with its votes, if votes are counted.
type Came = Option<(&'static str, Option<u32>)>;

/// Holds these retrospectives, and says where the theme is heading.
fn heading(came: &[Came]) -> Heading {
    let mut team = session();
    for (at, one) in (0_u128..).zip(came) {
        let number = if at == 0 { RETRO } else { 5_000 + at };
        if at > 0 {
            open(&mut team, number);
        }
        hold(&mut team, number, *one);
        end(&mut team, number);
    }
    let rows = table(&team.workspace);
    rows.first().expect("the theme").heading
}

fn hold(team: &mut Team, number: u128, came: Came) {
    let Some((column, votes)) = came else { return };
    let mut edit = |edit: Edit| {
        team.does(Retro::Session { id: id(number), edit: Box::new(edit) });
    };
    let card: CardId = id(number * 10);
    let words = Card::new(reason("Lists arrive late"), title(column));
    edit(Edit::Write { card, words: Some(words) });
    edit(Edit::Reveal);
    if let Some(count) = votes {
        // Another topic gets the votes that this one does not.
        let other: CardId = id(number * 10 + 1);
        let words = Card::new(reason("Something else"), title("Friction"));
        edit(Edit::Write { card: other, words: Some(words) });
        edit(Edit::Hands { topic: alone(other), count: 1 });
        edit(Edit::Hands { topic: alone(card), count });
        edit(Edit::Count);
    }
    let (theme, name) = (id(570), Some(title("Late lists")));
    team.does(Retro::Theme { theme, name, id: id(number), topic: alone(card), leaves: false });
}

const fn friction(votes: u32) -> Came {
    Some(("Friction", Some(votes)))
}

const fn win(votes: u32) -> Came {
    Some(("Wins", Some(votes)))
}

#[test]
fn it_is_new_back_growing_or_gone_by_its_votes() {
    assert_eq!(heading(&[None, friction(3)]), Heading::New);
    assert_eq!(heading(&[friction(3), None, friction(2)]), Heading::Back);
    assert_eq!(heading(&[friction(2), friction(3)]), Heading::Growing);
    assert_eq!(heading(&[friction(3), friction(3)]), Heading::Steady);
    assert_eq!(heading(&[friction(3), friction(2)]), Heading::Fading);
    assert_eq!(heading(&[friction(3), None]), Heading::Gone);
}

#[test]
fn a_card_that_nobody_votes_for_does_not_bring_it_back() {
    assert_eq!(heading(&[friction(3), None, friction(0)]), Heading::Gone);
    assert_eq!(heading(&[friction(3), friction(0), friction(2)]), Heading::Back);
    assert_eq!(heading(&[friction(0), friction(2)]), Heading::New);
    assert_eq!(heading(&[friction(0)]), Heading::NoVotes);
}

#[test]
fn a_win_is_a_sign_that_it_is_gone() {
    assert_eq!(heading(&[friction(3), win(2)]), Heading::Gone);
    assert_eq!(heading(&[friction(3), None, win(2)]), Heading::Gone);
    assert_eq!(heading(&[win(2), None, win(4)]), Heading::GoingWell);
    assert_eq!(heading(&[win(2), friction(1)]), Heading::New);
}

#[test]
fn where_nobody_counts_it_neither_grows_nor_fades() {
    let said = Some(("Friction", None));
    assert_eq!(heading(&[said, friction(3)]), Heading::Steady);
    assert_eq!(heading(&[friction(3), said]), Heading::Steady);
    assert_eq!(heading(&[said, None, said]), Heading::Back);
}
