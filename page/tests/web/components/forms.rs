//! A form that is refused loses nothing and says what to mend.

use super::{Mounted, button, find, focused, key, key_with, mount, settle, write, written};
use leptos::prelude::*;
use leptos::web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use sprintloop_page::views::components::{
    Button, CheckboxField, Field, Form, FormView, More, Problem, SelectField, SuggestArea,
    Suggested, TextArea,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

async fn request_form(sent: RwSignal<usize>) -> Mounted {
    mount(move || {
        let form = Form::new("request");
        let problem = RwSignal::new(String::new());
        let why = RwSignal::new(String::new());
        let submit = move || {
            form.require("problem", problem, "Say what the problem is.");
            if form.is_clean() {
                sent.update(|count| *count += 1);
            }
        };
        view! {
            <FormView form verb="Submit request" on_submit=submit>
                <TextArea field=form.field("problem", "Problem").hint("One line.").required() value=problem/>
                <TextArea field=form.field("why", "Why now") value=why/>
            </FormView>
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn says_what_is_wrong_beside_the_field_and_on_top() {
    let sent = RwSignal::new(0);
    let _page = request_form(sent).await;
    write("#request-why", "Sales asked twice");
    button("Submit request").click();
    settle().await;
    assert_eq!(sent.get_untracked(), 0);
    assert_eq!(focused(), "request-errors");
    assert_eq!(find("#request-problem").get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(
        find("#request-problem-error").text_content().unwrap().contains("Say what the problem is.")
    );
    assert_eq!(written("#request-why"), "Sales asked twice");

    find("#request-errors a").click();
    settle().await;
    assert_eq!(focused(), "request-problem");
}

#[wasm_bindgen_test]
async fn is_sent_by_ctrl_enter_once_it_is_mended() {
    let sent = RwSignal::new(0);
    let _page = request_form(sent).await;
    button("Submit request").click();
    settle().await;
    write("#request-problem", "No one answers demo requests on Fridays");
    find("#request-problem").focus().unwrap();
    key_with("Enter", false, true);
    settle().await;
    assert_eq!(sent.get_untracked(), 1);
    assert!(find("#request-errors").has_attribute("hidden"));
    assert_eq!(find("#request-problem").get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_refusal_offers_its_ways_and_goes_once_one_is_taken() {
    let _page = mount(|| {
        let form = Form::new("ways");
        let mend = |form: Form| {
            view! { <Button label="Act as Ines" on_press=move || form.clear()/> }.into_any()
        };
        let submit = move || {
            form.problem(Problem::new("The lead decides.", Some(std::sync::Arc::new(mend))));
        };
        view! { <FormView form verb="Save the goal" on_submit=submit><p>"One goal."</p></FormView> }
    })
    .await;
    button("Save the goal").click();
    settle().await;
    assert_eq!(focused(), "ways-errors");
    assert!(find("#ways-errors").text_content().unwrap().contains("The lead decides."));
    button("Act as Ines").click();
    settle().await;
    assert!(find("#ways-errors").has_attribute("hidden"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_behind_more_is_opened_before_it_has_focus() {
    let _page = mount(|| {
        let form = Form::new("folded");
        let days = RwSignal::new(String::new());
        let submit = move || form.error("days", "Write a whole number.");
        view! {
            <FormView form verb="Save the rules" on_submit=submit>
                <More label="More"><TextArea field=form.field("days", "Days") value=days/></More>
            </FormView>
        }
    })
    .await;
    button("Save the rules").click();
    settle().await;
    find("#folded-errors a").click();
    settle().await;
    assert_eq!(focused(), "folded-days");
}

#[wasm_bindgen_test]
async fn a_choice_shows_its_value_though_what_can_be_chosen_comes_later() {
    let (value, on) = (RwSignal::new("b".to_owned()), RwSignal::new(true));
    let choices = RwSignal::new(Vec::new());
    let _page = mount(move || {
        let form = Form::new("choice");
        view! {
            <SelectField field=form.field("one", "One of them") value choices/>
            <CheckboxField field=form.field("on", "On") value=on/>
        }
    })
    .await;
    let chosen: HtmlSelectElement = find("#choice-one").unchecked_into();
    let checked: HtmlInputElement = find("#choice-on").unchecked_into();
    choices.set(["a", "b", "c"].map(|one| (one.to_owned(), one.to_uppercase())).to_vec());
    settle().await;
    assert_eq!((chosen.value().as_str(), checked.checked()), ("b", true));
    value.set("c".into());
    on.set(false);
    settle().await;
    assert_eq!((chosen.value().as_str(), checked.checked()), ("c", false));
}

#[wasm_bindgen_test]
async fn a_key_right_behind_a_taken_suggestion_stands_behind_it() {
    let value = RwSignal::new(String::new());
    let suggest = |before: String| {
        let at = before.find('@')?;
        Some(Suggested { at, texts: vec!["@Jonas Weber".to_owned()] })
    };
    let _page = mount(move || {
        let field = Field::new("comment", "Comment");
        view! { <SuggestArea field value label="People" suggest/> }
    })
    .await;
    find("#comment").focus().unwrap();
    write("#comment", "Ask @jo");
    settle().await;
    key("Enter");
    // The next frame has not come yet.
    let area: HtmlTextAreaElement = find("#comment").dyn_into().unwrap();
    assert_eq!(area.value(), "Ask @Jonas Weber ");
    area.set_range_text("and").unwrap();
    assert_eq!(area.value(), "Ask @Jonas Weber and");
}
