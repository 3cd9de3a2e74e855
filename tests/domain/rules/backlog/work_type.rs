//! Another work type: which lines of the old template go, and which stay.

use crate::support::{CAMPAIGN, CONTENT, Team, id, team, title};
use sprintloop::domain::base::ids::ItemId;
use sprintloop::domain::commands::backlog::{ItemCommand, ItemEdit};

fn template(team: &Team, kind: usize) -> Vec<String> {
    let kind = team.workspace.work_types.get(team.types[kind]).expect("a work type");
    kind.criteria_template.iter().map(ToString::to_string).collect()
}

fn criteria(team: &Team, item: ItemId) -> Vec<String> {
    team.item(item).criteria.iter().map(|line| line.text.to_string()).collect()
}

fn change(team: &mut Team, item: ItemId, kind: usize) {
    let work_type = team.types[kind];
    team.edit(item, ItemEdit::WorkType(work_type));
}

#[test]
fn lines_of_the_old_template_make_way_for_those_of_the_new() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    assert_eq!(criteria(&team, item), template(&team, CONTENT));
    change(&mut team, item, CAMPAIGN);
    assert_eq!(criteria(&team, item), template(&team, CAMPAIGN));
    change(&mut team, item, CONTENT);
    assert_eq!(criteria(&team, item), template(&team, CONTENT));
}

#[test]
fn a_line_of_ones_own_stays_behind_the_template() {
    let mut team = team();
    let item = team.add("Guide", CONTENT);
    let text = title("Legal has read it");
    team.does(ItemCommand::AddCriterion { item, id: id(590), text });
    change(&mut team, item, CAMPAIGN);
    let mut all = template(&team, CAMPAIGN);
    all.push("Legal has read it".to_owned());
    assert_eq!(criteria(&team, item), all);
}
