//! What one tab of a browser does for all of them.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::state::browser::of_navigator;

/// Does something while no other tab of this browser does it; `work` is given what to call when it is done. With
/// `instead` it takes the place of the tab that does it now, whose `lost` is called; a tab that sleeps would not hear
/// of a wish. Without locks every tab does it, which costs requests and loses nothing.
pub(super) fn alone(
    name: &str,
    instead: bool,
    work: impl FnOnce(Box<dyn FnOnce()>) + 'static,
    lost: impl FnOnce() + 'static,
) {
    let Some((locks, request)) = of_navigator("locks", "request") else {
        work(Box::new(|| ()));
        return;
    };
    let work = Closure::once_into_js(move || -> JsValue {
        let mut work = Some(work);
        let mut held = |resolve: Function, _: Function| {
            if let Some(work) = work.take() {
                work(Box::new(move || drop(resolve.call0(&JsValue::NULL))));
            }
        };
        Promise::new(&mut held).into()
    });
    let options = Object::new();
    let _ = Reflect::set(&options, &"steal".into(), &instead.into());
    let held = request.call3(&locks, &JsValue::from_str(name), &options, &work);
    let Ok(held) = held.and_then(JsCast::dyn_into::<Promise>) else { return };
    spawn_local(async move {
        if JsFuture::from(held).await.is_err() {
            lost();
        }
    });
}
