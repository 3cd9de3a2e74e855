//! Carrying a row by pointer: it says where it was put, and moves nothing itself.

use super::{Mounted, find, key, mount, settle, try_find};
use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, PointerEvent, PointerEventInit};
use sprintloop_page::views::components::{Dropped, Drops, drag_rows};
use wasm_bindgen_test::wasm_bindgen_test;

async fn column(dropped: RwSignal<Option<Dropped<String>>>) -> Mounted {
    mount(move || {
        let on_drop = Drops::new(move |drop: Dropped<String>| dropped.set(Some(drop)));
        let row = |id: &'static str| {
            view! {
                <li data-row=id data-drag style:height="40px">
                    <span data-drag-handle="" class="handle">"::"</span>{id}<button type="button">"Open"</button>
                </li>
            }
        };
        view! { <ul data-drop="active" style:margin="0" use:drag_rows=on_drop>{row("A")}{row("B")}{row("C")}</ul> }
    })
    .await
}

fn pointer(target: &HtmlElement, name: &str, kind: &str, y: f64) {
    let area = target.get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_is_primary(true);
    init.set_pointer_id(1);
    init.set_pointer_type(kind);
    init.set_client_x((area.left() + 4.0) as i32);
    init.set_client_y(y as i32);
    target.dispatch_event(&PointerEvent::new_with_event_init_dict(name, &init).unwrap()).unwrap();
}

fn middle(selector: &str) -> f64 {
    let area = find(selector).get_bounding_client_rect();
    area.top() + area.height() / 2.0
}

fn carry(from: &str, kind: &str, to: f64) {
    let start = find(from);
    pointer(&start, "pointerdown", kind, middle(from));
    pointer(&start, "pointermove", kind, middle(from) + 10.0);
    pointer(&start, "pointermove", kind, to);
}

#[wasm_bindgen_test]
async fn says_between_which_rows_it_was_put() {
    let dropped = RwSignal::new(None);
    let _page = column(dropped).await;
    carry("[data-row=A]", "mouse", middle("[data-row=B]") + 15.0);
    assert!(try_find(".drag-ghost").is_some());
    assert!(find("[data-row=A]").is_connected(), "the row stays mounted");
    pointer(&find("[data-row=A]"), "pointerup", "mouse", middle("[data-row=B]") + 15.0);
    let put = dropped.get_untracked().unwrap();
    assert_eq!((put.id.as_str(), put.target.as_str(), put.index), ("A", "active", 1));
    assert_eq!((put.after.as_deref(), put.before.as_deref()), (Some("B"), Some("C")));
    assert!(
        try_find(".drag-ghost, [data-dragging], [data-drop-here], [data-drop-before]").is_none()
    );
}

#[wasm_bindgen_test]
async fn escape_takes_it_back() {
    let dropped = RwSignal::new(None);
    let _page = column(dropped).await;
    carry("[data-row=A]", "mouse", middle("[data-row=C]"));
    key("Escape");
    settle().await;
    pointer(&find("[data-row=A]"), "pointerup", "mouse", middle("[data-row=C]"));
    assert_eq!(dropped.get_untracked(), None);
    assert!(try_find(".drag-ghost").is_none());
}

#[wasm_bindgen_test]
async fn a_finger_carries_by_the_handle_alone_and_a_button_is_never_a_handle() {
    let dropped = RwSignal::new(None);
    let _page = column(dropped).await;
    carry("[data-row=A]", "touch", middle("[data-row=C]"));
    assert!(try_find(".drag-ghost").is_none(), "a finger on the row scrolls");
    carry("[data-row=A] button", "mouse", middle("[data-row=C]"));
    assert!(try_find(".drag-ghost").is_none());
    // By the handle it lifts the row once it has rested there.
    let handle = find("[data-row=A] .handle");
    pointer(&handle, "pointerdown", "touch", middle("[data-row=A] .handle"));
    for _ in 0..200 {
        if try_find(".drag-ghost").is_some() {
            break;
        }
        settle().await;
    }
    assert!(try_find(".drag-ghost").is_some());
    pointer(&handle, "pointermove", "touch", middle("[data-row=C]"));
    pointer(&find("[data-row=A]"), "pointerup", "touch", middle("[data-row=C]"));
    assert!(dropped.get_untracked().is_some());
}
