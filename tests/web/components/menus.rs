//! A menu is used by keys as well as by pointer.

use super::{Mounted, find, focused, key, mount, settle, try_find};
use sprintloop::views::components::{Entry, Menu};
use sprintloop::views::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

async fn move_menu(chosen: RwSignal<&'static str>) -> Mounted {
    let page = mount(move || {
        Menu::new("Move to").id("move").show(move || {
            vec![
                Entry::press("Active", move || chosen.set("active")),
                Entry::press("Blocked", move || chosen.set("blocked")),
                Entry::press("Done", move || chosen.set("done"))
                    .held(true)
                    .note("2 criteria are open"),
            ]
        })
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
