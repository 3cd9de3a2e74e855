//! Loads against capacity: bars that fill while one adds, and the figures behind them.

use leptos::prelude::*;
use std::collections::BTreeMap;

use super::shown::Plan;
use crate::domain::base::figures::{BasisPoints, Effort};
use crate::domain::base::ids::{ChannelId, MemberId};
use crate::domain::base::refusal::Refusal;
use crate::domain::commands::sprint::SprintCommand;
use crate::domain::reads::sprint::load::{self, Load};
use crate::domain::records::sprint::capacity::Capacity;
use crate::domain::tables::record::Tables;
use crate::views::components::{
    DataTable, Field, Level, Meter, More, NothingHere, Notice, Person, Section, Tone,
};
use crate::views::item::inline::{InlineField, Kind, Save};
use crate::views::names;

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
        bars_of(load, |load| {
            let owners = load.owners.iter().map(|owner| Bar::Owner(owner.member));
            std::iter::once(Bar::Team).chain(owners).collect()
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

fn bars_of(load: Memo<Option<Load>>, of: fn(&Load) -> Vec<Bar>) -> Vec<Bar> {
    load.with(|load| load.as_ref().map(of).unwrap_or_default())
}

#[component]
fn BarList(plan: Plan, load: Memo<Option<Load>>, bars: Memo<Vec<Bar>>) -> impl IntoView {
    view! {
        <div class="capacity">
            <For each=move || bars.get() key=|bar| *bar let:bar><LoadBar plan load bar/></For>
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
            _ => format!("{carries} of {}", unit.show(can)),
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
        Some(view! { <Notice title="Shorter than work usually takes" tone=Tone::Watch text/> })
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
            return view! { <NothingHere text="Nobody in the team can own work yet."/> }.into_any();
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
        view! { <DataTable caption="Capacity by owner" columns rows/> }.into_any()
    };
    view! { <More label="Days, focus and time off">{content}</More> }
}

fn people(ws: &Tables, plan: Plan) -> Vec<MemberId> {
    let kept = plan.sprint.with(|s| s.as_ref().map(|s| s.capacity.clone()).unwrap_or_default());
    names::members(ws)
        .into_iter()
        .filter(|member| member.can_own_work() || kept.contains_key(&member.id))
        .map(|member| member.id)
        .collect()
}

/// The cells of a person: a field each, and what they come to.
fn row(plan: Plan, member: MemberId, unit: &'static str) -> Vec<AnyView> {
    let name = names::member(&plan.store.workspace_now(), Some(member));
    let cell = |what: &'static str, read: Read, write: Write| {
        view! { <FigureField plan member what read write/> }.into_any()
    };
    let total =
        Memo::new(move |_| capacity_of(plan, member).map(|c| c.total()).unwrap_or_default());
    vec![
        name.into_any(),
        cell("Days", |c| c.days.to_string(), |c, text| put(&mut c.days, text.parse().ok())),
        cell(
            "Per day",
            |c| c.per_day.to_string(),
            |c, text| put(&mut c.per_day, Effort::parse(text)),
        ),
        cell(
            "Focus",
            |c| (c.focus.0 / 100).to_string(),
            |c, text| {
                let percent = text.trim_end_matches(['%', ' ']).parse::<u32>().ok();
                put(
                    &mut c.focus,
                    percent.filter(|percent| *percent <= 100).map(BasisPoints::percent),
                )
            },
        ),
        cell(
            "Time off",
            |c| c.time_off.to_string(),
            |c, text| put(&mut c.time_off, Effort::parse(text)),
        ),
        view! { <span class="number">{move || total.get().to_string()} " " {unit}</span> }
            .into_any(),
    ]
}

/// Says a figure of a person's capacity.
type Read = fn(&Capacity) -> String;

/// Takes a figure over from what was typed; false where it is none.
type Write = fn(&mut Capacity, &str) -> bool;

/// One figure of a person's capacity, edited where it stands.
#[component]
fn FigureField(
    plan: Plan,
    member: MemberId,
    /// The figure's name.
    what: &'static str,
    read: Read,
    write: Write,
) -> impl IntoView {
    let name = names::member(&plan.store.workspace_now(), Some(member));
    let value =
        Memo::new(move |_| capacity_of(plan, member).as_ref().map_or_else(|| "0".to_owned(), read));
    let save: Save = Callback::new(move |(text, _): (String, _)| {
        let mut all = all_of(plan);
        let mut own = all.get(&member).copied().unwrap_or(Capacity {
            days: 0,
            per_day: Effort::ZERO,
            focus: BasisPoints::WHOLE,
            time_off: Effort::ZERO,
        });
        if !write(&mut own, text.trim()) {
            return Err(Refusal::input("Write a number, such as 6 or 6.5."));
        }
        all.insert(member, own);
        plan.run(SprintCommand::SetCapacity { id: plan.id, capacity: all })
    });
    let field = Field::new(format!("capacity-{what}-{member}"), format!("{what}, {name}"));
    view! { <InlineField kind=Kind::Number field=field.hidden_label() value save/> }
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

fn capacity_of(plan: Plan, member: MemberId) -> Option<Capacity> {
    plan.sprint.with(|sprint| sprint.as_ref()?.capacity.get(&member).copied())
}

fn all_of(plan: Plan) -> BTreeMap<MemberId, Capacity> {
    plan.sprint.get_untracked().map(|sprint| sprint.capacity.clone()).unwrap_or_default()
}
