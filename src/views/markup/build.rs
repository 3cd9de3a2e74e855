//! Builds the elements of a template and fills its holes.

use leptos::prelude::{RenderEffect, document};
use leptos::web_sys::{Comment, Element, Node};

use super::attribute::Attribute;
use super::event::Listener;
use super::part::{Part, Tree};
use super::rows::rows;
use super::state::{Built, Root, State};
use super::step;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Builds a part; its nodes stand nowhere yet.
pub(super) fn build(part: Part) -> State {
    match part {
        Part::Text(text) => State::Text(document().create_text_node(&text)),
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

/// A template on its way to the page.
struct Builder {
    template: &'static str,
    parts: std::vec::IntoIter<Part>,
    open: Vec<Element>,
    roots: Vec<Root>,
    built: Vec<Built>,
    /// Properties wait until the element has its content: a selection needs its options.
    later: Vec<(usize, Element, &'static str, Part)>,
}

impl Builder {
    fn new(tree: Tree) -> Self {
        let built = Vec::with_capacity(tree.parts.len());
        let (template, parts) = (tree.template, tree.parts.into_iter());
        Self { template, parts, open: Vec::new(), roots: Vec::new(), built, later: Vec::new() }
    }

    fn run(mut self) -> State {
        let mut name = "";
        let mut rest = self.template;
        while let Some((step, word, after)) = next(rest) {
            rest = after;
            match step {
                step::OPEN => self.open(document().create_element(word).ok()),
                step::OPEN_SVG => self.open(document().create_element_ns(Some(SVG), word).ok()),
                step::ATTRIBUTE => name = word,
                step::VALUE => {
                    if let Some(element) = self.open.last() {
                        // Throws only for names that are none, and `view!` writes the names.
                        let _ = element.set_attribute(name, word);
                    }
                }
                step::ATTRIBUTE_HOLE => self.attribute(word),
                step::CLOSE => {
                    self.open.pop();
                }
                step::HOLE => self.hole(),
                _ => self.node(document().create_text_node(word).into()),
            }
        }
        for (at, element, name, part) in self.later {
            if let Some(built) = self.built.get_mut(at) {
                *built = Built::Attribute(Attribute::new(&element, name, part));
            }
        }
        State::Tree(self.template, self.roots, self.built)
    }

    fn node(&mut self, node: Node) {
        match self.open.last() {
            // Throws only where an element would stand in itself.
            Some(parent) => drop(parent.append_child(&node)),
            None => self.roots.push(Root::Node(node)),
        }
    }

    fn open(&mut self, element: Option<Element>) {
        // No element only for a name that is none, and `view!` writes the names.
        if let Some(element) = element {
            self.node(element.clone().into());
            self.open.push(element);
        }
    }

    fn hole(&mut self) {
        let state = build(self.parts.next().unwrap_or(Part::None));
        match self.open.last() {
            Some(parent) => state.place(parent, None),
            None => self.roots.push(Root::Part(self.built.len())),
        }
        self.built.push(Built::View(state));
    }

    fn attribute(&mut self, name: &'static str) {
        let (Some(part), Some(element)) = (self.parts.next(), self.open.last()) else { return };
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

/// The first step of a template, its word, and what follows.
fn next(template: &'static str) -> Option<(u8, &'static str, &'static str)> {
    let step = *template.as_bytes().first()?;
    let rest = template.get(1..)?;
    let end = rest.bytes().position(|byte| byte <= step::TEXT).unwrap_or(rest.len());
    Some((step, rest.get(..end)?, rest.get(end..)?))
}
