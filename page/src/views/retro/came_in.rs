//! What came back from people elsewhere, by file or by link: a line for each.

use leptos::prelude::*;

use crate::views::components::{Badge, Row, Rows, Tone};
use sprintloop::domain::base::text::number_of;
use sprintloop::domain::records::retrospective::record::Retrospective;
use sprintloop::domain::rules::retrospective::take_in::Brings;

/// The result of one answer: its file or its author, and the line about it.
pub(super) type Came = (String, Result<String, String>);

/// The results, read out when they change.
#[component]
pub(super) fn CameList(came: RwSignal<Vec<Came>>) -> impl IntoView {
    let lines = move || {
        let rows: Vec<_> = came.get().into_iter().map(|came| view! { <CameIn came/> }).collect();
        (!rows.is_empty()).then(|| view! { <Rows rows none=""/> })
    };
    view! { <div role="status">{lines}</div> }
}

/// The result of one answer.
#[component]
fn CameIn(came: Came) -> impl IntoView {
    let (name, said) = came;
    let (mark, tone, said) = match said {
        Ok(said) => ("Added", Tone::Good, said),
        Err(why) => ("Not added", Tone::Stop, format!("{why} Nothing was added.")),
    };
    view! {
        <Row end=move || view! { <Badge text=mark tone/> }>{name}" "<span class="small soft">{said}</span></Row>
    }
}

/// Says what cards it added. It gives no count of anonymous cards.
pub(super) fn words(retro: &Retrospective, brings: Brings) -> String {
    if brings.known {
        return "already added".to_owned();
    }
    if !retro.signed {
        return "cards added".to_owned();
    }
    let part =
        |count, what: &str| (count > 0).then(|| format!("{} {what}", number_of(count, "card")));
    let parts =
        [part(brings.new, "new"), part(brings.changed, "changed"), part(brings.gone, "removed")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "no changes".to_owned() } else { parts.join(", ") }
}
