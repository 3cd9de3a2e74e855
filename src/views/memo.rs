//! A memo whose machinery is compiled once.
//!
//! The memo of Leptos is compiled anew for every type it holds, some two kilobytes each, and a page
//! has dozens. This one holds any type behind a pointer and knows what it is when it is read.

use leptos::prelude::{Get, GetUntracked, Memo as Kept, Signal, Track};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use super::markup::{AnyView, IntoValue, IntoView, Part};

/// A value that follows others and tells its readers only when it is another.
pub struct Memo<T> {
    kept: Kept<Held>,
    holds: PhantomData<fn() -> T>,
}

/// A value of any type, and how two of its type are compared.
#[derive(Clone)]
struct Held {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&Held, &Held) -> bool,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self, other)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Follows what `read` reads. `read` is given nothing; the argument is that of Leptos.
    pub fn new(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::of(read, |one, two| of::<T>(one) == of::<T>(two))
    }

    /// For values that cannot be compared: each new one is another.
    pub fn uncompared(read: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self::of(read, |_, _| false)
    }

    fn of(
        read: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        same: fn(&Held, &Held) -> bool,
    ) -> Self {
        let read = move || Held { value: Arc::new(read(None)), same };
        Self { kept: keep(Box::new(read)), holds: PhantomData }
    }

    /// Reads it and follows it.
    pub fn with<U>(&self, run: impl FnOnce(&T) -> U) -> U {
        run(known(&self.kept.get()))
    }

    /// Reads it once.
    pub fn with_untracked<U>(&self, run: impl FnOnce(&T) -> U) -> U {
        run(known(&self.kept.get_untracked()))
    }

    /// A copy, followed.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of now.
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Follows it without reading.
    pub fn track(&self) {
        self.kept.track();
    }
}

fn keep(read: Box<dyn Fn() -> Held + Send + Sync>) -> Kept<Held> {
    Kept::new(move |_| read())
}

fn of<T: 'static>(held: &Held) -> Option<&T> {
    held.value.downcast_ref()
}

#[expect(clippy::expect_used, reason = "a `Memo<T>` is made in one place, with a T in it")]
fn known<T: 'static>(held: &Held) -> &T {
    of(held).expect("a memo holds its own type")
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for Memo<T> {
    fn into_view(self) -> AnyView {
        (move || self.get()).into_view()
    }
}

impl<T: IntoValue + Clone + Send + Sync + 'static> IntoValue for Memo<T> {
    fn into_value(self) -> Part {
        (move || self.get()).into_value()
    }
}
