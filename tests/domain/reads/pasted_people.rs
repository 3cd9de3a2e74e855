//! Pasted lines as people.

use std::collections::BTreeSet;

use crate::support::{id, team};
use sprintloop::domain::reads::pasted_people::{PastedPerson, Taken, pasted_people};
use sprintloop::domain::records::people::Role;

fn read(text: &str) -> Vec<PastedPerson> {
    pasted_people(text, &team().workspace)
}

fn one(line: &str) -> PastedPerson {
    read(line).pop().unwrap_or_else(|| panic!("{line} names nobody"))
}

#[test]
fn a_line_is_a_name_an_address_that_is_left_out_and_a_role() {
    for line in [
        "Priya Kaur, priya@example.com, Channel owner",
        "- Priya Kaur <priya@example.com>; channel owner",
        "Priya Kaur\tpriya@example.com\tChannel owner",
        "Priya Kaur (priya@…)",
        "priya.kaur@example.com",
    ] {
        let person = one(line);
        assert_eq!(person.name.as_str(), "Priya Kaur", "{line}");
        assert_eq!(person.roles, BTreeSet::from([Role::ChannelOwner]), "{line}");
        assert!(person.has_email && person.unknown.is_empty() && person.taken.is_none(), "{line}");
    }
}

#[test]
fn several_roles_and_channels_are_understood_and_the_rest_is_named() {
    let person = one("Ines Vidal, Marketing lead / Analytics, Email owner, Berlin");
    let roles = [Role::MarketingLead, Role::ChannelOwner, Role::AnalyticsOwner];
    assert_eq!(person.roles, BTreeSet::from(roles));
    assert_eq!(person.channels, BTreeSet::from([id(202)]));
    assert_eq!(person.unknown, ["Berlin"]);
}

#[test]
fn a_channel_beside_a_named_role_makes_no_channel_owner() {
    let person = one("Noor Haddad, analytics owner, Email");
    assert_eq!(person.roles, BTreeSet::from([Role::AnalyticsOwner]));
    assert_eq!(person.channels, BTreeSet::from([id(202)]));
    let person = one("Noor Haddad, Email");
    assert_eq!(person.roles, BTreeSet::from([Role::ChannelOwner]));
}

#[test]
fn headings_and_empty_lines_are_no_people() {
    assert!(read("Name, Email, Role\n\n---\n 12 ,\n").is_empty());
}

#[test]
fn a_name_that_is_there_already_is_marked() {
    let people = read("ben okafor\nPriya Kaur\npriya kaur");
    assert_eq!(
        people.iter().map(|one| one.taken).collect::<Vec<_>>(),
        [Some(Taken::OnTeam), None, Some(Taken::Above)]
    );
}
