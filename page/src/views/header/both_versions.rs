//! Two people changed one text at the same time: both are offered to the one whose text doesn't stand.

use leptos::prelude::*;

use crate::state::Store;
use crate::state::lost::LostText;
use crate::views::components::{Button, ButtonKind, CopyButton, Notice, Toasts, Tone};
use crate::views::names;
use sprintloop::domain::base::text::with_article;
use sprintloop::domain::records::record_key::RecordKey;
use sprintloop::domain::workspace::Workspace;

/// One notice for each text.
#[component]
pub fn BothVersions(texts: Vec<LostText>, store: Store) -> impl IntoView {
    texts.into_iter().map(|text| view! { <OneText text store/> }).collect_view()
}

#[component]
fn OneText(text: LostText, store: Store) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let ws = store.workspace_now();
    let who = names::member(&ws, Some(text.by));
    let title = format!("{who} and you edited {} at the same time", place(&ws, &text));
    let lines = vec![format!("Now: “{}”", text.theirs), format!("Yours: “{}”", text.mine)];
    let (again, seen, mine) = (text.clone(), text.clone(), text.mine.clone());
    let put_back = move || {
        if let Err(refusal) = store.put_back(&again)
            && let Some(toasts) = toasts
        {
            toasts.say(refusal.to_string());
        }
    };
    view! {
        <Notice title tone=Tone::Watch lines bar=true>
            <Button label="Use mine" small=true kind=ButtonKind::Primary on_press=put_back/>
            <Button label="Keep theirs" small=true on_press=move || store.forget_lost(&seen)/>
            <CopyButton label="Copy mine" text=move || mine.clone()/>
        </Notice>
    }
}

/// "the title of MKT-12".
fn place(ws: &Workspace, text: &LostText) -> String {
    let record = match text.record {
        RecordKey::BacklogItem(id) => ws.items.get(id).map(|item| item.key.to_string()),
        _ => None,
    };
    let record = record.unwrap_or_else(|| with_article(text.record.noun()));
    // The screen's own word.
    let field = match text.field().as_str() {
        "change" => "purpose".to_owned(),
        "notes" if matches!(text.record, RecordKey::Retrospective(_)) => {
            "notes on a topic".to_owned()
        }
        other => other.to_owned(),
    };
    format!("the {field} of {record}")
}
