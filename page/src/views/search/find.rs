//! Finds what fits the text: lines of the step the box is in.

use super::hit::{Act, Asked, Hit};
use super::known::{DO, PAGES, of_item, with_item};
use super::records::{self, owner};
use super::sought::Sought;
use crate::views::commands::item::{Acting, ITEM, ItemAction, ItemActionLine, of};
use crate::views::components::IconName;
use crate::views::names;
use sprintloop::domain::base::ids::{ItemId, MemberId};
use sprintloop::domain::base::plain::plain;
use sprintloop::domain::base::text::holds;
use sprintloop::domain::reads::order;
use sprintloop::domain::records::backlog::item::BacklogItem;
use sprintloop::domain::records::backlog::key::ItemKey;
use sprintloop::domain::workspace::Workspace;

/// What a search looks at.
pub(super) struct Desk<'a> {
    pub(super) ws: &'a Workspace,
    /// Who is searching.
    pub(super) me: Option<MemberId>,
    /// What can be done whatever is typed.
    pub(super) known: &'a [Hit],
    /// The marks of what was used last, newest first.
    pub(super) recent: &'a [String],
    /// The item that is open.
    pub(super) open: Option<&'a str>,
}

/// The most items a command offers.
const ITEMS: usize = 30;
/// The most recent things.
const RECENT: usize = 6;
/// The most items beside a verb that is being typed.
const BESIDE_VERB: usize = 5;

/// Returns the lines for a text in a step of the box.
pub(super) fn find(desk: &Desk<'_>, text: &str, asked: Asked) -> Vec<Hit> {
    let sought = Sought::new(text);
    match asked {
        Asked::Anything if sought.words.is_empty() => unasked(desk),
        Asked::Anything => anything(desk, text, &sought),
        Asked::ItemFor(action) => items_for(desk, action, &sought.words),
        Asked::OwnerOf(item) => owners(desk, item, &sought.words),
        Asked::Title => added(text).into_iter().collect(),
    }
}

/// The item with the key that a text is.
fn item_of<'a>(ws: &'a Workspace, text: &str) -> Option<&'a BacklogItem> {
    let key: ItemKey = text.parse().ok()?;
    ws.items.values().find(|item| item.key == key).map(|item| &**item)
}

/// An empty box: the open item, recent things, then what can be done and where one can go.
fn unasked(desk: &Desk<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = desk
        .open
        .and_then(|key| item_of(desk.ws, key))
        .map(|item| with_item(item, desk.ws, desk.me, "Open item"))
        .unwrap_or_default();
    let before = desk.recent.iter().filter_map(|mark| {
        let open = |key: &str| desk.open == Some(key);
        match mark.strip_prefix("item:") {
            Some(key) if open(key) => None,
            Some(key) => item_of(desk.ws, key).map(|item| Hit::item("Recent", item)),
            None => {
                let known = desk.known.iter().find(|hit| hit.mark().as_ref() == Some(mark));
                known.cloned().map(|hit| Hit { group: "Recent", ..hit })
            }
        }
    });
    hits.extend(before.take(RECENT));
    let mut group = ("", 0);
    for hit in desk.known {
        group = if group.0 == hit.group { (hit.group, group.1 + 1) } else { (hit.group, 1) };
        // Commands and screens; the rest is found by typing.
        if (hit.group == DO || PAGES.contains(&hit.group)) && group.1 <= 12 {
            hits.push(hit.clone());
        }
    }
    hits
}

fn anything(desk: &Desk<'_>, text: &str, sought: &Sought) -> Vec<Hit> {
    let (mut hits, words) = (Vec::new(), &sought.words);
    let known = |hits: &mut Vec<Hit>, command: bool| {
        for hit in desk.known.iter().filter(|hit| (hit.group == DO) == command) {
            records::add(hits, words, hit.also, hit.clone());
        }
    };
    known(&mut hits, true);
    hits.extend(verbs(desk, words));
    records::find(desk.ws, sought, &mut hits);
    known(&mut hits, false);
    sought.order(&mut hits);
    let is_key = item_of(desk.ws, text).is_some();
    if desk.ws.is_founded() && !is_key {
        hits.extend(added(text));
    }
    hits
}

/// "start guide": a verb and the words of an item.
fn verbs(desk: &Desk<'_>, words: &[String]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for line in &ITEM {
        let label = plain(line.label.trim_end_matches('…'));
        let said = label
            .split_whitespace()
            .zip(words)
            .take_while(|(own, typed)| typed.len() > 1 && own.starts_with(typed.as_str()))
            .count();
        let rest = words.get(said..).unwrap_or_default();
        if said > 0 && !rest.is_empty() {
            let fit = fitting(desk, line, rest).into_iter().take(BESIDE_VERB);
            hits.extend(fit.map(|item| of_item(line, item, "Do now")));
        }
    }
    hits
}

/// The items that a command fits and that contain the words; one's own first, in the order of the backlog.
fn fitting<'a>(desk: &Desk<'a>, line: &ItemActionLine, words: &[String]) -> Vec<&'a BacklogItem> {
    let named = |item: &BacklogItem| {
        words.iter().all(|word| {
            item.key.holds(word)
                || holds(item.title.as_str(), word)
                || holds(owner(desk.ws, item), word)
        })
    };
    let now = Acting::of(desk.ws, desk.me);
    let mut items: Vec<&BacklogItem> = desk
        .ws
        .items
        .values()
        .map(|item| &**item)
        .filter(|item| named(item) && (line.fits)(item, &now))
        .collect();
    let mine = |item: &BacklogItem| desk.me.is_some() && item.owner == desk.me;
    items.sort_by(|a, b| (!mine(a), order::place(a)).cmp(&(!mine(b), order::place(b))));
    items
}

fn items_for(desk: &Desk<'_>, action: ItemAction, words: &[String]) -> Vec<Hit> {
    let Some(line) = of(action) else { return Vec::new() };
    let one = |item: &BacklogItem| {
        let hit = of_item(line, item, "Items");
        let place = format!("{} · {}", item.key, names::member(desk.ws, item.owner));
        Hit { title: item.title.to_string(), key: None, icon: IconName::List, ..hit }.at(place)
    };
    fitting(desk, line, words).into_iter().take(ITEMS).map(one).collect()
}

fn owners(desk: &Desk<'_>, item: ItemId, words: &[String]) -> Vec<Hit> {
    let people = names::members(desk.ws).into_iter().filter(|member| member.can_own_work());
    let mut hits: Vec<Hit> = people
        .map(|member| {
            let roles: Vec<&str> = member.roles.iter().map(|role| role.label()).collect();
            let act = Act::Own(item, Some(member.id));
            Hit::new("People", IconName::Person, member.name.to_string(), act).at(roles.join(", "))
        })
        .collect();
    hits.push(Hit::new("People", IconName::Close, "No owner", Act::Own(item, None)));
    hits.retain(|hit| words.iter().all(|word| plain(&hit.title).contains(word.as_str())));
    hits
}

fn added(text: &str) -> Option<Hit> {
    let text = text.trim();
    (!text.is_empty()).then(|| {
        let title = format!("Add “{text}”");
        Hit::new("New item", IconName::Plus, title, Act::Add(text.to_owned()))
            .at("Backlog".to_owned())
    })
}
