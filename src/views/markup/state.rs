//! What stands on the page, and how other markup takes its place.

use leptos::prelude::RenderEffect;
use leptos::web_sys::{Comment, Element, Node, Text};
use wasm_bindgen::JsCast;

use super::attribute::Attribute;
use super::build::build;
use super::event::Listener;
use super::part::{Part, Tree};
use super::rows::Shown;

/// What was built. Every state but [`State::Nothing`] has a node of its own, so it can be found again.
pub(super) enum State {
    /// Of an attribute: nothing to be placed.
    Nothing,
    /// With what it says: to ask the browser costs more than to remember.
    Text(Text, String),
    Many(Vec<State>, Comment),
    Live(RenderEffect<State>),
    Tree(&'static str, Vec<Root>, Vec<Built>),
    Rows(Shown),
}

/// What a template has at its top.
pub(super) enum Root {
    Node(Node),
    /// The view that was built for this part.
    Part(usize),
}

/// What was built for a part of a template.
pub(super) enum Built {
    View(State),
    Attribute(Attribute),
    Listener(Listener),
    /// Its directive has run and is not run twice.
    Used,
    Ref(Element),
}

impl State {
    /// Every node at its top, in order.
    pub(super) fn each_node(&self, run: &mut dyn FnMut(&Node)) {
        match self {
            Self::Nothing => {}
            Self::Text(text, _) => run(text),
            Self::Many(states, end) => {
                states.iter().for_each(|state| state.each_node(run));
                run(end);
            }
            Self::Live(effect) => {
                effect.with_value_mut(|state| state.each_node(run));
            }
            Self::Tree(_, roots, built) => {
                for root in roots {
                    match root {
                        Root::Node(node) => run(node),
                        Root::Part(at) => {
                            if let Some(Built::View(state)) = built.get(*at) {
                                state.each_node(run);
                            }
                        }
                    }
                }
            }
            Self::Rows(shown) => shown.each_node(run),
        }
    }

    /// Where it begins.
    pub(super) fn first(&self) -> Option<Node> {
        let mut first = None;
        self.each_node(&mut |node| {
            if first.is_none() {
                first = Some(node.clone());
            }
        });
        first
    }

    /// Whether a node of the page stands in it.
    pub(super) fn has(&self, node: &Node) -> bool {
        let mut has = false;
        self.each_node(&mut |own| has |= own.contains(Some(node)));
        has
    }

    /// Puts it into a place, or moves it there.
    pub(super) fn place(&self, parent: &Node, before: Option<&Node>) {
        // Throws only where an element would stand in itself.
        self.each_node(&mut |node| {
            let _ = parent.insert_before(node, before);
        });
    }

    /// Takes it off the page.
    pub(super) fn remove(&self) {
        // Every kind of node that is made here can remove itself.
        self.each_node(&mut |node| node.unchecked_ref::<Element>().remove());
    }

    /// Shows another part in its place, with the same elements where it is the same markup.
    pub(super) fn show(&mut self, part: Part) {
        match (part, &mut *self) {
            (Part::Text(new), Self::Text(text, said)) => {
                if *said != new {
                    text.set_data(&new);
                    *said = new;
                }
            }
            (Part::Many(parts), Self::Many(states, end)) => follow(parts.into_vec(), states, end),
            (Part::None, Self::Many(states, end)) => follow(Vec::new(), states, end),
            (Part::Tree(tree), Self::Tree(template, _, built))
                if std::ptr::eq(tree.template, *template) && !tree.is_used() =>
            {
                tree.parts.into_iter().zip(built).for_each(|(part, built)| built.show(part));
            }
            (part, _) => self.replace(build(part)),
        }
    }

    fn replace(&mut self, new: Self) {
        if let Some(first) = self.first()
            && let Some(parent) = first.parent_node()
        {
            new.place(&parent, Some(&first));
        }
        self.remove();
        *self = new;
    }
}

impl Tree {
    /// A directive holds what it was given and cannot be given another.
    fn is_used(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Use(_)))
    }
}

fn follow(parts: Vec<Part>, states: &mut Vec<State>, end: &Comment) {
    for gone in states.drain(parts.len().min(states.len())..) {
        gone.remove();
    }
    for (at, part) in parts.into_iter().enumerate() {
        if let Some(state) = states.get_mut(at) {
            state.show(part);
        } else {
            let state = build(part);
            if let Some(parent) = end.parent_node() {
                state.place(&parent, Some(end));
            }
            states.push(state);
        }
    }
}

impl Built {
    fn show(&mut self, part: Part) {
        match (self, part) {
            (Self::View(state), part) => state.show(part),
            (Self::Attribute(attribute), part) => attribute.set(part, false),
            (Self::Listener(listener), Part::On(handler)) => listener.replace(handler),
            (Self::Ref(element), Part::Ref(run)) => run(element.clone()),
            _ => {}
        }
    }
}
