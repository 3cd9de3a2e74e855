//! Builds the elements of a template and fills its holes.

use leptos::prelude::{RenderEffect, document};
use leptos::web_sys::{Comment, Element, Node};
use wasm_bindgen::JsCast;

use super::attribute::Attribute;
use super::event::Listener;
use super::part::{Part, Tree};
use super::rows::rows;
use super::skeleton::{skeleton, steps};
use super::state::{Built, Root, State};
use super::step;

/// Builds a part; its nodes stand nowhere yet.
pub(super) fn build(part: Part) -> State {
    match part {
        Part::Text(text) => State::Text(document().create_text_node(&text), text),
        Part::Many(parts) => State::Many(parts.into_vec().into_iter().map(build).collect(), mark()),
        Part::Live(run) => live(run),
        Part::Tree(tree) => Builder::new(*tree).run(),
        Part::Rows(list) => rows(list),
        Part::None | Part::Flag | Part::On(_) | Part::Use(_) | Part::Ref(_) => {
            State::Many(Vec::new(), mark())
        }
    }
}

/// A place that is seen by nobody.
pub(super) fn mark() -> Comment {
    document().create_comment("")
}

fn live(mut run: Box<dyn FnMut() -> Part>) -> State {
    State::Live(RenderEffect::new(move |before: Option<State>| {
        let part = run();
        match before {
            Some(mut state) => {
                state.show(part);
                state
            }
            None => build(part),
        }
    }))
}

/// A template on its way to the page: its elements are there, and walked from hole to hole.
struct Builder {
    template: &'static str,
    parts: std::vec::IntoIter<Part>,
    open: Vec<Level>,
    roots: Vec<Root>,
    built: Vec<Built>,
    /// Properties wait until the element has its content: a selection needs its options.
    later: Vec<(usize, Element, &'static str, Part)>,
}

/// An element, or at the top the fragment, and how far its children have been walked.
struct Level {
    node: Node,
    next: Option<Node>,
    begun: bool,
}

impl Level {
    fn new(node: Node) -> Self {
        Self { node, next: None, begun: false }
    }

    /// The child at this place. Asked for late, since most elements have nothing to be walked.
    fn child(&mut self) -> Option<&Node> {
        if !self.begun {
            self.begun = true;
            self.next = self.node.first_child();
        }
        self.next.as_ref()
    }

    fn pass(&mut self) -> Option<Node> {
        let child = self.child()?.clone();
        self.next = child.next_sibling();
        Some(child)
    }
}

impl Builder {
    fn new(tree: Tree) -> Self {
        let built = Vec::with_capacity(tree.parts.len());
        let (template, parts) = (tree.template, tree.parts.into_iter());
        let top = Level::new(skeleton(template));
        Self { template, parts, open: vec![top], roots: Vec::new(), built, later: Vec::new() }
    }

    fn run(mut self) -> State {
        for (step, word) in steps(self.template) {
            match step {
                step::OPEN | step::OPEN_SVG => {
                    if let Some(node) = self.pass() {
                        self.open.push(Level::new(node));
                    }
                }
                step::ATTRIBUTE_HOLE => self.attribute(word),
                step::CLOSE => drop(self.open.pop()),
                step::HOLE => self.hole(),
                step::TEXT => drop(self.pass()),
                _ => {}
            }
        }
        for (at, element, name, part) in self.later {
            if let Some(built) = self.built.get_mut(at) {
                *built = Built::Attribute(Attribute::new(&element, name, part));
            }
        }
        State::Tree(self.template, self.roots, self.built)
    }

    fn pass(&mut self) -> Option<Node> {
        let at_top = self.open.len() == 1;
        let node = self.open.last_mut()?.pass()?;
        if at_top {
            self.roots.push(Root::Node(node.clone()));
        }
        Some(node)
    }

    fn hole(&mut self) {
        let state = build(self.parts.next().unwrap_or(Part::None));
        match self.open.as_mut_slice() {
            [_] => self.roots.push(Root::Part(self.built.len())),
            [.., level] => {
                let next = level.child().cloned();
                state.place(&level.node, next.as_ref());
            }
            [] => {}
        }
        self.built.push(Built::View(state));
    }

    fn attribute(&mut self, name: &'static str) {
        let (Some(part), Some(level)) = (self.parts.next(), self.open.last()) else { return };
        let element: &Element = level.node.unchecked_ref();
        let built = match part {
            Part::On(handler) => {
                let event = name.strip_prefix("on:").unwrap_or(name);
                Built::Listener(Listener::new(element, event, handler))
            }
            Part::Use(run) => {
                run(element.clone());
                Built::Used
            }
            Part::Ref(run) => {
                run(element.clone());
                Built::Ref(element.clone())
            }
            part if name.starts_with("prop:") => {
                self.later.push((self.built.len(), element.clone(), name, part));
                Built::Used
            }
            part => Built::Attribute(Attribute::new(element, name, part)),
        };
        self.built.push(built);
    }
}
