//! A QR code, drawn as a picture of squares: dark on white in every theme, or a camera can't read it.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The white margin that a camera needs, in squares.
const MARGIN: i32 = 4;

/// A QR code; nothing if the text has more letters than a code holds.
#[component]
pub fn Qr(
    /// What it says when it's scanned.
    #[prop(into)]
    text: String,
    /// What it's for, for those who can't see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let code = QrCode::encode_text(&text, QrCodeEcc::Low).ok()?;
    let side = code.size() + 2 * MARGIN;
    let squares = squares(&code);
    Some(view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <path class="qr__paper" d=format!("M0 0h{side}v{side}h-{side}z")></path>
            <path class="qr__ink" d=squares></path>
        </svg>
    })
}

/// Returns whether a text is small enough that a code of it can be scanned from a screen across a room.
pub fn is_scannable(text: &str) -> bool {
    /// Squares on one side; beyond it a phone has to come close.
    const MOST: i32 = 117;
    QrCode::encode_text(text, QrCodeEcc::Low).is_ok_and(|code| code.size() <= MOST)
}

fn squares(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing to a text can't fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + MARGIN, y + MARGIN);
            }
        }
    }
    path
}
