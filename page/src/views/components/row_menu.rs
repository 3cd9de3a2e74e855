//! The menus of a list's rows: a button in each row, and one menu for the list.
//!
//! A menu in every row would be most of the cost of a row, and all but one are closed.

use super::dom;
use super::icon::{Icon, IconName};
use super::menu::{DOTS, tell};
use super::menu_entry::Entry;
use super::menu_list::MenuList;
use super::row_id::row_id;
use leptos::either::Either;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, Event, HtmlElement};
use std::str::FromStr;

const BUTTON: &str = "[data-row-menu]";

/// The button of a row's menu: three dots with a label.
#[component]
pub fn RowMenuButton(#[prop(into)] label: String) -> impl IntoView {
    let title = label.clone();
    view! {
        <button type="button" class=DOTS data-row-menu aria-haspopup="menu" aria-expanded="false"
            aria-label=label title=title><Icon name=IconName::More/></button>
    }
}

/// The one menu of a list: `use:row_menu=menu` on the list, `<RowMenuHost menu/>` beside it.
#[derive(Clone, Copy)]
pub struct RowMenu {
    entries: Callback<HtmlElement, Vec<Entry>>,
    /// The button whose menu is open.
    open: RwSignal<Option<HtmlElement>, LocalStorage>,
    /// Whether the pressed button had its menu open.
    was_open: StoredValue<bool>,
    /// Changes with each button, so that another row's menu is rendered again and takes focus.
    turn: StoredValue<bool>,
}

impl RowMenu {
    /// Creates the menu; its entries are created when it opens, from the row's id.
    pub fn new<Id: FromStr + 'static>(
        entries: impl Fn(Id) -> Vec<Entry> + Send + Sync + 'static,
    ) -> Self {
        Self {
            entries: Callback::new(move |button: HtmlElement| {
                row_id(&button).map(&entries).unwrap_or_default()
            }),
            open: RwSignal::new_local(None),
            was_open: StoredValue::new(false),
            turn: StoredValue::new(false),
        }
    }

    fn set(self, button: Option<HtmlElement>) {
        if let Some(before) = self.open.get_untracked() {
            tell(&before, false);
        }
        if let Some(button) = &button {
            tell(button, true);
            self.turn.update_value(|turn| *turn = !*turn);
        }
        self.open.set(button);
    }

    /// Notes a press: one outside an open menu closes it before the click arrives, and its own button must
    /// not open it again.
    fn press(self, ev: &PointerEvent) {
        let Some(button) = button_of(ev) else { return };
        let before = self.open.get_untracked();
        self.was_open.set_value(before.as_ref() == Some(&button));
        if before.is_some() {
            self.set(None);
        }
    }

    fn click(self, ev: &MouseEvent) {
        let Some(button) = button_of(ev) else { return };
        let was = self.was_open.try_update_value(std::mem::take).unwrap_or(false);
        let is_open = self.open.get_untracked().is_some();
        self.set((!was && !is_open).then_some(button));
    }

    fn key(self, ev: &KeyboardEvent) {
        if ev.key() == "ArrowDown"
            && !ev.alt_key()
            && let Some(button) = button_of(ev)
        {
            ev.prevent_default();
            self.set(Some(button));
        }
    }
}

fn button_of(ev: &Event) -> Option<HtmlElement> {
    dom::closest(ev.target(), BUTTON)
}

/// The entries while a menu is open.
#[component]
pub fn RowMenuHost(menu: RowMenu) -> impl IntoView {
    let opened = move |button: HtmlElement| {
        let label = button.get_attribute("aria-label").unwrap_or_default();
        let entries = untrack(|| menu.entries.run(button.clone()));
        view! { <MenuList button label entries shut=move || menu.set(None)/> }
    };
    move || {
        let list = menu.open.get().map(opened)?;
        Some(if menu.turn.get_value() { Either::Left(list) } else { Either::Right(list) })
    }
}

/// Opens the menu from the buttons of a list's rows. Put it before `use:row_keys`, which takes the other arrows.
pub fn row_menu(list: Element, menu: RowMenu) {
    dom::listen(&list, "pointerdown", move |ev: PointerEvent| menu.press(&ev));
    dom::listen(&list, "click", move |ev: MouseEvent| menu.click(&ev));
    dom::listen(&list, "keydown", move |ev: KeyboardEvent| menu.key(&ev));
}
