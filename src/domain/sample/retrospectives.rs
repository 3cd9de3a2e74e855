//! The retrospectives of the closed sprints: what was said, what came of it, and whether it worked.

use std::collections::BTreeMap;

use crate::domain::base::ids::{ActionId, ParticipantId, RetrospectiveId, TopicId};
use crate::domain::commands::Command;
use crate::domain::commands::retrospective::{NewOutcome, NewSession, RetrospectiveCommand};
use crate::domain::commands::session::SessionEdit;
use crate::domain::reads::retrospective::topics::alone;
use crate::domain::records::retrospective::look_back::LookBack;
use crate::domain::records::retrospective::outcome::{
    Action, Guardrail, Play, Point, PointState, VerdictKind, Win,
};
use crate::domain::records::retrospective::record::{Card, Participant};
use crate::domain::records::retrospective::templates::columns;
use crate::domain::sample::cast::Who::{Aiko, Ines, Jonas, Mara, Priya, Sven};
use crate::domain::sample::cast::{FIRST_CHANGE, fixed};
use crate::domain::sample::pieces::SEO;
use crate::domain::sample::said::{HELD, Held, TOGETHER};
use crate::domain::sample::script::{Script, Span, Told, channel, reason, title};

/// The session that is under way.
struct Session<'s> {
    script: &'s mut Script,
    id: RetrospectiveId,
    at: usize,
    held: &'static Held,
    /// Who votes: the team.
    voters: Vec<ParticipantId>,
}

fn action_id(at: usize, nth: usize) -> ActionId {
    fixed(520 + (at * 4 + nth) as u128)
}

/// Holds the retrospective of the sprint with this number, the morning after.
pub(super) fn hold(script: &mut Script, span: Span, at: usize) -> Told {
    let Some(held) = HELD.get(at) else { return Ok(()) };
    script.at(Mara, span.last + 1, 8);
    let id = fixed(500 + at as u128);
    let mut session = Session { script, id, at, held, voters: Vec::new() };
    session.open(span)?;
    session.judge();
    let [first, parked, win, _] = session.talk()?;
    session.actions(first, span)?;
    session.win(win)?;
    if at == 1 {
        session.promise("A webinar every quarter", false)?;
    }
    if at == 3 {
        session.rules(first)?;
    }
    session.edit(SessionEdit::Park { topic: parked, reason: reason(held.parked)? });
    for topic in [first, win] {
        session.does(RetrospectiveCommand::EndTopic { id, topic, anyway: true });
    }
    session.themes([first, win])?;
    session.edit(SessionEdit::Summary { text: held.summary.to_owned() });
    session.does(RetrospectiveCommand::End { id, anyway: true });
    let to = title(held.sent)?;
    session.does(RetrospectiveCommand::Send { id, to });
    if at == 1 {
        session.does(RetrospectiveCommand::SettlePoint { id, at: 0, state: PointState::Adopted });
    }
    Ok(())
}

impl Session<'_> {
    fn does(&mut self, command: RetrospectiveCommand) {
        self.script.does(Command::Retrospective(command));
    }

    fn edit(&mut self, edit: SessionEdit) {
        self.does(RetrospectiveCommand::Session { id: self.id, edit: Box::new(edit) });
    }

    fn comes_out(&mut self, topic: Option<TopicId>, what: NewOutcome) {
        self.does(RetrospectiveCommand::ComesOut { id: self.id, topic, what: Box::new(what) });
    }

    fn open(&mut self, span: Span) -> Told {
        let mut participants: BTreeMap<ParticipantId, Participant> = BTreeMap::new();
        for (who, name) in [
            (Mara, "Mara Lindqvist"),
            (Priya, "Priya Kaur"),
            (Jonas, "Jonas Weber"),
            (Aiko, "Aiko Tanaka"),
            (Sven, "Sven Larsen"),
            (Ines, "Ines Duarte"),
        ] {
            let person = Participant { member: Some(who.id()), ..Participant::new(title(name)?) };
            participants.insert(self.script.mint(), person);
        }
        self.voters = participants.keys().copied().collect();
        let [name, why, challenge] = self.held.guest;
        let mut guest = Participant::new(title(name)?);
        (guest.why, guest.challenge) = (why.to_owned(), challenge.to_owned());
        participants.insert(self.script.mint(), guest);
        let (columns, minutes) = (columns(self.held.template, ""), self.held.minutes);
        let of = LookBack::Sprint(span.id);
        let mut new = NewSession::new(self.id, of, minutes, columns, participants);
        new.facilitator = Some(title("Mara Lindqvist")?);
        self.does(RetrospectiveCommand::Open(Box::new(new)));
        for level in self.held.safety {
            self.edit(SessionEdit::Safety { level });
        }
        Ok(())
    }

    /// What became of what the last retrospective left, and of the first change of the rules.
    fn judge(&mut self) {
        let Some(before) = self.at.checked_sub(1) else { return };
        let id = self.id;
        let left = HELD.get(before).map(|held| held.actions).unwrap_or_default();
        for (nth, (.., kind, note)) in left.iter().enumerate() {
            let (action, note) = (action_id(before, nth), (*note).to_owned());
            self.does(RetrospectiveCommand::JudgeAction { id, action, kind: *kind, note });
        }
        if before == 0 {
            let (change, kind) = (fixed(FIRST_CHANGE), VerdictKind::Worked);
            let note = "Peak of nine items in progress before, six now".to_owned();
            self.does(RetrospectiveCommand::JudgeChange { id, change, kind, note });
        }
    }

    /// Cards, the first two put together, ballots, totals; gives the topics.
    fn talk(&mut self) -> Told<[TopicId; 4]> {
        let held = self.held;
        let mut alone_of = Vec::new();
        for (column, text) in held.cards {
            let card = self.script.mint();
            alone_of.push(alone(card));
            let mut words = Card::new(reason(text)?, title(column)?);
            words.together = TOGETHER.contains(&text);
            let words = Some(words);
            self.edit(SessionEdit::Write { card, words });
        }
        let voters = self.voters.clone();
        for who in &voters {
            self.edit(SessionEdit::Wrote { who: *who });
        }
        self.edit(SessionEdit::Reveal);
        let alone_of: [TopicId; 5] = alone_of.try_into().unwrap_or([fixed(0); 5]);
        let [one, other, question, win, last] = alone_of;
        let into = self.script.mint();
        let name = title(held.group)?;
        self.edit(SessionEdit::Group { into, topics: vec![one, other], name });
        let topics = [into, question, win, last];
        for (who, given) in voters.iter().zip(held.votes) {
            let mut votes = BTreeMap::new();
            for topic in given.into_iter().filter_map(|at| topics.get(at)) {
                *votes.entry(*topic).or_default() += 1;
            }
            let ballot = self.script.mint();
            self.edit(SessionEdit::Cast { ballot, who: *who, votes });
        }
        self.edit(SessionEdit::Count);
        for topic in [into, win] {
            for who in &voters {
                self.edit(SessionEdit::Heard { topic, who: *who, how: Some(false) });
            }
        }
        self.edit(SessionEdit::Notes { topic: into, notes: held.notes.to_owned() });
        for level in held.worth {
            self.edit(SessionEdit::Worth { level });
        }
        Ok(topics)
    }

    fn actions(&mut self, topic: TopicId, span: Span) -> Told {
        for (nth, (what, measure, owner, kind, ..)) in self.held.actions.iter().enumerate() {
            let mut action = Action::new(action_id(self.at, nth), title(what)?, self.id);
            (action.owner, action.kind) = (Some(owner.id()), *kind);
            action.due = Some(self.script.day(span.last + 12));
            action.measure = (*measure).to_owned();
            self.comes_out(Some(topic), NewOutcome::Action(Box::new(action)));
        }
        Ok(())
    }

    fn win(&mut self, topic: TopicId) -> Told {
        let [what, driver, outcome, contributors] = self.held.win;
        let mut win = Win::new(fixed(540 + self.at as u128), title(what)?);
        win.driver = driver.to_owned();
        win.outcome = outcome.to_owned();
        win.contributors = contributors.to_owned();
        let id = win.id;
        self.comes_out(Some(topic), NewOutcome::Win(Box::new(win)));
        if self.at == 1 {
            let to = title(contributors)?;
            self.does(RetrospectiveCommand::Thank { win: id, to });
        }
        Ok(())
    }

    /// What came up before, or will again.
    fn themes(&mut self, [first, win]: [TopicId; 2]) -> Told {
        let (nth, name) = match self.at {
            0 | 2 => (0, "Reviews outside the team"),
            _ => (1, "Data is missing when we decide"),
        };
        let name = (self.at < 2).then(|| title(name)).transpose()?;
        let id = self.id;
        self.does(RetrospectiveCommand::Theme {
            theme: fixed(570 + nth),
            name,
            id,
            topic: first,
            leaves: false,
        });
        if self.at < 3 {
            let name = (self.at == 0).then(|| title("Working with sales")).transpose()?;
            self.does(RetrospectiveCommand::Theme {
                theme: fixed(572),
                name,
                id,
                topic: win,
                leaves: false,
            });
        }
        Ok(())
    }

    fn promise(&mut self, text: &str, ask: bool) -> Told {
        let mut point = Point::new(title(text)?);
        point.ask = ask;
        self.comes_out(None, NewOutcome::Point(Box::new(point)));
        Ok(())
    }

    /// A guardrail, a request to leadership and a play.
    fn rules(&mut self, topic: TopicId) -> Told {
        let happened = reason("A week of comparison data was lost")?;
        let guard = title("First tracking event seen on the live page")?;
        let mut guardrail = Guardrail::new(fixed(560), happened, guard);
        (guardrail.channels, guardrail.at_done) = ([channel(SEO)].into(), true);
        guardrail.cause = "Tracking was the last task on the list".to_owned();
        guardrail.owner = Some(Ines.id());
        self.comes_out(Some(topic), NewOutcome::Guardrail(Box::new(guardrail)));
        self.promise("One fixed hour a week with product for reviews", true)?;
        let mut play = Play::new(fixed(561), title("Webinar with a partner")?);
        play.conditions = "A partner reaches people we can't".to_owned();
        play.steps = "Agree on the attendee list before anything else\nHave the partner send invites two weeks ahead\nCall attendees within two days"
            .to_owned();
        play.owner = Some(Aiko.id());
        self.does(RetrospectiveCommand::SavePlay { play: Box::new(play) });
        Ok(())
    }
}
