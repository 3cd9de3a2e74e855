//! Text made small, for what is stored and for links; whoever inflates says how large it may become.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// The usual middle between small and quick.
const LEVEL: u8 = 6;

/// The text, deflated, with a checksum at its end (zlib, RFC 1950).
pub fn deflate(text: &str) -> Vec<u8> {
    compress_to_vec_zlib(text.as_bytes(), LEVEL)
}

/// The text that was deflated; none where the bytes are damaged, are no text, or hold more than
/// `limit` bytes. Bytes after the end do not count.
pub fn inflate(bytes: &[u8], limit: usize) -> Option<String> {
    let text = decompress_to_vec_zlib_with_limit(bytes, limit).ok()?;
    String::from_utf8(text).ok()
}

/// As [`inflate`]; of bytes that break off, the text until there. Where bytes in the middle are damaged
/// nobody can say from where on the text is wrong, so there is none.
pub fn inflate_until_cut(bytes: &[u8], limit: usize) -> Option<String> {
    let cut = |status| status == TINFLStatus::FailedCannotMakeProgress;
    let mut text = match decompress_to_vec_zlib_with_limit(bytes, limit) {
        Ok(text) => text,
        Err(why) if cut(why.status) => why.output,
        Err(_) => return None,
    };
    // Behind what was inflated stands room that was not used; and a letter may be cut in two.
    let used = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    text.truncate(used);
    String::from_utf8(text)
        .or_else(|why| {
            let whole = why.utf8_error().valid_up_to();
            let mut text = why.into_bytes();
            text.truncate(whole);
            String::from_utf8(text)
        })
        .ok()
}
