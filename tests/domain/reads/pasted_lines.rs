//! Lines that people paste: what is left of each, and what it seems to be.

use crate::support::{CAMPAIGN, CONTENT, EXPERIMENT, TASK, Team, team};
use sprintloop::domain::base::figures::Effort;
use sprintloop::domain::base::ids::WorkTypeId;
use sprintloop::domain::reads::pasted_lines::{NotNew, is_plain_list, pasted_lines};

#[test]
fn bullets_numbers_and_ticks_are_understood() {
    let team = team();
    let text = "- Write the guide\n\n 2. Book the hall\n• [ ] Ask legal\n[x] Send the list\n☑ Call Ben\n---\n";
    let lines = pasted_lines(text, &team.workspace, team.types[CONTENT]);
    let seen: Vec<(&str, Option<NotNew>)> =
        lines.iter().map(|line| (line.title.as_str(), line.not_new)).collect();
    let right = [
        ("Write the guide", None),
        ("Book the hall", None),
        ("Ask legal", None),
        ("Send the list", Some(NotNew::Ticked)),
        ("Call Ben", Some(NotNew::Ticked)),
    ];
    assert_eq!(seen, right);
}

#[test]
fn headings_repetitions_and_what_is_there_already_seem_to_be_no_new_work() {
    let mut team = team();
    let known = team.add("Write the guide", CONTENT);
    let text =
        "# Shop\nSpring:\n- Prices: new page\n- Book the hall\n* book the Hall\nWRITE the guide";
    let lines = pasted_lines(text, &team.workspace, team.types[CONTENT]);
    let seen: Vec<Option<NotNew>> = lines.iter().map(|line| line.not_new).collect();
    let heading = Some(NotNew::Heading);
    let there = Some(NotNew::Known(known));
    assert_eq!(seen, [heading, heading, None, None, Some(NotNew::Repeated), there]);
}

/// The work types of the lines; `usual` is that of a line that gives no hint.
fn kinds(team: &Team, text: &str, usual: usize) -> Vec<WorkTypeId> {
    let lines = pasted_lines(text, &team.workspace, team.types[usual]);
    lines.into_iter().map(|line| line.work_type).collect()
}

#[test]
fn a_line_that_names_one_work_type_is_of_it() {
    let team = team();
    let kinds = |text| kinds(&team, text, CONTENT);
    let (content, campaign) = (team.types[CONTENT], team.types[CAMPAIGN]);
    assert_eq!(kinds("Spring campaign\nCampaigning well\nGuide"), [campaign, content, content]);
    assert_eq!(kinds("Content for the campaign"), [content], "two names say nothing");
}

#[test]
fn a_time_at_the_end_makes_a_small_task() {
    let team = team();
    let lines = |text| pasted_lines(text, &team.workspace, team.types[CONTENT]);
    for text in [
        "Fix the header, 2h",
        "Fix the header (2 h)",
        "- Fix the header - 2h",
        "Fix the header, 2 h",
    ] {
        let line = lines(text).pop().expect("a line");
        assert_eq!((line.title.as_str(), line.work_type), ("Fix the header", team.types[TASK]));
        assert_eq!(line.estimate, Some(Effort::whole(2)));
    }
    for (text, title, hours) in
        [("Guide 3d", "Guide", 24), ("Content for the fair (12 h)", "Content for the fair", 12)]
    {
        let line = lines(text).pop().expect("a line");
        assert_eq!((line.title.as_str(), line.work_type), (title, team.types[CONTENT]));
        assert_eq!(line.estimate, Some(Effort::whole(hours)));
    }
    for text in ["Plan for 2027", "A lane of 5 m", "2h", "Top 10"] {
        let line = lines(text).pop().expect("a line");
        assert_eq!((line.title.as_str(), line.work_type), (text, team.types[CONTENT]));
        assert_eq!(line.estimate, None);
    }
}

#[test]
fn words_hint_at_the_work_type() {
    let team = team();
    let kinds = |text| kinds(&team, text, CAMPAIGN);
    let (content, campaign, task) = (team.types[CONTENT], team.types[CAMPAIGN], team.types[TASK]);
    let experiment = team.types[EXPERIMENT];
    assert_eq!(
        kinds("A/B test: shorter demo form\nTest the pricing page"),
        [experiment, experiment]
    );
    assert_eq!(kinds("Case study: St. Mary's\nNewsletter January"), [content, content]);
    assert_eq!(kinds("Fix the broken link on the blog\nSend the list"), [task, task]);
    assert_eq!(kinds("Partner webinar\nSomething else\nLatest greatest"), [campaign; 3]);
}

#[test]
fn the_marks_of_word_processors_and_emoji_are_no_part_of_a_title() {
    let team = team();
    let text = "✓ Update the boilerplate\n● Book the hall\n○ Ask legal\no\tOrder the roll-up\n✔\u{fe0f} Ship it\n\
                ☑\u{fe0f} Call Ben\n▪\u{fe0f} Write the guide\n•\u{a0}Find a speaker\n□ Plan the fair\nOne more";
    let lines = pasted_lines(text, &team.workspace, team.types[CONTENT]);
    let seen: Vec<(&str, bool)> =
        lines.iter().map(|line| (line.title.as_str(), line.not_new.is_some())).collect();
    let right = [
        ("Update the boilerplate", true),
        ("Book the hall", false),
        ("Ask legal", false),
        ("Order the roll-up", false),
        ("Ship it", true),
        ("Call Ben", true),
        ("Write the guide", false),
        ("Find a speaker", false),
        ("Plan the fair", false),
        ("One more", false),
    ];
    assert_eq!(seen, right);
}

#[test]
fn a_test_is_a_test_however_short_it_is() {
    let team = team();
    let kinds = |text| kinds(&team, text, CAMPAIGN);
    let (content, task) = (team.types[CONTENT], team.types[TASK]);
    assert_eq!(kinds("A/B test subject lines in nurture 4h"), [team.types[EXPERIMENT]]);
    assert_eq!(kinds("Write the newsletter, 2h\nTidy the folder 2h"), [task, task]);
    assert_eq!(kinds("Write the newsletter\nTidy the folder 2h"), [content, task]);
    assert_eq!(kinds("Fix the blog 2h"), [task], "the verb says what is done");
}

#[test]
fn plain_lines_are_told_from_tables_and_files() {
    for plain in [
        "Write the newsletter, 2h\nFix the header, 3h",
        "- Write the guide\n- Book the hall, order food, ask Ben",
        "[ ] Ask legal\n[x] Send the list",
        "Spring:\nPlan the fair.\n\no\tBook the hall, 1,000 seats",
    ] {
        assert!(is_plain_list(plain), "{plain}");
    }
    for other in [
        "One line",
        "{\"cards\":\n[]}",
        "[\"a\",\n\"b\"]",
        "Title\tOwner\nGuide\tBen",
        "Title,Owner\nGuide,Ben",
        "Titel;Inhaber\nGuide;Ben",
        "\"Fix, then ship\", Done\n\"Guide\", Open",
        "Guide, Ben, Email\nPage, Emma, Web",
        "<p>\nOne</p>",
        "---\n***",
    ] {
        assert!(!is_plain_list(other), "{other}");
    }
}
