//! The cadence as an iCalendar file: planning, check-ins, review and retrospective.
//!
//! Written by hand, for it is a dozen kinds of lines folded at 75 octets, and a
//! library for it would weigh 13 KB of the page. Times stand without a zone, so
//! they are the same hour by every clock; a meeting keeps its id, so that a newer
//! file moves it where the calendar has it from an older one.

use chrono::{Datelike, Days, NaiveDate, Timelike};

use crate::domain::base::context::Instant;
use crate::domain::base::ids::WorkspaceId;
use crate::domain::reads::retrospective::due::due;
use crate::domain::records::sprint::record::{RetrospectivePlan, Sprint};
use crate::domain::records::workflow::{Mode, Workflow};
use crate::domain::workspace::Workspace;

/// How many sprints to come are drawn beyond those that are planned.
const AHEAD: usize = 6;

/// Minutes of planning, of a review, of a retrospective: proposals, to be moved in the calendar.
const MEETING: u16 = 60;

/// The sprints that are open or planned, and some more by the cadence.
pub fn cadence(workspace: &Workspace, now: Instant) -> String {
    let rules = &workspace.workflow;
    let mut file = File { text: String::new(), id: workspace.id, made: utc(now) };
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Sprintloop//Cadence//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.line(&format!("X-WR-CALNAME:{}", escaped(&format!("{}: cadence", workspace.name()))));
    let mut known: Vec<&Sprint> = workspace
        .sprints
        .values()
        .map(|sprint| &**sprint)
        .filter(|sprint| sprint.is_open() || sprint.is_planned())
        .collect();
    known.sort_by_key(|sprint| (sprint.starts, sprint.number));
    let by_sprint = rules.cadence.retrospective_days == 0;
    for sprint in &known {
        let held = match &sprint.retrospective {
            Some(RetrospectivePlan::Dated { on }) => Some(*on),
            Some(RetrospectivePlan::Held { .. } | RetrospectivePlan::Skipped { .. }) => None,
            None => Some(sprint.ends),
        };
        let held = held.filter(|_| by_sprint);
        file.sprint(rules, sprint.number, (sprint.starts, sprint.ends), held);
    }
    let mut number = workspace.sprints.values().map(|sprint| sprint.number).max().unwrap_or(0);
    let last = known.iter().map(|sprint| sprint.ends).max();
    let mut after = last.and_then(|day| day.succ_opt()).unwrap_or(now.date_naive());
    after = after.max(now.date_naive());
    for _ in 0..AHEAD {
        let (starts, ends) = rules.next_sprint(after);
        number = number.saturating_add(1);
        file.sprint(rules, number, (starts, ends), Some(ends).filter(|_| by_sprint));
        after = ends.checked_add_days(Days::new(1)).unwrap_or(ends);
    }
    file.retrospectives(workspace, now);
    file.line("END:VCALENDAR");
    file.text
}

struct File {
    text: String,
    id: WorkspaceId,
    made: String,
}

impl File {
    /// The meetings of one sprint.
    fn sprint(
        &mut self,
        rules: &Workflow,
        number: u32,
        (starts, ends): (NaiveDate, NaiveDate),
        retrospective: Option<NaiveDate>,
    ) {
        let (from, to) = (rules.calendar.day_start, rules.calendar.day_end);
        let name = match rules.mode {
            Mode::Sprints => format!("Sprint {number}"),
            Mode::Continuous => format!("Cycle {number}"),
        };
        let days = starts.iter_days().take_while(|day| *day <= ends).take(400);
        let works = |day: &NaiveDate| rules.calendar.is_working_day(*day);
        let first = days.clone().find(works).unwrap_or(starts);
        let last = days.clone().filter(works).last().unwrap_or(ends);
        if rules.mode == Mode::Sprints {
            let planning = format!("{name}: planning");
            self.meeting(&format!("planning-{number}"), &planning, first, from, MEETING);
        }
        let length = rules.cadence.check_in_minutes.max(1);
        for day in days.filter(works) {
            let planning = day == first && rules.mode == Mode::Sprints;
            if !planning && rules.cadence.check_ins.contains(&day.weekday().into()) {
                let check_in = format!("{name}: check-in");
                self.meeting(&format!("check-in-{}", date(day)), &check_in, day, from, length);
            }
        }
        let review = to.saturating_sub(2 * MEETING).max(from);
        let held = format!("{name}: review");
        self.meeting(&format!("review-{number}"), &held, last, review, MEETING);
        if let Some(day) = retrospective {
            // On a day the team does not work it is held with the review.
            let day = if works(&day) { day } else { last };
            let name = format!("{name}: retrospective");
            let id = format!("retrospective-{number}");
            self.meeting(&id, &name, day, review.saturating_add(MEETING), MEETING);
        }
    }

    /// Retrospectives every so many days, whatever the sprints are.
    fn retrospectives(&mut self, workspace: &Workspace, now: Instant) {
        let rules = &workspace.workflow;
        let every = u64::from(rules.cadence.retrospective_days);
        let Some(due) = due(workspace).filter(|_| every > 0) else { return };
        let mut day = due.on.max(now.date_naive());
        let from = rules.calendar.day_end.saturating_sub(MEETING).max(rules.calendar.day_start);
        for _ in 0..AHEAD {
            let on = rules.calendar.on_or_after(day);
            self.meeting(
                &format!("retrospective-{}", date(on)),
                "Retrospective",
                on,
                from,
                MEETING,
            );
            day = day.checked_add_days(Days::new(every)).unwrap_or(day);
        }
    }

    fn meeting(&mut self, which: &str, name: &str, day: NaiveDate, from: u16, minutes: u16) {
        let (id, made) = (self.id, self.made.clone());
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{which}-{id}@sprintloop"));
        self.line(&format!("DTSTAMP:{made}"));
        self.line(&format!("DTSTART:{}", local(day, from)));
        self.line(&format!("DTEND:{}", local(day, from.saturating_add(minutes))));
        self.line(&format!("SUMMARY:{}", escaped(name)));
        self.line("END:VEVENT");
    }

    /// A line of at most 75 octets; what is longer goes on behind a space. No letter is cut.
    fn line(&mut self, line: &str) {
        let mut room = 75;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = 74;
            }
            room -= letter.len_utf8();
            self.text.push(letter);
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value: commas, semicolons, backslashes and line ends are marked.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

fn date(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment by every clock: the day and the minutes after midnight, which may reach into the next.
fn local(day: NaiveDate, minutes: u16) -> String {
    let later = Days::new(u64::from(minutes / (24 * 60)));
    let day = day.checked_add_days(later).unwrap_or(day);
    format!("{}T{:02}{:02}00", date(day), minutes / 60 % 24, minutes % 60)
}

fn utc(now: Instant) -> String {
    let now = now.naive_utc();
    format!("{}T{:02}{:02}{:02}Z", date(now.date()), now.hour(), now.minute(), now.second())
}
