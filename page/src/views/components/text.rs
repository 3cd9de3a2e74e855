//! Shows what a person wrote as text: line breaks and links, nothing that runs.

use leptos::prelude::*;

use sprintloop::domain::base::links::{Piece, pieces, safe_address};
use sprintloop::domain::base::plain::hits;

/// Several texts, from anything that yields some.
#[derive(Clone, Default)]
pub struct Texts(pub(super) Vec<String>);

impl<I: IntoIterator<Item: Into<String>>> From<I> for Texts {
    fn from(texts: I) -> Self {
        Self(texts.into_iter().map(Into::into).collect())
    }
}

/// Text of this many bytes or more scrolls in its own box.
const LONG: usize = 8_000;

/// Text with its line breaks, and its web and mail addresses as links.
#[component]
pub fn UserText(#[prop(into)] text: String) -> impl IntoView {
    let class = if text.len() >= LONG { "user-text user-text__fold" } else { "user-text" };
    let focusable = (text.len() >= LONG).then_some("0");
    let pieces = pieces(&text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Link(address) => view! { <SafeLink address label=address/> }.into_any(),
        })
        .collect_view();
    view! { <div class=class dir="auto" tabindex=focusable>{pieces}</div> }
}

/// Text with every search hit marked.
#[component]
pub fn MarkedText(
    #[prop(into)] text: String,
    /// In lower case, without accents.
    #[prop(into)]
    words: Vec<String>,
) -> impl IntoView {
    if words.is_empty() {
        return view! { <UserText text/> }.into_any();
    }
    let parts = hits(&text, &words).into_iter().map(|(part, hit)| {
        let part = part.to_owned();
        if hit { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
    });
    view! { <div class="user-text" dir="auto">{parts.collect_view()}</div> }.into_any()
}

/// A link to another site if its address is safe to follow, else only the text.
#[component]
pub fn SafeLink(#[prop(into)] address: String, #[prop(into)] label: String) -> impl IntoView {
    match safe_address(&address).map(str::to_owned) {
        Some(href) => {
            view! { <a href=href target="_blank" rel="noopener noreferrer">{label}</a> }.into_any()
        }
        None => label.into_any(),
    }
}
