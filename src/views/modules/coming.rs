//! Something of a module that is on its way.

use std::future::Future;
use std::pin::Pin;

pub use leptos::wasm_split::SplitLoaderError as Lost;

/// Something of a module that is on its way; an error where it cannot be had.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Lost>>>>;
