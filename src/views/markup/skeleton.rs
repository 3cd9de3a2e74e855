//! The elements of a template without what goes into its holes. What is shown more than once, such as
//! the row of a list, is drawn once and copied, which costs the browser a part of drawing it anew.

use leptos::prelude::document;
use leptos::web_sys::{Element, Node};
use std::cell::RefCell;
use wasm_bindgen::JsCast;

use super::step;
use std::collections::BTreeMap;

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    /// By the place of the template in memory: nothing once it was met, its elements once it came again.
    static MET: RefCell<BTreeMap<(usize, usize), Option<Node>>> = RefCell::default();
}

/// A fragment with the template's elements, for one use.
pub(super) fn skeleton(template: &'static str) -> Node {
    MET.with_borrow_mut(|met| {
        let address = (template.as_ptr() as usize, template.len());
        let Some(kept) = met.get_mut(&address) else {
            met.insert(address, None);
            return draw(template);
        };
        // Throws for documents alone.
        let drawn = kept.get_or_insert_with(|| draw(template));
        drawn.clone_node_with_deep(true).unwrap_or_else(|_| draw(template))
    })
}

/// The steps of a template with their words, in order.
pub(super) fn steps(template: &'static str) -> impl Iterator<Item = (u8, &'static str)> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let step = *rest.as_bytes().first()?;
        let after = rest.get(1..)?;
        let end = after.bytes().position(|byte| byte <= step::TEXT).unwrap_or(after.len());
        rest = after.get(end..)?;
        Some((step, after.get(..end)?))
    })
}

fn draw(template: &'static str) -> Node {
    let mut open: Vec<Node> = vec![document().create_document_fragment().into()];
    let mut name = "";
    for (step, word) in steps(template) {
        match step {
            step::OPEN => enter(&mut open, document().create_element(word).ok()),
            step::OPEN_SVG => enter(&mut open, document().create_element_ns(Some(SVG), word).ok()),
            step::ATTRIBUTE => name = word,
            step::VALUE => {
                if let Some(element) = open.last().and_then(|node| node.dyn_ref::<Element>()) {
                    // Throws only for names that are none, and `view!` writes the names.
                    let _ = element.set_attribute(name, word);
                }
            }
            step::CLOSE => drop(open.pop()),
            step::TEXT => add(&open, &document().create_text_node(word)),
            _ => {}
        }
    }
    open.swap_remove(0)
}

fn enter(open: &mut Vec<Node>, element: Option<Element>) {
    // No element only for a name that is none, and `view!` writes the names.
    if let Some(element) = element {
        add(open, &element);
        open.push(element.into());
    }
}

fn add(open: &[Node], node: &Node) {
    if let Some(parent) = open.last() {
        // Throws only where an element would stand in itself.
        let _ = parent.append_child(node);
    }
}
