//! Text made small, for what is stored and for links; whoever inflates says how large it may become.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

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
