//! The handbook: read from live rules, complete enough to run a sprint, safe to take away.

use sprintloop::domain::reads::handbook::{Place, handbook};

use crate::support::{CONTENT, reason, team, title};
use sprintloop::domain::records::workflow::{Limit, LimitMode};
use sprintloop::exchange::sheet::Style;
use sprintloop::exchange::text::{Subject, text};

#[test]
fn every_chapter_is_there_for_a_new_team_but_what_has_not_happened_yet() {
    let team = team();
    let titles: Vec<&str> = handbook(&team.workspace).iter().map(|one| one.title).collect();
    assert_eq!(
        titles,
        [
            "Purpose and scope",
            "The eight steps",
            "Stages",
            "Ready and done by work type",
            "Roles, decisions and outputs",
            "Cadence and time boxes",
            "Limits and rights",
            "Metrics and thresholds",
            "Warning signs and responses",
        ]
    );
}

#[test]
fn an_edit_of_the_rules_is_in_the_handbook_at_once_with_its_reason() {
    let mut team = team();
    team.workflow(|workflow| {
        workflow.thresholds.insert("completion".to_owned(), 70);
        workflow.limits.owner = Limit { most: 2, mode: LimitMode::Warn };
        workflow.cadence.length = 5;
    });
    let told = text(&team.workspace, Subject::Handbook, Style::Plain);
    for part in [
        "Completion below 70%: commit to less",
        "Each owner: Up to 2 items in progress (warns).",
        "Sprint: 5 days, starting on ",
        "Reason: The team asked for it",
        "Marketing lead: Ana Silva. Approves the goal",
        "Current priority: Win the security segment",
    ] {
        assert!(told.contains(part), "“{part}” is missing in:\n{told}");
    }
}

#[test]
fn each_rule_says_where_it_is_changed() {
    let team = team();
    let chapters = handbook(&team.workspace);
    let place = |term: &str| {
        let mut lines = chapters.iter().flat_map(|chapter| &chapter.lines);
        lines.find(|line| line.term == term).map(|line| line.place)
    };
    let cases = [
        ("Purpose", Place::Fixed),
        ("Way of working", Place::Workflow),
        ("Current priority", Place::Priorities),
        ("1. Intake", Place::Fixed),
        ("Content", Place::Workflow),
        ("Marketing lead", Place::Team),
        ("Check-in", Place::Workflow),
        ("Decision rights", Place::Workflow),
        ("Sprint completion", Place::Workflow),
    ];
    for (term, expected) in cases {
        assert_eq!(place(term), Some(expected), "{term}");
    }
}

#[test]
fn it_is_about_two_pages_long() {
    let words = text(&team().workspace, Subject::Handbook, Style::Plain);
    let count = words.split_whitespace().count();
    assert!((600..1_400).contains(&count), "{count} words");
}

#[test]
fn what_people_wrote_stays_text() {
    let mut team = team();
    let kind = team.types[CONTENT];
    let mut content = (**team.workspace.work_types.get(kind).expect("content")).clone();
    content.name = title("<b>*Content*</b>");
    let mut note = team.note(None);
    note.reason = Some(reason("<script>alert(1)</script>"));
    team.does(sprintloop::domain::commands::team::TeamCommand::EditWorkType {
        work_type: Box::new(content),
        note,
    });
    let page = text(&team.workspace, Subject::Handbook, Style::Html);
    assert!(!page.contains("<b>*Content") && !page.contains("<script>"), "{page}");
    let markdown = text(&team.workspace, Subject::Handbook, Style::Markdown);
    assert!(markdown.contains("\\<b\\>\\*Content\\*"), "{markdown}");
}

#[test]
fn whoever_is_new_reads_what_the_last_retrospectives_were_about_and_where_guardrails_stand() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-24T09:00:00+01:00").expect("a moment");
    let sample = sprintloop::domain::sample::workspace(now).expect("the sample team");
    let chapters = handbook(&sample);
    let lines = |title: &str| -> Vec<String> {
        let chapter = chapters.iter().find(|one| one.title == title).expect("a chapter");
        chapter.lines.iter().map(|line| line.text.clone()).collect()
    };
    let held = lines("Latest retrospectives");
    assert_eq!(held.len(), 2);
    assert!(held[0].starts_with("We finished everything for the first time"), "{held:?}");
    let guards = lines("Guardrails");
    assert!(guards.iter().all(|text| text.starts_with("Checked before ")), "{guards:?}");
}

#[test]
fn one_person_reads_of_no_priority_and_no_rights() {
    let said = |team: &crate::support::Team| format!("{:?}", handbook(&team.workspace));
    for (team, is_team) in [(crate::support::team(), true), (crate::support::just_me(), false)] {
        let said = said(&team);
        assert_eq!(said.contains("linked to the current priority"), is_team);
        assert_eq!(said.contains("Decision rights"), is_team);
    }
}
