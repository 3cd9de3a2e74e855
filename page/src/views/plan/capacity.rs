//! Load against capacity: bars that fill as items are added, and the numbers behind them.

use leptos::prelude::*;

use super::shown::Plan;
use crate::views::components::{
    DataTable, Field, Keyed, Level, Meter, More, NothingHere, Notice, Person, Section, Tone,
};
use crate::views::item::inline::{InlineField, Kind, Save};
use crate::views::names;
use sprintloop::domain::base::amount::{self, AmountError, Scale};
use sprintloop::domain::base::figures::{Effort, Figure};
use sprintloop::domain::base::ids::{ChannelId, MemberId};
use sprintloop::domain::base::refusal::Refusal;
use sprintloop::domain::commands::sprint::SprintCommand;
use sprintloop::domain::reads::sprint::capacity::proposed_capacity;
use sprintloop::domain::reads::sprint::load::{self, Load};
use sprintloop::domain::records::sprint::capacity::Capacity;
use sprintloop::domain::tables::draft::is_just_me;
use sprintloop::domain::tables::record::Tables;

/// The longest a person's part of a sprint can be: a year.
const MOST_DAYS: i64 = 366 * 10_000;

/// Whose bar it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Bar {
    Team,
    Owner(MemberId),
    Channel(Option<ChannelId>),
}

/// The bars per owner, the team and the channels, and what they warn of.
#[component]
pub(super) fn LoadBars(plan: Plan) -> impl IntoView {
    let load = Memo::new(move |_| {
        let ws = plan.store.workspace();
        plan.sprint.get().map(|sprint| load::load(&sprint, &ws))
    });
    let owners = Memo::new(move |_| {
        let alone = is_just_me(&plan.store.workspace());
        bars_of(load, move |load| {
            let owners = load.owners.iter().map(|owner| Bar::Owner(owner.member));
            // One person alone is the whole team.
            let team = (!alone || load.owners.len() != 1).then_some(Bar::Team);
            team.into_iter().chain(owners).collect()
        })
    });
    let channels = Memo::new(move |_| {
        bars_of(load, |load| {
            load.channels.iter().map(|channel| Bar::Channel(channel.channel)).collect()
        })
    });
    view! {
        <Section title="Capacity"><BarList plan load bars=owners/></Section>
        <More label="By channel"><BarList plan load bars=channels/></More>
        <LoadWarnings plan load/>
    }
}

fn bars_of(load: Memo<Option<Load>>, of: impl Fn(&Load) -> Vec<Bar>) -> Vec<Bar> {
    load.with(|load| load.as_ref().map(of).unwrap_or_default())
}

#[component]
fn BarList(plan: Plan, load: Memo<Option<Load>>, bars: Memo<Vec<Bar>>) -> impl IntoView {
    view! {
        <div class="capacity">
            <Keyed each=move || bars.get() key=|bar| *bar let:bar><LoadBar plan load bar/></Keyed>
        </div>
    }
}

#[component]
fn LoadBar(plan: Plan, load: Memo<Option<Load>>, bar: Bar) -> impl IntoView {
    let ws = plan.store.workspace_now();
    let label = match bar {
        Bar::Team => view! { <strong>"Team"</strong> }.into_any(),
        Bar::Owner(member) => view! { <Person name=names::member(&ws, Some(member))/> }.into_any(),
        Bar::Channel(channel) => names::channel(&ws, channel).into_any(),
    };
    let unit = ws.workflow.unit;
    let level = Signal::derive(move || {
        let (carries, can) =
            load.with(|load| load.as_ref().map(|l| of_bar(l, bar)).unwrap_or_default());
        let text = match bar {
            Bar::Channel(_) => unit.show(carries),
            _ => format!("{} of {}", carries.rounded(), unit.show(can)),
        };
        let mut level = Level::load(carries.0, can.0, text);
        if matches!(bar, Bar::Channel(_)) {
            level.tone = Tone::Neutral;
        }
        level
    });
    view! { <Meter level>{label}</Meter> }
}

/// What a bar carries, and what it can; a channel is held against all the work chosen.
fn of_bar(load: &Load, bar: Bar) -> (Effort, Effort) {
    match bar {
        Bar::Team => (load.load, load.capacity),
        Bar::Owner(member) => load
            .owners
            .iter()
            .find(|owner| owner.member == member)
            .map(|owner| (owner.load, owner.capacity))
            .unwrap_or_default(),
        Bar::Channel(channel) => load
            .channels
            .iter()
            .find(|one| one.channel == channel)
            .map(|one| (one.load, load.load))
            .unwrap_or_default(),
    }
}

/// Unestimated work, and a sprint shorter than the usual cycle time.
#[component]
fn LoadWarnings(plan: Plan, load: Memo<Option<Load>>) -> impl IntoView {
    let unestimated = move || {
        let ws = plan.store.workspace();
        let open =
            load.with(|load| load.as_ref().map(|l| l.unestimated.clone()).unwrap_or_default());
        let lines: Vec<String> = open.iter().map(|id| names::item(&ws, *id)).collect();
        (!lines.is_empty()).then(|| {
            view! { <Notice title="Not estimated, so not counted" tone=Tone::Watch lines/> }
        })
    };
    let short = move || {
        let text = load::too_short(&*plan.sprint.get()?, &plan.store.workspace())?;
        Some(view! { <Notice title="This sprint may be too short" tone=Tone::Watch text/> })
    };
    view! { {unestimated} {short} }
}

/// Days, time per day, focus and time off, per person.
#[component]
pub(super) fn CapacityFigures(plan: Plan) -> impl IntoView {
    let people = Memo::new(move |_| people(&plan.store.workspace(), plan));
    let content = move || {
        let people = people.get();
        if people.is_empty() {
            return view! { <NothingHere text="No one on the team can own work yet."/> }.into_any();
        }
        let unit = plan.store.workspace_now().workflow.unit.symbol();
        let rows = people.into_iter().map(|member| row(plan, member, unit)).collect();
        let columns = vec![
            ("Owner", false),
            ("Days", true),
            ("Per day", true),
            ("Focus %", true),
            ("Time off", true),
            ("Total", true),
        ];
        view! {
            <DataTable caption="Capacity by owner" columns rows/>
            <p class="small soft">
                "Days are calculated from the dates, company holidays and each person's working week and absences. Clear a field to go back to the calculated value."
            </p>
            <ByHand plan/>
        }
        .into_any()
    };
    view! { <More label="Availability">{content}</More> }
}

/// Whose values were entered by hand, and which.
#[component]
fn ByHand(plan: Plan) -> impl IntoView {
    move || {
        let (ws, sprint) = (plan.store.workspace(), plan.sprint.get()?);
        let edits = sprint.capacity_edits.as_ref()?;
        let said = edits.iter().filter(|(_, edit)| !edit.is_empty()).map(|(member, edit)| {
            let what = [
                edit.days.map(|_| "days"),
                edit.per_day.map(|_| "per day"),
                edit.focus.map(|_| "focus"),
                edit.time_off.map(|_| "time off"),
            ];
            let what: Vec<&str> = what.into_iter().flatten().collect();
            format!("{} ({})", names::member(&ws, Some(*member)), what.join(", "))
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| {
            view! { <p class="small soft">"Entered by hand: " {said.join(", ")} "."</p> }
        })
    }
}

fn people(ws: &Tables, plan: Plan) -> Vec<MemberId> {
    let kept = plan.capacity.get();
    names::members(ws)
        .into_iter()
        .filter(|member| member.can_own_work() || kept.contains_key(&member.id))
        .map(|member| member.id)
        .collect()
}

/// Returns the cells of a person: a field for each value, and the total.
fn row(plan: Plan, member: MemberId, unit: &'static str) -> Vec<AnyView> {
    let name = names::member(&plan.store.workspace_now(), Some(member));
    let cell = |what: &'static str, read: Read, write: Write| {
        view! { <FigureField plan member what read write/> }.into_any()
    };
    let total =
        Memo::new(move |_| capacity_of(plan, member).map(|c| c.total()).unwrap_or_default());
    vec![
        name.into_any(),
        cell("Days", |c| c.length().to_string(), set_days),
        cell(
            "Per day",
            |c| c.per_day.to_string(),
            |c, text, scale| amount::read(text, scale).map(|read| c.per_day = read).map_err(words),
        ),
        cell("Focus", |c| Figure(i64::from(c.focus.0) * 100).to_string(), set_focus),
        cell(
            "Time off",
            |c| c.time_off.to_string(),
            |c, text, scale| amount::read(text, scale).map(|read| c.time_off = read).map_err(words),
        ),
        view! { <span class="number">{move || total.get().to_string()} " " {unit}</span> }
            .into_any(),
    ]
}

fn words(why: AmountError) -> String {
    why.to_string()
}

fn set_days(capacity: &mut Capacity, text: &str, scale: &Scale) -> Result<(), String> {
    let days = amount::days(text, scale.days_per_week).filter(|days| days.0 <= MOST_DAYS);
    capacity.set_length(days.ok_or("Enter up to 366 days, such as 8 or 7.5.")?);
    Ok(())
}

fn set_focus(capacity: &mut Capacity, text: &str, _: &Scale) -> Result<(), String> {
    capacity.focus =
        amount::percent(text).ok_or("Enter a percentage from 1 to 100, such as 70.")?;
    Ok(())
}

/// Shows a value of a person's capacity.
type Read = fn(&Capacity) -> String;

/// Stores a typed value, or says what can be entered.
type Write = fn(&mut Capacity, &str, &Scale) -> Result<(), String>;

/// One value of a person's capacity, edited in place.
#[component]
fn FigureField(
    plan: Plan,
    member: MemberId,
    /// The name of the value.
    what: &'static str,
    read: Read,
    write: Write,
) -> impl IntoView {
    let name = names::member(&plan.store.workspace_now(), Some(member));
    let value =
        Memo::new(move |_| capacity_of(plan, member).as_ref().map_or_else(|| "0".to_owned(), read));
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        let mut all = plan.capacity.get_untracked();
        let Some(mut own) = all.get(&member).copied().or_else(|| usual(plan, member)) else {
            return Err(Refusal::unknown("member"));
        };
        let text = match (text.trim(), usual(plan, member)) {
            // An empty field follows the dates, the calendar and the person again.
            ("", Some(usual)) => read(&usual),
            (text, _) => text.to_owned(),
        };
        let scale = plan.store.workspace_now().workflow.scale();
        write(&mut own, &text, &scale).map_err(Refusal::input)?;
        all.insert(member, own);
        plan.run(SprintCommand::SetCapacity { id: plan.id, capacity: all })
    });
    let field = Field::new(format!("capacity-{what}-{member}"), format!("{what}, {name}"));
    view! { <InlineField kind=Kind::Amount field=field.hidden_label() value save/> }
}

fn capacity_of(plan: Plan, member: MemberId) -> Option<Capacity> {
    plan.capacity.with(|all| all.get(&member).copied())
}

/// Returns the calculated capacity of a person, without values entered by hand.
fn usual(plan: Plan, member: MemberId) -> Option<Capacity> {
    let (ws, sprint) = (plan.store.workspace_now(), plan.sprint.get_untracked()?);
    proposed_capacity(sprint.starts, sprint.ends, &ws).get(&member).copied()
}
