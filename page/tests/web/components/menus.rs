//! A menu is used by keys as well as by pointer.

use super::{Mounted, find, focused, key, mount, settle, try_find};
use leptos::prelude::*;
use leptos::web_sys::{PointerEvent, PointerEventInit};
use sprintloop_page::views::components::{
    Entry, Keyed, Menu, RowKeys, RowMenu, RowMenuButton, RowMenuHost, row_keys, row_menu,
};
use wasm_bindgen_test::wasm_bindgen_test;

async fn move_menu(chosen: RwSignal<&'static str>) -> Mounted {
    let page = mount(move || {
        let entries = move || {
            vec![
                Entry::press("Active", move || chosen.set("active")),
                Entry::press("Blocked", move || chosen.set("blocked")),
                Entry::press("Done", move || chosen.set("done"))
                    .held(true)
                    .note("2 criteria are open"),
            ]
        };
        view! { <Menu label="Move to" id="move" entries/> }
    })
    .await;
    find("#move").focus().unwrap();
    find("#move").click();
    settle().await;
    page
}

#[wasm_bindgen_test]
async fn arrows_and_letters_move_and_escape_gives_focus_back() {
    let _page = move_menu(RwSignal::new("")).await;
    assert_eq!(focused(), "Active");
    key("ArrowUp");
    assert!(focused().starts_with("Done"));
    key("b");
    assert_eq!(focused(), "Blocked");
    key("Escape");
    settle().await;
    assert!(try_find(".menu").is_none());
    assert_eq!(focused(), "move");
}

#[wasm_bindgen_test]
async fn does_what_is_chosen_and_nothing_that_is_held() {
    let chosen = RwSignal::new("");
    let _page = move_menu(chosen).await;
    find(".menu__item[aria-disabled]").click();
    settle().await;
    assert_eq!(chosen.get_untracked(), "");
    assert!(try_find(".menu").is_some());
    find(".menu__item:nth-of-type(2)").click();
    settle().await;
    assert_eq!(chosen.get_untracked(), "blocked");
    assert!(try_find(".menu").is_none());
}

async fn listed(rows: RwSignal<Vec<&'static str>>, chosen: RwSignal<String>) -> Mounted {
    mount(move || {
        let menu = RowMenu::new(move |row: String| {
            vec![Entry::press(format!("Open {row}"), move || chosen.set(row.clone()))]
        });
        view! {
            <ul use:row_menu=menu use:row_keys=RowKeys::new()>
                <Keyed each=move || rows.get() key=|row| *row let:row>
                    <li data-row=row tabindex="-1">{row}<RowMenuButton label=format!("More for {row}")/></li>
                </Keyed>
            </ul>
            <RowMenuHost menu/>
        }
    })
    .await
}

fn press(row: &str) {
    let button = find(&format!("[data-row={row}] button"));
    let down = PointerEventInit::new();
    down.set_bubbles(true);
    let down = PointerEvent::new_with_event_init_dict("pointerdown", &down).unwrap();
    button.dispatch_event(&down).unwrap();
    button.click();
}

fn expanded(row: &str) -> Option<String> {
    find(&format!("[data-row={row}] button")).get_attribute("aria-expanded")
}

#[wasm_bindgen_test]
async fn one_menu_serves_every_row_of_a_list() {
    let chosen = RwSignal::new(String::new());
    let _page = listed(RwSignal::new(vec!["A", "B"]), chosen).await;
    press("B");
    settle().await;
    assert_eq!((focused().as_str(), expanded("B").as_deref()), ("Open B", Some("true")));
    press("A");
    settle().await;
    assert_eq!((focused().as_str(), expanded("B").as_deref()), ("Open A", Some("false")));
    press("A");
    settle().await;
    assert!(try_find(".menu").is_none(), "its own button closes it");
    find("[data-row=A] button").focus().unwrap();
    key("ArrowDown");
    settle().await;
    assert_eq!(focused(), "Open A", "the arrow opens the menu and leaves the row where it is");
    find(".menu__item").click();
    settle().await;
    assert_eq!((chosen.get_untracked().as_str(), expanded("A").as_deref()), ("A", Some("false")));
    assert!(try_find(".menu").is_none());
}
