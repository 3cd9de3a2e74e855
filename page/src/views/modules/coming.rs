//! A value from a module that is loading.

use std::future::Future;
use std::pin::Pin;

pub use leptos::wasm_split::SplitLoaderError as Lost;

/// A value from a module that is loading; an error if it can't be loaded.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Lost>>>>;
