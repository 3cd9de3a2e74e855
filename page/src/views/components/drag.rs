//! Drag and drop of rows with mouse, pen or finger. The row stays in place until the drop is dispatched.
//!
//! Marks: `data-drag` on a row (`data-row=id`) that can be dragged, `data-drag-handle` on its handle (the only part
//! a finger can drag), `data-drag-name` on a label that a mouse drags by, `data-drop=name` on a drop target. It reports the drop; it moves nothing itself.

use super::dom;
use super::drag_target::{self, Place};
use super::dropped::Dropped;
use gloo_timers::callback::{Interval, Timeout};
use leptos::ev::{Event, KeyboardEvent, PointerEvent, TouchEvent};
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use std::cell::RefCell;
use std::rc::Rc;
use std::str::FromStr;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// How far a press moves before it becomes a drag, in pixels.
const SLACK: f64 = 5.0;
const EVERY_MS: u32 = 16;
/// How long a finger is held on a handle before the row is lifted, in milliseconds.
const HOLD_MS: u32 = 180;

/// What a list does with a dropped row.
#[derive(Clone, Copy)]
pub struct Drops(Callback<(HtmlElement, Place)>);

impl Drops {
    /// Runs with the ids of the rows, as the view knows them.
    pub fn new<Id: FromStr + 'static, To: FromStr + 'static>(
        run: impl Fn(Dropped<Id, To>) + Send + Sync + 'static,
    ) -> Self {
        Self(Callback::new(move |(row, place): (HtmlElement, Place)| {
            if let Some(dropped) = place.dropped(&row) {
                run(dropped);
            }
        }))
    }
}

/// Makes an element's rows draggable: `<div use:drag_rows=Drops::new(move |dropped: Dropped<ItemId>| …)>`.
pub fn drag_rows(container: Element, drops: Drops) {
    let Ok(container) = container.dyn_into::<HtmlElement>() else {
        return;
    };
    let drag = Rc::new(Drag { container: container.clone(), drops, now: RefCell::new(None) });
    let on = |name: &'static str, run: fn(&Rc<Drag>, &PointerEvent)| {
        let drag = drag.clone();
        dom::listen(&container, name, move |ev: PointerEvent| run(&drag, &ev));
    };
    on("pointerdown", Drag::press);
    on("pointermove", Drag::pointer_moved);
    on("pointerup", Drag::release);
    on("pointercancel", |drag, _| drag.cancel());
    on("lostpointercapture", Drag::capture_lost);
    // A lifted row moves with the finger; the page stays. The browser asks before it begins to scroll.
    dom::listen(&container, "touchmove", {
        let drag = drag.clone();
        move |ev: TouchEvent| {
            if drag.is_lifted() {
                ev.prevent_default();
            }
        }
    });
    // A held finger asks for no menu of the browser.
    dom::listen(&container, "contextmenu", {
        let drag = drag.clone();
        move |ev: Event| {
            if drag.is_lifted() {
                ev.prevent_default();
            }
        }
    });
    // A link inside a row must not start the browser's own drag.
    dom::listen(&container, "dragstart", |ev: Event| {
        if dom::closest(ev.target(), "[data-drag]").is_some() {
            ev.prevent_default();
        }
    });
}

/// The handle for dragging a row by finger. A finger that is held here lifts the row; one that moves on at once
/// scrolls, as anywhere else.
#[component]
pub fn DragHandle() -> impl IntoView {
    view! { <span class="drag-handle" data-drag-handle aria-hidden="true"></span> }
}

struct Drag {
    container: HtmlElement,
    drops: Drops,
    now: RefCell<Option<Carry>>,
}

/// One press, from down to up.
struct Carry {
    row: HtmlElement,
    pointer: i32,
    from: (f64, f64),
    at: (f64, f64),
    lifted: Option<Lifted>,
    /// Lifts the row once a finger was held long enough; a mouse and a pen lift it by moving.
    held: Option<Timeout>,
}

/// What exists only during a drag.
struct Lifted {
    ghost: HtmlElement,
    origin: (f64, f64),
    place: Option<Place>,
    escape: Closure<dyn FnMut(KeyboardEvent)>,
    _scrolling: Interval,
}

impl Drag {
    fn press(self: &Rc<Self>, ev: &PointerEvent) {
        if ev.button() != 0 || !ev.is_primary() || self.now.borrow().is_some() {
            return;
        }
        let handle = dom::closest(ev.target(), "[data-drag-handle]").is_some();
        let named = dom::closest(ev.target(), "[data-drag-name]").is_some()
            && dom::closest(ev.target(), "input").is_none();
        let control = !named
            && dom::closest(
            ev.target(),
            "button, input, select, textarea, label, summary, dialog, [popover], [data-no-drag]",
        )
        .is_some();
        if !handle && (control || ev.pointer_type() != "mouse") {
            return;
        }
        let Some(row) = dom::closest(ev.target(), "[data-drag]") else {
            return;
        };
        let at = point(ev);
        let held = (ev.pointer_type() != "mouse").then(|| {
            let drag = Rc::downgrade(self);
            Timeout::new(HOLD_MS, move || {
                if let Some(drag) = drag.upgrade() {
                    drag.lift();
                    drag.follow();
                }
            })
        });
        *self.now.borrow_mut() =
            Some(Carry { row, pointer: ev.pointer_id(), from: at, at, lifted: None, held });
    }

    fn is_lifted(&self) -> bool {
        self.now.borrow().as_ref().is_some_and(|carry| carry.lifted.is_some())
    }

    fn pointer_moved(self: &Rc<Self>, ev: &PointerEvent) {
        let lift = {
            let mut now = self.now.borrow_mut();
            let Some(carry) = now.as_mut().filter(|carry| carry.pointer == ev.pointer_id()) else {
                return;
            };
            carry.at = point(ev);
            let (dx, dy) = (carry.at.0 - carry.from.0, carry.at.1 - carry.from.1);
            let moved = carry.lifted.is_none() && dx.hypot(dy) > SLACK;
            if moved && carry.held.is_some() {
                // The finger scrolls.
                *now = None;
                return;
            }
            moved
        };
        if lift {
            self.lift();
        }
        self.follow();
    }

    fn lift(self: &Rc<Self>) {
        let mut now = self.now.borrow_mut();
        let Some(carry) = now.as_mut().filter(|carry| carry.lifted.is_none()) else { return };
        // Throws only for a pointer that is gone; then no more moves come either.
        let _ = self.container.set_pointer_capture(carry.pointer);
        if let Ok(Some(selection)) = window().get_selection() {
            let _ = selection.remove_all_ranges();
        }
        let area = carry.row.get_bounding_client_rect();
        let Some(ghost) = drag_target::ghost(&carry.row, area.width()) else {
            return;
        };
        let drag = Rc::downgrade(self);
        let escape = Closure::<dyn FnMut(KeyboardEvent)>::new({
            let drag = drag.clone();
            move |ev: KeyboardEvent| {
                if ev.key() == "Escape"
                    && let Some(drag) = drag.upgrade()
                {
                    ev.prevent_default();
                    ev.stop_propagation();
                    // The closure must not drop itself while it runs.
                    dom::after_render(move || drag.cancel());
                }
            }
        });
        let _ = document().add_event_listener_with_callback_and_bool(
            "keydown",
            escape.as_ref().unchecked_ref(),
            true,
        );
        let scrolling = Interval::new(EVERY_MS, move || {
            if let Some(drag) = drag.upgrade() {
                drag.scroll()
            }
        });
        drag_target::mark(&carry.row, "data-dragging", true);
        drag_target::page_drags(true);
        carry.lifted = Some(Lifted {
            ghost,
            origin: (area.left(), area.top()),
            place: None,
            escape,
            _scrolling: scrolling,
        });
    }

    /// Moves the copy and marks where the row would land.
    fn follow(&self) {
        let mut now = self.now.borrow_mut();
        let Some(carry) = now.as_mut() else { return };
        let (at, from) = (carry.at, carry.from);
        let Some(lifted) = carry.lifted.as_mut() else {
            return;
        };
        let (x, y) = (lifted.origin.0 + at.0 - from.0, lifted.origin.1 + at.1 - from.1);
        // Throws only for a value that is not a transform.
        let _ = lifted
            .ghost
            .style()
            .set_property("transform", &format!("translate({x:.0}px, {y:.0}px)"));
        let place = drag_target::place_at(&self.container, at, &carry.row);
        if place != lifted.place {
            drag_target::unmark(&self.container);
            if let Some(place) = &place {
                drag_target::show(place);
            }
            lifted.place = place;
        }
    }

    fn scroll(&self) {
        let at = self.now.borrow().as_ref().map(|carry| carry.at);
        if at.is_some_and(drag_target::scroll_near_edge) {
            self.follow();
        }
    }

    fn release(self: &Rc<Self>, ev: &PointerEvent) {
        let ours = self.now.borrow().as_ref().is_some_and(|carry| carry.pointer == ev.pointer_id());
        if !ours {
            return;
        }
        if let Some((row, place)) = self.put_down() {
            self.swallow_click();
            if let Some(place) = place {
                self.drops.0.run((row, place));
            }
        }
    }

    /// Ends the drag when its own capture is lost; a finger is captured by its handle first.
    fn capture_lost(self: &Rc<Self>, ev: &PointerEvent) {
        let own = ev.target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if own.is_some_and(|own| own == self.container) {
            self.cancel();
        }
    }

    fn cancel(&self) {
        if self.put_down().is_some() {
            self.swallow_click();
        }
    }

    /// Ends the press; returns what was dragged and where, if a drag had started.
    fn put_down(&self) -> Option<(HtmlElement, Option<Place>)> {
        let carry = self.now.borrow_mut().take()?;
        let lifted = carry.lifted?;
        lifted.ghost.remove();
        let _ = document().remove_event_listener_with_callback_and_bool(
            "keydown",
            lifted.escape.as_ref().unchecked_ref(),
            true,
        );
        drag_target::mark(&carry.row, "data-dragging", false);
        drag_target::unmark(&self.container);
        drag_target::page_drags(false);
        if self.container.has_pointer_capture(carry.pointer) {
            let _ = self.container.release_pointer_capture(carry.pointer);
        }
        Some((carry.row, lifted.place))
    }

    /// Prevents the press that ended a drag from clicking the row.
    fn swallow_click(&self) {
        let stop = Closure::<dyn FnMut(Event)>::new(|ev: Event| {
            ev.prevent_default();
            ev.stop_propagation();
        })
        .into_js_value();
        let target = window();
        let _ =
            target.add_event_listener_with_callback_and_bool("click", stop.unchecked_ref(), true);
        let remove = move || {
            let _ = target.remove_event_listener_with_callback_and_bool(
                "click",
                JsValue::unchecked_ref(&stop),
                true,
            );
        };
        Timeout::new(0, remove).forget();
    }
}

fn point(ev: &PointerEvent) -> (f64, f64) {
    (f64::from(ev.client_x()), f64::from(ev.client_y()))
}
