//! What can be done in a retrospective, and with what came out of it.

use super::{Deed, Dice, item, lines, member, one};

use crate::support::{Team, day, reason, title};
use sprintloop::domain::base::figures::BasisPoints;
use sprintloop::domain::base::ids::{CardId, ParticipantId, RetrospectiveId, TopicId};
use sprintloop::domain::commands::retrospective::{
    NewOutcome, NewSession, RetrospectiveCommand as Retro,
};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::commands::team::TeamCommand;
use sprintloop::domain::commands::{Command, ForAction};
use sprintloop::domain::reads::retrospective::open_session::open_session;
use sprintloop::domain::reads::retrospective::paper::mark;
use sprintloop::domain::reads::retrospective::topics::topics;
use sprintloop::domain::records::people::Member;
use sprintloop::domain::records::retrospective::look_back::LookBack;
use sprintloop::domain::records::retrospective::outcome::{
    Action, ActionKind, Guardrail, Play, Point, PointState, VerdictKind, Win,
};
use sprintloop::domain::records::retrospective::pack::Answer;
use sprintloop::domain::records::retrospective::paper::SentBallot;
use sprintloop::domain::records::retrospective::plan::WayOfWriting;
use sprintloop::domain::records::retrospective::poll::Poll;
use sprintloop::domain::records::retrospective::reaction::Reaction;
use sprintloop::domain::records::retrospective::record::{Card, Order, Participant};
use sprintloop::domain::records::retrospective::steps::SessionStep;
use sprintloop::domain::records::retrospective::templates::{TEMPLATES, columns};

/// Every deed of a retrospective; those that get a session far stand more than once.
pub const DEEDS: &[Deed] = &[
    open,
    open,
    open,
    write,
    write,
    write,
    bring,
    bring,
    |team, dice| session(team, dice, Edit::Reveal),
    |team, dice| {
        let names = (!dice.how.is_multiple_of(2), !dice.which.is_multiple_of(2));
        session(team, dice, Edit::Names { signed: names.0, open_ballots: names.1 })
    },
    |team, dice| {
        let template = TEMPLATES[usize::from(dice.how) % TEMPLATES.len()].0;
        session(team, dice, Edit::Columns { columns: columns(template, "") })
    },
    |team, dice| {
        if dice.how.is_multiple_of(4) {
            let who = who(team, dice);
            return session(team, dice, Edit::Wrote { who });
        }
        let step = SessionStep::ALL[usize::from(dice.which) % 9];
        session(team, dice, Edit::TimeBox { step, minutes: u32::from(dice.how) })
    },
    |team, dice| {
        let (id, gone) = (who(team, dice), dice.how.is_multiple_of(4));
        let mut person = Participant::new(title("Rosa"));
        person.member = (!dice.how.is_multiple_of(3)).then(|| member(team, dice.how));
        session(team, dice, Edit::Participant { id, who: (!gone).then_some(person) })
    },
    |team, dice| {
        let level = u32::from(dice.how % 7);
        match dice.which.is_multiple_of(2) {
            true => session(team, dice, Edit::Safety { level }),
            false => session(team, dice, Edit::Worth { level }),
        }
    },
    |team, dice| {
        let (one, other) = (topic(team, dice.which), topic(team, dice.how));
        let into = if dice.how.is_multiple_of(2) { team.mint() } else { one };
        session(team, dice, Edit::Group { into, topics: vec![one, other], name: title("Lists") })
    },
    |team, dice| {
        let topic = topic(team, dice.which);
        session(team, dice, Edit::Split { topic })
    },
    |team, dice| {
        let card = grouped(team, dice.which);
        session(team, dice, Edit::Leave { card })
    },
    cast,
    cast,
    send,
    send,
    |team, dice| {
        let (budget, cap) = (Some(u32::from(dice.how % 6)), Some(u32::from(dice.which % 3)));
        session(team, dice, Edit::Votes { budget, cap: cap.filter(|cap| *cap > 0) })
    },
    |team, dice| {
        let (topic, count) = (topic(team, dice.which), u32::from(dice.how % 5));
        session(team, dice, Edit::Hands { topic, count })
    },
    |team, dice| session(team, dice, Edit::Count),
    show_poll,
    show_poll,
    show_poll,
    |team, dice| {
        let orders = [Order::Votes, Order::Column, Order::Random];
        session(team, dice, Edit::Order { order: orders[usize::from(dice.how) % 3] })
    },
    |team, dice| {
        let (topic, who) = (topic(team, dice.which), who(team, dice));
        let kind = usize::from(dice.how) % 3;
        let how = [None, Some(false), Some(true)][kind];
        let reaction = Reaction::ALL[kind];
        let on = dice.how % 4 > 0;
        session(
            team,
            dice,
            match dice.how % 2 {
                0 => Edit::Heard { topic, who, how },
                _ => Edit::React { topic, who, reaction, on },
            },
        )
    },
    |team, dice| {
        let topic = topic(team, dice.which);
        session(team, dice, Edit::HeardAll { topic })
    },
    |team, dice| {
        let topic = topic(team, dice.which);
        match dice.how % 4 {
            0 => session(team, dice, Edit::Notes { topic, notes: "Fridays".to_owned() }),
            1 => session(team, dice, Edit::Summary { text: "We ship".to_owned() }),
            _ => session(team, dice, Edit::Park { topic, reason: reason("Later") }),
        }
    },
    set_up,
    set_up,
    comes_out,
    comes_out,
    comes_out,
    rank,
    theme,
    theme,
    correct,
    correct,
    end_topic,
    end_topic,
    judge,
    judge,
    judge,
    |team, dice| {
        let id = retro(team, dice);
        let change = one(team.workspace.workflow_changes.ids(), dice.which);
        let (kind, note) = (verdict(dice), String::new());
        Command::Retrospective(Retro::JudgeChange { id, change, kind, note })
    },
    end,
    end,
    |team, dice| {
        let id = one(team.workspace.retrospectives.ids(), dice.which);
        Command::Retrospective(Retro::Reopen { id })
    },
    |team, dice| {
        let id = one(team.workspace.retrospectives.ids(), dice.which);
        Command::Retrospective(Retro::Send { id, to: title("Ines") })
    },
    settle_point,
    settle_point,
    |team, dice| {
        let win = one(team.workspace.wins.ids(), dice.which);
        Command::Retrospective(Retro::Thank { win, to: title("Sales") })
    },
    make_item,
    make_item,
    make_item,
    for_action,
    for_action,
    |team, dice| {
        let mut play = Play::new(team.mint(), title("Webinar with a partner"));
        play.learnings = team.workspace.learnings.ids().take(usize::from(dice.how % 3)).collect();
        Command::Retrospective(Retro::SavePlay { play: Box::new(play) })
    },
    |team, dice| {
        let play = one(team.workspace.plays.ids(), dice.which);
        Command::Retrospective(Retro::UsePlay { play, item: item(team, dice) })
    },
    |team, dice| {
        let guardrail = one(team.workspace.guardrails.ids(), dice.how);
        let item = item(team, dice);
        match dice.how.is_multiple_of(3) {
            true => Command::Retrospective(Retro::Caught { guardrail, item }),
            false => {
                let met = !dice.how.is_multiple_of(2);
                Command::Retrospective(Retro::MeetGuardrail { item, guardrail, met })
            }
        }
    },
    |team, dice| {
        let guardrail = Some(one(team.workspace.guardrails.ids(), dice.which));
        let play = dice.how.is_multiple_of(2).then(|| one(team.workspace.plays.ids(), dice.how));
        Command::Retrospective(Retro::Retire { guardrail, play, reason: reason("Not needed") })
    },
];

/// The session that goes on, now and then any other.
fn retro(team: &Team, dice: Dice) -> RetrospectiveId {
    let open = open_session(&team.workspace).map(|retro| retro.id);
    let any = || one(team.workspace.retrospectives.ids(), dice.which);
    open.filter(|_| !dice.how.is_multiple_of(16)).unwrap_or_else(any)
}

fn who(team: &Team, dice: Dice) -> ParticipantId {
    let retro = open_session(&team.workspace);
    one(retro.iter().flat_map(|retro| retro.participants.keys().copied()), dice.which)
}

fn topic(team: &Team, dice: u8) -> TopicId {
    let retro = open_session(&team.workspace);
    one(retro.iter().flat_map(|retro| topics(retro)).map(|topic| topic.id), dice)
}

/// A card that shares its topic with others, where there is one.
fn grouped(team: &Team, dice: u8) -> CardId {
    let retro = open_session(&team.workspace);
    let topics = retro.iter().flat_map(|retro| topics(retro));
    one(topics.filter(|topic| topic.cards.len() > 1).flat_map(|topic| topic.cards), dice)
}

fn verdict(dice: Dice) -> VerdictKind {
    VerdictKind::ALL[usize::from(dice.how) % VerdictKind::ALL.len()]
}

fn session(team: &Team, dice: Dice, edit: Edit) -> Command {
    Command::Retrospective(Retro::Session { id: retro(team, dice), edit: Box::new(edit) })
}

fn show_poll(team: &mut Team, dice: Dice) -> Command {
    // The one that people have answered, if there is one.
    let open = open_session(&team.workspace);
    let ready = [Poll::Safety, Poll::Worth]
        .into_iter()
        .find(|poll| open.is_some_and(|retro| retro.has_enough(*poll) && !retro.is_over(*poll)));
    let any = if dice.how.is_multiple_of(2) { Poll::Safety } else { Poll::Worth };
    session(team, dice, Edit::ShowPoll { poll: ready.unwrap_or(any) })
}

/// A topic that something came out of, if there is one.
fn end_topic(team: &mut Team, dice: Dice) -> Command {
    let open = open_session(&team.workspace);
    let ready = open.and_then(|retro| {
        topics(retro).into_iter().find(|it| retro.outcomes_of(it.id).next().is_some())
    });
    let topic = ready.map_or_else(|| topic(team, dice.which), |topic| topic.id);
    Command::Retrospective(Retro::EndTopic { id: retro(team, dice), topic, anyway: true })
}

/// The point of a retrospective that has one, if there is one.
fn settle_point(team: &mut Team, dice: Dice) -> Command {
    let mut all = team.workspace.retrospectives.values();
    let with = all.find(|retro| !retro.points.is_empty()).map(|retro| retro.id);
    let id = with.unwrap_or_else(|| one(team.workspace.retrospectives.ids(), dice.which));
    let state = PointState::ALL[usize::from(dice.how) % PointState::ALL.len()];
    Command::Retrospective(Retro::SettlePoint { id, at: u32::from(dice.how % 2), state })
}

fn open(team: &mut Team, dice: Dice) -> Command {
    let people = (0..3).map(|at| (team.mint(), Participant::new(title(&format!("P{at}")))));
    let participants = people.collect();
    let (id, sprint) = (team.mint(), one(team.workspace.sprints.ids(), dice.which));
    let (minutes, columns) = (30 + u32::from(dice.how % 3) * 30, columns("Classic", ""));
    Command::Retrospective(Retro::Open(Box::new(NewSession::new(
        id,
        LookBack::Sprint(sprint),
        minutes,
        columns,
        participants,
    ))))
}

fn write(team: &mut Team, dice: Dice) -> Command {
    let there = open_session(&team.workspace).and_then(|retro| retro.cards.keys().next().copied());
    let fresh = team.mint();
    let card = there.filter(|_| dice.how.is_multiple_of(4)).unwrap_or(fresh);
    let mut words = Card::new(reason("Lists arrive late"), title("Friction"));
    words.author = Some(who(team, dice));
    let words = (!dice.how.is_multiple_of(8)).then_some(words);
    session(team, dice, Edit::Write { card, words })
}

fn bring(team: &mut Team, dice: Dice) -> Command {
    let mut answer = Answer::new(who(team, dice), team.mint(), team.mint());
    answer.edition = u32::from(dice.how % 3);
    answer.safety = Some(u32::from(dice.how % 6));
    answer.cards.insert(team.mint(), Card::new(reason("From afar"), title("Wins")));
    session(team, dice, Edit::Bring { answers: vec![answer] })
}

fn cast(team: &mut Team, dice: Dice) -> Command {
    let votes = [(topic(team, dice.which), u32::from(dice.how % 3))].into();
    let (ballot, who) = (team.mint(), who(team, dice));
    session(team, dice, Edit::Cast { ballot, who, votes })
}

/// A ballot that comes by link.
fn send(team: &mut Team, dice: Dice) -> Command {
    let mark = open_session(&team.workspace).map_or(0, |retro| mark(&topics(retro)));
    let mut ballot = SentBallot::new(who(team, dice), team.mint(), mark);
    ballot.votes.insert(0, u32::from(dice.how % 3));
    session(team, dice, Edit::TakeBallots { ballots: vec![ballot] })
}

/// How the session is held: who runs it, how people write, and the question at its start.
fn set_up(team: &mut Team, dice: Dice) -> Command {
    let some = !dice.how.is_multiple_of(3);
    let edit = match dice.which % 3 {
        0 => Edit::Facilitator { name: some.then(|| title("Rosa")) },
        1 => Edit::Icebreaker { question: some.then(|| title("What surprised you?")) },
        _ => Edit::Writing {
            way: WayOfWriting::ALL[usize::from(dice.how) % WayOfWriting::ALL.len()],
        },
    };
    session(team, dice, edit)
}

fn rank(team: &mut Team, dice: Dice) -> Command {
    let id = retro(team, dice);
    let mine = team.workspace.actions.values().filter(|action| action.from == id);
    let mut order: Vec<_> = mine.map(|action| action.id).collect();
    order.reverse();
    if let (true, Some(action)) = (dice.how.is_multiple_of(3), order.first().copied()) {
        let reason = reason("Sales does it");
        return Command::Retrospective(Retro::DropAction { id, action, reason });
    }
    Command::Retrospective(Retro::Rank { id, order })
}

fn theme(team: &mut Team, dice: Dice) -> Command {
    let (id, topic) = (retro(team, dice), topic(team, dice.which));
    let new = dice.how.is_multiple_of(2);
    let theme = if new { team.mint() } else { one(team.workspace.themes.ids(), dice.how) };
    let name = new.then(|| title("Reviews take long"));
    Command::Retrospective(Retro::Theme { theme, name, id, topic, leaves: dice.how % 8 == 3 })
}

fn correct(team: &mut Team, dice: Dice) -> Command {
    let id = one(team.workspace.retrospectives.ids(), dice.which);
    Command::Retrospective(Retro::Correct { id, text: reason("It was 12, not 21") })
}

fn comes_out(team: &mut Team, dice: Dice) -> Command {
    let id = retro(team, dice);
    let what = match dice.which % 5 {
        0 => NewOutcome::Decision {
            id: team.mint(),
            what: title("Ask on Fridays"),
            why: String::new(),
        },
        1 => {
            let mut action = Action::new(team.mint(), title("Tell paid"), id);
            (action.owner, action.due) = (Some(member(team, dice.how)), Some(day(20)));
            action.kind = ActionKind::ALL[usize::from(dice.how) % ActionKind::ALL.len()];
            NewOutcome::Action(Box::new(action))
        }
        2 => {
            let mut guard = Guardrail::new(team.mint(), reason("Too late"), title("List is there"));
            guard.at_done = dice.how.is_multiple_of(2);
            guard.work_types = team.workspace.work_types.ids().take(1).collect();
            NewOutcome::Guardrail(Box::new(guard))
        }
        3 => NewOutcome::Win(Box::new(Win::new(team.mint(), title("It was early")))),
        _ => {
            let mut point = Point::new(title("A budget for lists"));
            point.ask = dice.how.is_multiple_of(2);
            (point.to, point.answer_by) = ("The CMO".to_owned(), Some(day(20)));
            NewOutcome::Point(Box::new(point))
        }
    };
    let topic = dice.how.is_multiple_of(2).then(|| topic(team, dice.how));
    Command::Retrospective(Retro::ComesOut { id, topic, what: Box::new(what) })
}

fn end(team: &mut Team, dice: Dice) -> Command {
    Command::Retrospective(Retro::End {
        id: retro(team, dice),
        anyway: !dice.how.is_multiple_of(4),
    })
}

fn judge(team: &mut Team, dice: Dice) -> Command {
    let (id, action) = (retro(team, dice), one(team.workspace.actions.ids(), dice.which));
    let (kind, note) = (verdict(dice), "2 of 3".to_owned());
    Command::Retrospective(Retro::JudgeAction { id, action, kind, note })
}

/// Someone's time is changed because an action asks for it.
fn for_action(team: &mut Team, dice: Dice) -> Command {
    let action = one(team.workspace.actions.ids(), dice.which);
    let change = match team.workspace.members.get(member(team, dice.how)) {
        Some(who) => {
            let mut who = Member::clone(who);
            who.part_time = Some(BasisPoints(u32::from(dice.how % 12) * 1_000));
            Command::Team(TeamCommand::EditMember { member: Box::new(who) })
        }
        None => end(team, dice),
    };
    Command::ForAction(Box::new(ForAction { action, change }))
}

fn make_item(team: &mut Team, dice: Dice) -> Command {
    let action = one(team.workspace.actions.ids(), dice.which);
    let work_type = one(team.workspace.work_types.ids(), dice.how);
    let (item, criteria) = (team.mint(), lines(team));
    Command::Retrospective(Retro::MakeItem { action, item, work_type, criteria })
}
