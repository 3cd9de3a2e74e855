//! Packed text: deflated, and fifteen bits to a character.
//!
//! A browser counts characters, not bytes, so a packed text uses as much of each as is safe:
//! 32,768 characters in one piece of the basic plane, none of which is half of a pair, a control
//! or a mark that a browser may change. Its first character tells it from JSON.

use std::borrow::Cow;

use crate::domain::base::deflate::{deflate, inflate, inflate_until_cut};

/// The character that stands for nought.
const FIRST: u32 = 0x1000;
const BITS: u32 = 15;
const MASK: u32 = (1 << BITS) - 1;
/// More than any browser keeps, ten times over; what claims to hold more is damaged.
const LARGEST: usize = 128 << 20;

/// The text, packed.
pub fn pack(text: &str) -> String {
    let bytes = deflate(text);
    let mut packed = String::with_capacity(bytes.len() * 8 / 5 + 4);
    let (mut held, mut waiting) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(byte);
        waiting += 8;
        if waiting >= BITS {
            waiting -= BITS;
            packed.extend(char::from_u32(FIRST + ((held >> waiting) & MASK)));
            held &= (1 << waiting) - 1;
        }
    }
    if waiting > 0 {
        packed.extend(char::from_u32(FIRST + ((held << (BITS - waiting)) & MASK)));
    }
    packed
}

/// Whether a text is packed.
pub fn is_packed(text: &str) -> bool {
    text.chars().next().is_some_and(|first| value(first).is_some())
}

/// The text as it was before it was packed; one that never was, as it is; none where it is damaged.
pub fn unpack(text: &str) -> Option<Cow<'_, str>> {
    if !is_packed(text) {
        return Some(Cow::Borrowed(text));
    }
    let (bytes, whole) = bytes_of(text);
    inflate(&bytes, LARGEST).filter(|_| whole).map(Cow::Owned)
}

/// As [`unpack`]; of a packed text that breaks off, what stands before that place.
pub fn unpack_until_cut(text: &str) -> Option<Cow<'_, str>> {
    if !is_packed(text) {
        return Some(Cow::Borrowed(text));
    }
    inflate_until_cut(&bytes_of(text).0, LARGEST).map(Cow::Owned)
}

/// The bytes of a packed text up to the first letter that was never packed, and whether there is none.
fn bytes_of(text: &str) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8 + 2);
    let (mut held, mut waiting) = (0_u32, 0);
    for letter in text.chars() {
        let Some(value) = value(letter) else { return (bytes, false) };
        held = (held << BITS) | value;
        waiting += BITS;
        while waiting >= 8 {
            waiting -= 8;
            bytes.push((held >> waiting) as u8);
        }
        held &= (1 << waiting) - 1;
    }
    (bytes, true)
}

fn value(letter: char) -> Option<u32> {
    u32::from(letter).checked_sub(FIRST).filter(|value| *value <= MASK)
}
