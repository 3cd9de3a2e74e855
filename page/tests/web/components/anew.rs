//! What is shown anew because something changed: it is not made again where it need not be.

use super::{find, focused, mount, settle, try_find};
use leptos::prelude::*;
use sprintloop_page::views::components::Button;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_button_that_is_shown_anew_keeps_focus_and_does_what_it_now_says() {
    let count = RwSignal::new(1);
    let heard = RwSignal::new(Vec::new());
    let _page = mount(move || {
        move || {
            let now = count.get();
            let press = move || heard.update(|heard| heard.push(now));
            view! { <Button label=format!("Take {now}") id="kept" on_press=press/> }
        }
    })
    .await;
    let kept = find("#kept");
    kept.focus().unwrap();
    for now in [3, 1, 2] {
        count.set(now);
        settle().await;
        assert_eq!(find("#kept"), kept);
        assert_eq!(kept.text_content().unwrap(), format!("Take {now}"));
        kept.click();
    }
    assert_eq!(heard.get_untracked(), [3, 1, 2]);
    assert_eq!(focused(), "kept");
}

#[wasm_bindgen_test]
async fn a_button_may_take_itself_away() {
    let open = RwSignal::new(true);
    let _page = mount(move || {
        let press = move || open.set(false);
        view! { <Show when=move || open.get()><Button label="Leave" id="leave" on_press=press/></Show> }
    })
    .await;
    find("#leave").click();
    settle().await;
    assert!(try_find("#leave").is_none());
    open.set(true);
    settle().await;
    find("#leave").click();
    settle().await;
    assert!(try_find("#leave").is_none());
}
