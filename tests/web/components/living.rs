//! Markup that follows signals: what is kept, what takes whose place, and what still listens.

use super::{Mounted, find, mount, settle, try_find};
use leptos::prelude::*;
use leptos::web_sys::{HtmlInputElement, HtmlSelectElement};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

async fn list(rows: RwSignal<Vec<&'static str>>, made: RwSignal<u32>) -> Mounted {
    mount(move || {
        let row = move |id: &'static str| {
            made.update_untracked(|made| *made += 1);
            view! { <button type="button" id=id>{id}</button> }
        };
        view! { <div id="list">"first "<For each=move || rows.get() key=|row| *row let:one>{row(one)}</For><b>"last"</b></div> }
    })
    .await
}

fn words() -> String {
    find("#list").text_content().unwrap()
}

#[wasm_bindgen_test]
async fn rows_move_with_their_key_and_are_made_once() {
    let rows = RwSignal::new(vec!["A", "B", "C", "D"]);
    let made = RwSignal::new(0);
    let _page = list(rows, made).await;
    assert_eq!(words(), "first ABCDlast");
    let b = find("#B");
    for order in [["D", "A", "B", "C"], ["A", "B", "C", "D"], ["D", "C", "B", "A"]] {
        rows.set(order.to_vec());
        settle().await;
        assert_eq!(words(), format!("first {}last", order.concat()));
    }
    assert_eq!(made.get_untracked(), 4);
    assert_eq!(find("#B"), b);
}

#[wasm_bindgen_test]
async fn rows_come_and_go_and_the_one_in_focus_does_not_move() {
    let rows = RwSignal::new(vec!["A", "B", "C"]);
    let _page = list(rows, RwSignal::new(0)).await;
    find("#B").focus().unwrap();
    for order in [vec!["E", "A", "B", "F"], vec!["F", "A", "B", "G"], vec!["B", "G"]] {
        rows.set(order.clone());
        settle().await;
        assert_eq!(words(), format!("first {}last", order.concat()));
        assert_eq!(super::focused(), "B");
    }
    rows.set(Vec::new());
    settle().await;
    assert_eq!(words(), "first last");
    rows.set(vec!["G"]);
    settle().await;
    assert_eq!(words(), "first Glast");
}

#[wasm_bindgen_test]
async fn the_same_markup_keeps_its_element_and_gets_new_values() {
    let count = RwSignal::new(1);
    let heard = RwSignal::new(0);
    let _page = mount(move || {
        view! {
            {move || {
                let now = count.get();
                let class = (now > 1).then(|| format!("many-{now}"));
                view! { <button type="button" id="kept" class=class on:click=move |_| heard.set(now)>{now}{vec!["!"; now]}</button> }
            }}
        }
    })
    .await;
    let kept = find("#kept");
    kept.focus().unwrap();
    for (now, class) in [(3_usize, Some("many-3")), (1, None), (2, Some("many-2"))] {
        count.set(now);
        settle().await;
        assert_eq!(find("#kept"), kept);
        assert_eq!(kept.get_attribute("class").as_deref(), class);
        assert_eq!(kept.text_content().unwrap(), format!("{now}{}", "!".repeat(now)));
        kept.click();
        assert_eq!(heard.get_untracked(), now);
    }
    assert_eq!(super::focused(), "kept");
}

#[wasm_bindgen_test]
async fn other_markup_takes_its_place_in_order_and_nothing_leaves_nothing() {
    let which = RwSignal::new(0);
    let _page = mount(move || {
        let some = move || (which.get() == 1).then(|| view! { <i>"one"</i><i>"two"</i> });
        let text = move || if which.get() == 2 { "three" } else { "" };
        view! { <p id="place">"<" {some} {text} {move || which.get().to_string()} ">"</p> }
    })
    .await;
    for (now, words) in [(1, "<onetwo1>"), (2, "<three2>"), (0, "<0>"), (1, "<onetwo1>")] {
        which.set(now);
        settle().await;
        assert_eq!(find("#place").text_content().unwrap(), words);
    }
    assert!(try_find("#place i").is_some());
}

#[wasm_bindgen_test]
async fn a_property_is_set_once_its_element_has_content() {
    let (value, on) = (RwSignal::new("b".to_owned()), RwSignal::new(true));
    let _page = mount(move || {
        let options = move || ["a", "b", "c"].map(|one| view! { <option value=one>{one}</option> });
        view! {
            <select id="chosen" prop:value=move || value.get()>{options}</select>
            <input type="checkbox" id="on" prop:checked=on />
        }
    })
    .await;
    let chosen: HtmlSelectElement = find("#chosen").unchecked_into();
    let checked: HtmlInputElement = find("#on").unchecked_into();
    assert_eq!((chosen.value().as_str(), checked.checked()), ("b", true));
    value.set("c".into());
    on.set(false);
    settle().await;
    assert_eq!((chosen.value().as_str(), checked.checked()), ("c", false));
}

#[wasm_bindgen_test]
async fn a_handler_may_take_its_own_element_away() {
    let (open, heard) = (RwSignal::new(true), RwSignal::new(0));
    let _page = mount(move || {
        let press = move |_| {
            heard.update(|heard| *heard += 1);
            open.set(false);
        };
        view! { {move || open.get().then(|| view! { <button type="button" id="leave" on:click=press>"Leave"</button> })} }
    })
    .await;
    let leave = find("#leave");
    leave.click();
    settle().await;
    assert!(try_find("#leave").is_none());
    leave.click();
    assert_eq!(heard.get_untracked(), 1, "what left the page listens no more");
}

#[wasm_bindgen_test]
async fn rows_that_come_take_over_the_elements_of_rows_that_go() {
    let rows = RwSignal::new(vec!["A", "B", "C", "D"]);
    let pressed = RwSignal::new("");
    let _page = mount(move || {
        let row = move |id: &'static str| {
            let owned = RwSignal::new(id);
            let again = move || owned.get().to_lowercase();
            view! { <button type="button" id=id title=again on:click=move |_| pressed.set(owned.get_untracked())>{id}{again}</button> }
        };
        view! { <div id="list"><For each=move || rows.get() key=|row| *row record=|row| *row let:one>{row(one)}</For></div> }
    })
    .await;
    let (a, b, c, d) = (find("#A"), find("#B"), find("#C"), find("#D"));
    c.focus().unwrap();
    rows.set(vec!["B", "E", "F", "G", "H"]);
    settle().await;
    assert_eq!(words(), "BbEeFfGgHh");
    assert_eq!(find("#B"), b, "a row that stays keeps its element");
    assert_eq!(find("#E"), d, "the element that stands there already");
    assert!(["#F", "#G", "#H"].into_iter().any(|id| find(id) == a), "or one from elsewhere");
    assert!(!c.is_connected(), "an element in use goes with its row");
    for (element, id) in [(d, "E"), (a.clone(), &*a.id())] {
        element.click();
        assert_eq!(pressed.get_untracked(), id);
        assert_eq!(element.title(), id.to_lowercase());
    }
    rows.set(Vec::new());
    settle().await;
    assert_eq!(words(), "");
}

#[wasm_bindgen_test]
async fn a_row_of_the_same_record_keeps_its_element_and_focus() {
    let rows = RwSignal::new(vec![("A", 1), ("B", 1)]);
    let _page = mount(move || {
        let row = |(id, revision): (&'static str, u32)| {
            view! { <button type="button" id=id>{id}{revision}</button> }
        };
        view! { <div id="list"><For each=move || rows.get() key=|row| *row record=|row| row.0 let:one>{row(one)}</For></div> }
    })
    .await;
    let b = find("#B");
    b.focus().unwrap();
    rows.set(vec![("C", 1), ("B", 2)]);
    settle().await;
    assert_eq!(words(), "C1B2");
    assert_eq!((find("#B"), super::focused()), (b, "B".to_owned()));
}
