//! Marks a function for the splitter.

/// Writes a function that lives in a module. Its caller awaits it, and it may be [`Lost`]. A second name
/// makes a function that only fetches what the first needs.
macro_rules! in_module {
    ($module:ident $(, $load:ident)?: $(#[$note:meta])* fn $name:ident($($given:ident: $type:ty),*) -> $made:ty $body:block) => {
        #[cfg(feature = "split")]
        $(#[$note])*
        #[leptos::wasm_split::wasm_split($module, fallible, $(preload($load),)? wasm_split_path = ::leptos::wasm_split)]
        pub fn $name($($given: $type),*) -> Result<$made, Lost> { Ok($body) }

        $(
            #[cfg(not(feature = "split"))]
            pub async fn $load() -> Result<(), Lost> { Ok(()) }
        )?

        #[cfg(not(feature = "split"))]
        $(#[$note])*
        pub async fn $name($($given: $type),*) -> Result<$made, Lost> { Ok($body) }
    };
}

pub(in crate::views) use in_module;
