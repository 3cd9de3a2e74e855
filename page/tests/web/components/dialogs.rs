//! A dialog asks before typed text is lost, keeps a draft, and gives focus back.

use super::{Mounted, button, find, focused, key, mount, settle, try_find, write, written};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use sprintloop_page::views::components::{Button, Dialog, Form, FormView, ReasonDialog, TextArea};
use wasm_bindgen_test::wasm_bindgen_test;

#[component]
fn BlockerPage(name: &'static str) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button label="Report a blocker" id="opener" on_press=move || open.set(true)/>
        <Dialog id=format!("{name}-dialog") title="Report a blocker" open><BlockerForm name open/></Dialog>
    }
}

#[component]
fn BlockerForm(name: &'static str, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new(name);
    let why = RwSignal::new(String::new());
    view! {
        <FormView form verb="Save blocker" on_submit=move || open.set(false)>
            <TextArea field=form.field("why", "Why") value=why/>
        </FormView>
    }
}

async fn blocker_dialog(name: &'static str) -> Mounted {
    let page = mount(move || view! { <BlockerPage name/> }).await;
    open().await;
    page
}

async fn open() {
    find("#opener").focus().unwrap();
    find("#opener").click();
    settle().await;
}

#[wasm_bindgen_test]
async fn closes_on_escape_and_gives_focus_back() {
    let _page = blocker_dialog("plain").await;
    assert_eq!(focused(), "plain-why");
    key("Escape");
    settle().await;
    assert!(try_find("dialog").is_none());
    assert_eq!(focused(), "opener");
}

#[wasm_bindgen_test]
async fn asks_before_what_was_typed_is_lost_and_keeps_a_draft() {
    let _page = blocker_dialog("draft").await;
    write("#draft-why", "Waiting for the account list");
    key("Escape");
    settle().await;
    assert_eq!(focused(), "draft-dialog-keep-writing");
    button("Save draft and close").click();
    settle().await;
    assert!(try_find("dialog").is_none());

    open().await;
    assert_eq!(written("#draft-why"), "Waiting for the account list");
    button("Start over").click();
    settle().await;
    assert_eq!(written("#draft-why"), "");
}

#[wasm_bindgen_test]
async fn what_is_typed_right_after_a_draft_is_restored_stays() {
    let _page = blocker_dialog("swift").await;
    write("#swift-why", "Waiting for the account list");
    key("Escape");
    settle().await;
    button("Save draft and close").click();
    settle().await;
    find("#opener").click();
    // As soon as it is there, and before the next frame.
    for _ in 0..200 {
        if try_find("#swift-why").is_some() && !written("#swift-why").is_empty() {
            break;
        }
        TimeoutFuture::new(0).await;
    }
    write("#swift-why", "The list is here");
    settle().await;
    assert_eq!(written("#swift-why"), "The list is here");
}

#[wasm_bindgen_test]
async fn keeps_no_draft_of_what_was_saved_or_discarded() {
    let _page = blocker_dialog("done").await;
    write("#done-why", "Legal has not answered");
    button("Save blocker").click();
    settle().await;
    open().await;
    assert_eq!(written("#done-why"), "");

    write("#done-why", "Legal has not answered");
    key("Escape");
    settle().await;
    button("Discard").click();
    settle().await;
    open().await;
    assert_eq!(written("#done-why"), "");
}

#[wasm_bindgen_test]
async fn stays_open_however_often_escape_is_pressed_over_typed_text() {
    let _page = blocker_dialog("escape").await;
    write("#escape-why", "x");
    for _ in 0..4 {
        key("Escape");
        settle().await;
    }
    assert!(try_find("dialog[open]").is_some());
    assert_eq!(written("#escape-why"), "x");
}

#[wasm_bindgen_test]
async fn a_reason_that_is_refused_stays_with_the_sentence_that_refused_it() {
    let open = RwSignal::new(true);
    let _page = mount(move || {
        view! {
            <ReasonDialog id="override" title="Start over capacity" verb="Override" open
                presets=["Agreed with Priya".to_owned()]
                on_reason=|_| Err("The Marketing lead decides this.".into())/>
        }
    })
    .await;
    button("Override").click();
    settle().await;
    assert!(find("#override-reason-error").text_content().unwrap().contains("kept on record"));
    button("Agreed with Priya").click();
    settle().await;
    button("Override").click();
    settle().await;
    assert!(
        find("#override-errors")
            .text_content()
            .unwrap()
            .contains("The Marketing lead decides this.")
    );
    assert_eq!(written("#override-reason"), "Agreed with Priya");
    open.set(false);
    settle().await;
}
