//! The page for someone who writes cards or votes on a device of their own, without a workspace. They open a link or a
//! file, and get a text or a file to send back.

mod cards;
mod filling;
mod forms;
mod send_back;
mod votes;
mod whose;

use leptos::prelude::*;

use self::cards::YourCards;
use self::filling::Filling;
use self::forms::{PackForm, WhoForm};
use self::votes::YourVotes;
use self::whose::{Returning, Whose};
use super::components::{Asking, ButtonKind, LinkButton, Notice, PageTitle, QuestionDialog, Tone};
use crate::state::{Route, Store, address};

/// The screen.
#[component]
pub fn PreWorkScreen() -> impl IntoView {
    let store = Store::here();
    let f = Filling::begin(store);
    let asking = Asking::new();
    address::on_change(move || f.open_address());
    // Redrawn for another session, another person or another task, not for each card.
    let whose = Memo::new(move |_| {
        let work = f.work.get()?;
        let votes = work.link.and_then(|link| link.paper).map(|paper| paper.mark);
        Some((work.pack.retrospective, work.answer.map(|answer| answer.who), votes))
    });
    let body = move || match (f.broken.get(), whose.get()) {
        (None, Some((_, Some(who), _))) if f.asks.get() == Some(who) => {
            view! { <Returning f who/> }.into_any()
        }
        (Some(why), _) => view! { <Broken why/> }.into_any(),
        (None, None) => view! { <PackForm f/> }.into_any(),
        (None, Some((_, None, _))) => view! { <WhoForm f/> }.into_any(),
        (None, Some((_, Some(_), None))) => view! { <Whose f asking/><YourCards f/> }.into_any(),
        (None, Some((_, Some(_), Some(_)))) => view! { <Whose f asking/><YourVotes f/> }.into_any(),
    };
    let title = move || match f.work.get() {
        Some(work) => work.pack.name.to_string(),
        None => "Your cards".to_owned(),
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title>
                <LinkButton label="Open Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
            <QuestionDialog asking/>
        </div>
    }
}

/// A link that can't be opened. What was written before stays.
#[component]
fn Broken(why: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Stop title="This link can't be opened" text=why said=true>
            <LinkButton label="Open a file instead" href=Route::Cards.hash()/>
        </Notice>
    }
}
