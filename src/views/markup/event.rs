//! Listeners: one browser listener per element and event, whose handler can be another later.

use leptos::prelude::Owner;
use leptos::tachys::html::event::EventDescriptor;
use leptos::web_sys::{Element, Event};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::part::Part;

/// What runs when an event comes.
pub type Handler = Box<dyn FnMut(Event)>;

/// `on:event=handler`, for `view!`. The event says what type the handler gets.
pub fn on<E>(_: E, mut run: impl FnMut(E::EventType) + 'static) -> Part
where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    Part::On(Box::new(move |event| run(event.unchecked_into())))
}

/// As [`on`], for an event whose type Leptos does not know.
pub fn on_any(run: impl FnMut(Event) + 'static) -> Part {
    Part::On(Box::new(run))
}

/// A handler and who owns what it makes. Taken out while it runs.
type Slot = RefCell<Option<(Owner, Handler)>>;

/// Listens as long as it is kept.
pub(super) struct Listener(Rc<Slot>);

impl Listener {
    pub(super) fn new(element: &Element, event: &str, handler: Handler) -> Self {
        let slot = Rc::new(RefCell::new(None));
        let weak = Rc::downgrade(&slot);
        // The browser drops the closure with the element; by then it reaches nothing any more.
        let listen = Closure::<dyn FnMut(Event)>::new(move |event| run(&weak, event));
        // Throws only for a listener that is no function.
        let _ =
            element.add_event_listener_with_callback(event, listen.into_js_value().unchecked_ref());
        let listener = Self(slot);
        listener.replace(handler);
        listener
    }

    /// Another handler from now on.
    pub(super) fn replace(&self, handler: Handler) {
        *self.0.borrow_mut() = Some((Owner::current().unwrap_or_default(), handler));
    }
}

fn run(slot: &Weak<Slot>, event: Event) {
    let Some((owner, mut handler)) = slot.upgrade().and_then(|slot| slot.borrow_mut().take())
    else {
        return;
    };
    owner.with(|| handler(event));
    // Gone where the handler took its own element away, another where it was replaced.
    if let Some(slot) = slot.upgrade() {
        slot.borrow_mut().get_or_insert((owner, handler));
    }
}
