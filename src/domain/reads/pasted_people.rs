//! Lines that people paste as the people of their team: "Priya Kaur, priya@example.com, Channel owner".
//!
//! An email address is recognized and left out: the workspace stores none.

use std::collections::BTreeSet;

use crate::domain::base::ids::ChannelId;
use crate::domain::base::text::Title;
use crate::domain::reads::pasted_lines::unmarked;
use crate::domain::records::people::Role;
use crate::domain::tables::record::Tables;

/// Words that name a role, and the role.
const ROLES: [(&str, Role); 13] = [
    ("marketing lead", Role::MarketingLead),
    ("head of marketing", Role::MarketingLead),
    ("marketing manager", Role::MarketingLead),
    ("lead", Role::MarketingLead),
    ("channel owner", Role::ChannelOwner),
    ("owner", Role::ChannelOwner),
    ("operations owner", Role::OperationsOwner),
    ("marketing operations", Role::OperationsOwner),
    ("operations", Role::OperationsOwner),
    ("analytics owner", Role::AnalyticsOwner),
    ("analytics", Role::AnalyticsOwner),
    ("analyst", Role::AnalyticsOwner),
    ("stakeholder", Role::Stakeholder),
];

/// Headings of a table's first line.
const HEADINGS: [&str; 6] = ["name", "full name", "person", "member", "email", "role"];

/// A line as a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedPerson {
    /// The name.
    pub name: Title,
    /// The roles it names, or Channel owner.
    pub roles: BTreeSet<Role>,
    /// The channels it names.
    pub channels: BTreeSet<ChannelId>,
    /// Whether it has an email address, which is left out.
    pub has_email: bool,
    /// What was not understood, as written.
    pub unknown: Vec<String>,
    /// Where somebody of this name is already.
    pub taken: Option<Taken>,
}

/// Where a name is already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// On the team.
    OnTeam,
    /// In a line above.
    Above,
}

/// Returns the people that the lines of a text name.
pub fn pasted_people(text: &str, tables: &Tables) -> Vec<PastedPerson> {
    let name = |name: &Title| name.as_str().to_lowercase();
    let team = tables.members.values().filter(|member| !member.left);
    let team: BTreeSet<String> = team.map(|member| name(&member.name)).collect();
    let (mut above, mut people) = (BTreeSet::new(), Vec::new());
    for line in text.lines() {
        let Some(mut person) = person(line, tables) else { continue };
        let name = name(&person.name);
        person.taken = match (team.contains(&name), above.insert(name)) {
            (true, _) => Some(Taken::OnTeam),
            (false, false) => Some(Taken::Above),
            (false, true) => None,
        };
        people.push(person);
    }
    people
}

/// Reads one line; none if it names nobody.
fn person(line: &str, tables: &Tables) -> Option<PastedPerson> {
    let (line, ..) = unmarked(line);
    let line = line.replace(['<', '>', '(', ')'], ",");
    let mut parts = line
        .split([',', ';', '\t', '|'])
        .map(|part| part.trim().trim_matches('"').trim())
        .filter(|part| !part.is_empty());
    let first = parts.next()?;
    if HEADINGS.contains(&first.to_lowercase().as_str()) {
        return None;
    }
    // An address alone: "priya.kaur@example.com" names Priya Kaur.
    let name = if is_email(first) { name_of(first) } else { first.to_owned() };
    let name = Title::parse(&name).ok().filter(|_| name.contains(char::is_alphabetic))?;
    let mut person = PastedPerson {
        name,
        roles: BTreeSet::new(),
        channels: BTreeSet::new(),
        has_email: is_email(first),
        unknown: Vec::new(),
        taken: None,
    };
    for part in parts {
        if is_email(part) {
            person.has_email = true;
        } else {
            let words = part.split(['/', '&', '+']).flat_map(|part| part.split(" and "));
            words.for_each(|word| understand(word.trim(), &mut person, tables));
        }
    }
    if person.roles.is_empty() {
        person.roles.insert(Role::ChannelOwner);
    }
    Some(person)
}

/// Understands a part after the name: a role, a channel, or both as in "Email owner".
fn understand(words: &str, person: &mut PastedPerson, tables: &Tables) {
    let plain = words.to_lowercase();
    let role = ROLES.iter().find(|(name, _)| *name == plain);
    if let Some((_, role)) = role {
        person.roles.insert(*role);
        return;
    }
    let named = plain.ends_with(" owner");
    let short = plain.trim_end_matches(" owner").trim_end_matches(" channel");
    let mut channels = tables.channels.values();
    let channel = channels.find(|one| !one.archived && one.name.as_str().to_lowercase() == short);
    match channel {
        Some(channel) => {
            person.channels.insert(channel.id);
            // A channel alone says nothing of a role that is named elsewhere in the line.
            if named {
                person.roles.insert(Role::ChannelOwner);
            }
        }
        None if words.is_empty() => {}
        None => person.unknown.push(words.to_owned()),
    }
}

fn is_email(text: &str) -> bool {
    let host = |host: &str| host.contains('.') && !host.contains(char::is_whitespace);
    text.split_once('@').is_some_and(|(who, at)| !who.is_empty() && (host(at) || at == "…"))
}

/// Returns "Priya Kaur" for "priya.kaur@example.com".
fn name_of(email: &str) -> String {
    let who = email.split('@').next().unwrap_or_default();
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect::<String>()
    };
    let words = who.split(['.', '_', '-']).filter(|part| !part.is_empty());
    words.map(word).collect::<Vec<_>>().join(" ")
}
