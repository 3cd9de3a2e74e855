//! What can stand in a hole of a template: a text, a view, a closure that makes one, a listener.

use leptos::html::ElementType;
use leptos::prelude::{Get, Memo, NodeRef, RwSignal, Set, Signal};
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::web_sys::Element;
use std::sync::Arc;
use wasm_bindgen::JsCast;

use super::event::Handler;
use super::rows::Rows;

/// One type for all of it, so that what builds it is written once.
pub enum Part {
    /// Nothing: no child, no attribute.
    None,
    /// An attribute without a value.
    Flag,
    /// A text, or the value of an attribute.
    Text(String),
    /// Runs again when what it reads changes.
    Live(Box<dyn FnMut() -> Part>),
    /// One after the other.
    Many(Box<[Part]>),
    /// A template and what goes into its holes.
    Tree(Box<Tree>),
    /// Rows that stay as long as their key.
    Rows(Box<dyn Rows>),
    /// What listens to an event.
    On(Handler),
    /// Is given the element when it is made.
    Use(Box<dyn FnOnce(Element)>),
    /// As [`Part::Use`], and again when the markup gets new values.
    Ref(Box<dyn FnOnce(Element)>),
}

impl Part {
    /// Whether two values of an attribute are one.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Flag, Self::Flag) | (Self::None, Self::None) => true,
            _ => false,
        }
    }
}

/// A template and what goes into its holes.
pub struct Tree {
    pub(super) template: &'static str,
    pub(super) parts: Vec<Part>,
}

/// A view of any content. The name is that of Leptos; here it is the only one.
pub struct AnyView(pub(super) Part);

/// What `view!` makes.
pub fn view(template: &'static str, parts: Vec<Part>) -> AnyView {
    AnyView(Part::Tree(Box::new(Tree { template, parts })))
}

/// What can be shown.
pub trait IntoView {
    /// The view of it.
    fn into_view(self) -> AnyView;
}

/// [`IntoView`] under the name that Leptos gives it.
pub trait IntoAny {
    /// The view of it.
    fn into_any(self) -> AnyView;
}

impl<T: IntoView> IntoAny for T {
    fn into_any(self) -> AnyView {
        self.into_view()
    }
}

/// What can be the value of an attribute, a property or a style.
pub trait IntoValue {
    /// The part it is.
    fn into_value(self) -> Part;
}

/// A child, for `view!`.
pub fn child(view: impl IntoView) -> Part {
    view.into_view().0
}

/// An attribute, for `view!`.
pub fn value(value: impl IntoValue) -> Part {
    value.into_value()
}

/// `use:directive=parameter`, for `view!`.
pub fn directive<P: 'static>(run: impl FnOnce(Element, P) + 'static, parameter: P) -> Part {
    Part::Use(Box::new(move |element| run(element, parameter)))
}

/// `node_ref=`, for `view!`.
pub fn node_ref<E>(node: NodeRef<E>) -> Part
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
    NodeRef<E>: Set,
{
    Part::Ref(Box::new(move |element| NodeRefContainer::<E>::load(node, &element)))
}

/// Gathers views.
pub trait CollectView {
    /// All of it, in order.
    fn collect_view(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: IntoView>> CollectView for I {
    fn collect_view(self) -> Vec<AnyView> {
        self.into_iter().map(IntoView::into_view).collect()
    }
}

/// A closure that makes a view each time it is asked.
#[derive(Clone)]
pub struct ViewFn(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl ViewFn {
    /// Makes the view.
    pub fn run(&self) -> AnyView {
        (self.0)()
    }
}

impl<F, V> From<F> for ViewFn
where
    F: Fn() -> V + Send + Sync + 'static,
    V: IntoView,
{
    fn from(make: F) -> Self {
        Self(Arc::new(move || make().into_view()))
    }
}

impl IntoView for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> AnyView {
        AnyView(Part::None)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_view(self) -> AnyView {
        AnyView(Part::Many(self.into_iter().map(child).collect()))
    }
}

impl<T: IntoView, const N: usize> IntoView for [T; N] {
    fn into_view(self) -> AnyView {
        AnyView(Part::Many(self.into_iter().map(child).collect()))
    }
}

impl<A: IntoView, B: IntoView> IntoView for (A, B) {
    fn into_view(self) -> AnyView {
        AnyView(Part::Many(Box::new([child(self.0), child(self.1)])))
    }
}

impl<A: IntoView, B: IntoView, C: IntoView> IntoView for (A, B, C) {
    fn into_view(self) -> AnyView {
        AnyView(Part::Many(Box::new([child(self.0), child(self.1), child(self.2)])))
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Part {
        if self { Part::Flag } else { Part::None }
    }
}

/// Texts and what holds them are children and values alike.
macro_rules! both {
    ($([$($generic:tt)*] $type:ty: $from:ident => $part:expr;)*) => {$(
        impl<$($generic)*> IntoView for $type {
            fn into_view(self) -> AnyView {
                let $from = self;
                AnyView($part)
            }
        }

        impl<$($generic)*> IntoValue for $type {
            fn into_value(self) -> Part {
                let $from = self;
                $part
            }
        }
    )*};
}

both! {
    [] String: text => Part::Text(text);
    [] &str: text => Part::Text(text.to_owned());
    [] &String: text => Part::Text(text.clone());
    [] u8: number => Part::Text(number.to_string());
    [] u16: number => Part::Text(number.to_string());
    [] u32: number => Part::Text(number.to_string());
    [] u64: number => Part::Text(number.to_string());
    [] usize: number => Part::Text(number.to_string());
    [] i32: number => Part::Text(number.to_string());
    [] i64: number => Part::Text(number.to_string());
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_view(self) -> AnyView {
        AnyView(self.map_or(Part::None, child))
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Part {
        self.map_or(Part::None, value)
    }
}

impl<F, T> IntoView for F
where
    F: FnMut() -> T + 'static,
    T: IntoView,
{
    fn into_view(mut self) -> AnyView {
        AnyView(Part::Live(Box::new(move || child(self()))))
    }
}

impl<F, T> IntoValue for F
where
    F: FnMut() -> T + 'static,
    T: IntoValue,
{
    fn into_value(mut self) -> Part {
        Part::Live(Box::new(move || value(self())))
    }
}

/// Signals show, and set, what they hold.
macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for $signal<T> {
            fn into_view(self) -> AnyView {
                (move || self.get()).into_view()
            }
        }

        impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Part {
                (move || self.get()).into_value()
            }
        }
    )*};
}

signals!(Signal, Memo, RwSignal);
