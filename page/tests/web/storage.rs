//! The browser's own storage: it keeps text, and another tab's word arrives.

use sprintloop::domain::base::ids::{Id, WorkspaceId};
use sprintloop::storage::{Keeper, Kept, LocalShelf, Shelf};
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browsers_shelf_gives_back_what_it_was_given() {
    let key = "sprintloop:test:shelf";
    assert_eq!(LocalShelf.get(key), Ok(None));
    assert_eq!(LocalShelf.set(key, "שלום 😀"), Ok(()));
    assert_eq!(LocalShelf.get(key).unwrap().as_deref(), Some("שלום 😀"));
    assert_eq!(LocalShelf.keys("sprintloop:test:"), Ok(vec![key.to_owned()]));
    assert_eq!(LocalShelf.remove(key), Ok(()));
    assert_eq!(LocalShelf.keys("sprintloop:test:"), Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn an_empty_browser_opens_an_empty_workspace() {
    let id = WorkspaceId::from_uuid(Uuid::new_v4());
    let keeper = Keeper::open(Box::new(LocalShelf), id, "web".to_owned());
    assert_eq!(keeper.kept(), Kept::Written);
    assert!(keeper.is_blank());
}
