//! The minutes of a session: by length, head count and way of writing.

use crate::rules::retrospective::session::{edit, retro, session};
use crate::support::{id, title};
use sprintloop::domain::commands::session::SessionEdit as Edit;
use sprintloop::domain::records::retrospective::plan::{
    LENGTHS, WayOfWriting, minutes_for_wins, time_boxes,
};
use sprintloop::domain::records::retrospective::record::Participant;
use sprintloop::domain::records::retrospective::steps::SessionStep as Step;

#[test]
fn time_boxes_add_up_with_more_than_a_fifth_to_discuss() {
    for minutes in LENGTHS.map(|(length, _)| length).into_iter().chain([47, 10, 240]) {
        for people in [0, 1, 8, 30] {
            for way in WayOfWriting::ALL {
                let boxes = time_boxes(minutes, people, way);
                assert_eq!(boxes.values().sum::<u32>(), minutes);
                assert!(boxes[&Step::Discuss] > minutes_for_wins(minutes), "{minutes}, {people}");
            }
        }
    }
}

#[test]
fn every_length_agrees_groups_and_decides() {
    for (minutes, _) in LENGTHS {
        let boxes = time_boxes(minutes, 8, WayOfWriting::OwnDevices);
        for step in [Step::Open, Step::Group, Step::Decide] {
            assert!(boxes.contains_key(&step), "{minutes} minutes leave out {step:?}");
        }
    }
}

#[test]
fn turns_take_longer_than_own_devices_and_more_people_longer_than_few() {
    let gather = |people, way| time_boxes(60, people, way)[&Step::Gather];
    assert_eq!(gather(8, WayOfWriting::OwnDevices), 8);
    assert_eq!(gather(8, WayOfWriting::Turns), 12);
    assert_eq!(time_boxes(60, 8, WayOfWriting::Turns)[&Step::Vote], 4);
    assert!(time_boxes(60, 16, WayOfWriting::OwnDevices)[&Step::Group] > 4);
}

#[test]
fn the_plan_follows_people_until_somebody_changes_it() {
    let mut team = session();
    edit(&mut team, Edit::Writing { way: WayOfWriting::Turns });
    for number in 10..17 {
        let who = Some(Participant::new(title(&format!("Guest {number}"))));
        edit(&mut team, Edit::Participant { id: id(number), who });
    }
    assert_eq!(retro(&team).boxes[&Step::Gather], 15, "ten people in turns");
    assert_eq!(retro(&team).minutes(), 60);
    edit(&mut team, Edit::TimeBox { step: Step::Gather, minutes: 9 });
    edit(&mut team, Edit::Participant { id: id(10), who: None });
    assert_eq!(retro(&team).boxes[&Step::Gather], 9, "as the facilitator set it");
}

#[test]
fn every_length_has_time_to_close() {
    for (minutes, _) in LENGTHS {
        let boxes = time_boxes(minutes, 8, WayOfWriting::OwnDevices);
        assert!(boxes.contains_key(&Step::Close), "{minutes} minutes");
        assert_eq!(boxes.values().sum::<u32>(), minutes);
    }
}
