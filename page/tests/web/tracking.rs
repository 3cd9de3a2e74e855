//! What a screen reads outside tracking stays as it was when that changes: a button that does nothing. Leptos says so on the
//! console of a development build, as these tests are; so every screen is opened once with the sample team.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use js_sys::Reflect;
use leptos::prelude::*;
use sprintloop_page::views::app::App;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::components::{button, mount, settle, try_find};

/// So often it is looked whether something is there.
const PATIENCE: usize = 200;

/// Collects what is written to the console as a warning, until it is dropped.
struct Warnings {
    console: JsValue,
    before: JsValue,
    heard: Rc<RefCell<Vec<String>>>,
}

impl Warnings {
    fn collect() -> Self {
        let console = Reflect::get(&js_sys::global(), &"console".into()).unwrap();
        let before = Reflect::get(&console, &"warn".into()).unwrap();
        let heard = Rc::new(RefCell::new(Vec::new()));
        let all = Rc::clone(&heard);
        let hear = Closure::<dyn Fn(JsValue)>::new(move |text: JsValue| {
            let address = window().location().hash().unwrap_or_default();
            let text = text.as_string().unwrap_or_default();
            all.borrow_mut().push(format!("{address}: {text}"));
        });
        Reflect::set(&console, &"warn".into(), &hear.into_js_value()).unwrap();
        Self { console, before, heard }
    }
}

impl Drop for Warnings {
    fn drop(&mut self) {
        let _ = Reflect::set(&self.console, &"warn".into(), &self.before);
    }
}

async fn wait_for(what: &str, is_there: impl Fn() -> bool) {
    for _ in 0..PATIENCE {
        if is_there() {
            return;
        }
        settle().await;
    }
    panic!("{what} does not come");
}

/// The addresses of the links that match.
fn addresses(selector: &str) -> Vec<String> {
    let links = document().query_selector_all(selector).unwrap();
    let address =
        |at| links.get(at)?.dyn_into::<leptos::web_sys::Element>().ok()?.get_attribute("href");
    (0..links.length()).filter_map(address).collect()
}

/// Opens screens and what is folded away on them.
async fn open(addresses: Vec<String>) {
    for address in addresses {
        window().location().set_hash(&address).unwrap();
        settle().await;
        wait_for(&address, || try_find("main h1").is_some() && try_find("main .loading").is_none())
            .await;
        let folded = document().query_selector_all("main details:not([open])").unwrap();
        for at in 0..folded.length() {
            let folded: leptos::web_sys::Element = folded.get(at).unwrap().dyn_into().unwrap();
            folded.set_attribute("open", "").unwrap();
        }
        settle().await;
    }
}

#[wasm_bindgen_test]
async fn no_screen_reads_anything_untracked() {
    let page = mount(|| view! { <App wish=None/> }.into_any()).await;
    let warnings = Warnings::collect();
    wait_for("the first screen", || try_find("main h1").is_some()).await;
    button("Explore a sample team").click();
    wait_for("the sample team", || try_find(".toast").is_some()).await;
    let screens = addresses("nav[aria-label=Main] a[href]");
    assert!(screens.len() > 10, "{screens:?}");
    open(screens).await;
    let set_up = ["#/priorities", "#/workflow", "#/handbook", "#/data"];
    open(set_up.map(str::to_owned).into()).await;
    let others = ["#/request", "#/update", "#/backlog/MKT-11", "#/backlog?refine=1", "#/retro"];
    open(others.map(str::to_owned).into()).await;
    button("Start retrospective").click();
    wait_for("the session", || try_find("nav[aria-label=Steps]").is_some()).await;
    let steps = addresses("nav[aria-label=Steps] a");
    assert!(steps.len() > 5, "{steps:?}");
    open(steps).await;
    drop(page);
    LocalStorage::clear();
    let mut heard = warnings.heard.take();
    heard.retain(|text| text.contains("outside a reactive tracking context"));
    heard.dedup();
    assert!(heard.is_empty(), "{}", heard.join("\n"));
}
