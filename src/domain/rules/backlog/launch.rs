//! Launches behind their gate, and results that are not in yet.

use chrono::NaiveDate;

use crate::domain::base::dates::day;
use crate::domain::base::ids::{ItemId, LineId};
use crate::domain::base::refusal::{Refusal, Rule, Way};
use crate::domain::records::backlog::item::BacklogItem;
use crate::domain::records::backlog::launch::Launch;
use crate::domain::records::work_type::WorkType;
use crate::domain::rules::analytics::require_analytics;
use crate::domain::rules::backlog::checks::{alive, change, change_and_tell, open_sprint, tell};
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

/// Only what is measured is launched.
fn measured(draft: &Draft<'_>, item: &BacklogItem) -> Result<(), Refusal> {
    let work_type = draft.get::<WorkType>(item.work_type)?;
    if work_type.measured {
        return Ok(());
    }
    let why = format!(
        "{} has the work type {}, which is not measured. Only campaigns and experiments have a launch and results.",
        item.key, work_type.name
    );
    Err(Refusal::input(why).about([item.id]))
}

fn not_live(item: &BacklogItem) -> Result<(), Refusal> {
    if item.launch.as_ref().is_none_or(|launch| launch.launched.is_none()) {
        return Ok(());
    }
    Err(Refusal::state(format!(
        "{} is already live, so its launch can no longer change.",
        item.key
    ))
    .about([item.id]))
}

fn launch_of(item: &mut BacklogItem) -> Result<&mut Launch, Refusal> {
    let why = format!("{} has no launch date yet. Set it first.", item.key);
    let id = item.id;
    let launch = item.launch.as_mut();
    launch.ok_or_else(|| Refusal::state(why).about([id]).way(Way::OpenItem(id)))
}

pub(super) fn plan(
    draft: &mut Draft<'_>,
    item: ItemId,
    on: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    not_live(&before)?;
    let Some(on) = on else {
        tell(draft, Verb::Edited, &before, "removed the launch date");
        return change(draft, item, |item| {
            item.launch = None;
            Ok(())
        });
    };
    measured(draft, &before)?;
    tell(draft, Verb::Edited, &before, format!("set the launch date to {}", day(on)));
    change(draft, item, |item| {
        match &mut item.launch {
            Some(launch) => launch.on = on,
            None => item.launch = Some(Launch::new(on)),
        }
        Ok(())
    })
}

pub(super) fn tick(
    draft: &mut Draft<'_>,
    item: ItemId,
    id: LineId,
    done: bool,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    not_live(&before)?;
    let work_type = draft.get::<WorkType>(before.work_type)?;
    let line = work_type.setup.iter().find(|line| line.id == id);
    let line = line.ok_or_else(|| Refusal::unknown("set-up task"))?;
    let stamp = draft.stamp();
    change_and_tell(draft, Verb::of_tick(done), &before, |item| {
        let launch = launch_of(item)?;
        if done {
            launch.setup_done.insert(id, stamp);
        } else {
            launch.setup_done.remove(&id);
        }
        Ok(format!("“{}”", line.text))
    })
}

pub(super) fn confirm(draft: &mut Draft<'_>, item: ItemId, confirmed: bool) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    require_analytics(draft, "confirm tracking")?;
    not_live(&before)?;
    let stamp = draft.stamp();
    let verb = if confirmed { Verb::Confirmed } else { Verb::Unticked };
    change_and_tell(draft, verb, &before, |item| {
        launch_of(item)?.tracking_confirmed = confirmed.then_some(stamp);
        Ok("tracking".to_owned())
    })
}

/// What stands before the launch, in words.
fn missing(draft: &Draft<'_>, item: &BacklogItem) -> Result<Vec<String>, Refusal> {
    let Some(launch) = &item.launch else { return Ok(vec!["a launch date".to_owned()]) };
    let work_type = draft.get::<WorkType>(item.work_type)?;
    let setup = work_type.setup.iter().filter(|line| !launch.setup_done.contains_key(&line.id));
    let mut missing: Vec<String> = setup.map(|line| format!("“{}”", line.text)).collect();
    if launch.tracking_confirmed.is_none() {
        missing.push("tracking confirmation by Analytics".to_owned());
    }
    Ok(missing)
}

pub(super) fn launch(draft: &mut Draft<'_>, id: ItemId) -> Result<(), Refusal> {
    let item = alive(draft, id)?;
    not_live(&item)?;
    measured(draft, &item)?;
    let refused =
        |why: String| Err(Refusal::new(Rule::Launch, why).about([id]).way(Way::OpenItem(id)));
    if open_sprint(draft.tables(), &item).is_none() {
        return refused(format!(
            "{} is not in a running sprint. Add it to one before you launch it.",
            item.key
        ));
    }
    let missing = missing(draft, &item)?;
    if !missing.is_empty() {
        return refused(format!(
            "{} can't launch yet. Still open: {}.",
            item.key,
            missing.join(", ")
        ));
    }
    let stamp = draft.stamp();
    tell(draft, Verb::Launched, &item, "");
    change(draft, id, |item| {
        launch_of(item)?.launched = Some(stamp);
        Ok(())
    })
}

pub(super) fn await_results(
    draft: &mut Draft<'_>,
    item: ItemId,
    until: NaiveDate,
) -> Result<(), Refusal> {
    let before = alive(draft, item)?;
    measured(draft, &before)?;
    if until <= draft.context().today() {
        return Err(Refusal::input("Choose a date after today.").about([item]));
    }
    tell(draft, Verb::Edited, &before, format!("set results due by {}", day(until)));
    change(draft, item, |item| {
        item.awaiting_results = Some(until);
        Ok(())
    })
}
