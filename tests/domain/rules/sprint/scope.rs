//! The scope of a running sprint changes with a reason.

use crate::rules::sprint::plan::{add, sprint, start};
use crate::support::{BEN, CONTENT, id, reason, team};
use sprintloop::domain::base::refusal::Rule;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::records::backlog::position::Position;
use sprintloop::domain::records::sprint::commitment::ScopeChangeKind;

#[test]
fn scope_changes_have_a_reason_and_meet_the_same_gates() {
    let mut team = team();
    let item = team.ready("Guide", CONTENT, BEN, 50);
    start(&mut team, &[item]);
    let late = team.ready("Late", CONTENT, BEN, 10);
    let vague = team.add("Vague", CONTENT);
    team.refuses(add(&[late], None, None), Rule::Reason);
    team.refuses(add(&[vague], Some("Asked"), Some("Must")), Rule::Ready);
    team.refuses(add(&[late], Some("Asked"), None), Rule::Capacity);
    assert!(sprint(&team).scope_overrides.is_empty());
    team.does(add(&[late], Some("Asked"), Some("The fair is fixed")));
    let overrides = sprint(&team).scope_overrides.iter().map(|over| over.reason.to_string());
    assert_eq!(overrides.collect::<Vec<_>>(), ["The fair is fixed"], "on record in the sprint");
    team.does(SprintCommand::RemoveFromScope {
        id: id(700),
        items: vec![late],
        reason: reason("Cancelled"),
    });
    assert_eq!(team.item(late).position, Position::Backlog);
    let kinds: Vec<_> = sprint(&team).scope_changes.iter().map(|change| &change.kind).collect();
    assert!(matches!(kinds[0], ScopeChangeKind::Added { .. }));
    assert!(matches!(kinds[1], ScopeChangeKind::Removed { .. }));
    assert_eq!(sprint(&team).commitment.as_ref().expect("frozen").items.len(), 1);
}
