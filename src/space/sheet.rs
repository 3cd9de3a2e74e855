//! What all files of a team space have in common: JSON with its version and a checksum, packed where it is large,
//! and bounded, because it is a stranger's file until it is read.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use crc::{CRC_64_XZ, Crc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::fault::FileFault;
use crate::domain::base::deflate::{deflate, inflate};
use crate::domain::base::json;
use crate::storage::seal;

/// The version of the files.
pub const SPACE_FORMAT: u64 = 1;
/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 24 << 20;
/// The most a packed file may hold, in bytes.
const LARGEST_INSIDE: usize = 96 << 20;
/// What is larger is packed, in bytes.
const LARGE: usize = 16 << 10;

/// With the small table: what is downloaded counts more than speed here.
static CRC_64: Crc<u64> = Crc::<u64>::new(&CRC_64_XZ);

/// Returns the text of a file.
pub fn write(inside: &impl Serialize) -> String {
    let mut value = json::to_value(inside);
    let plain = value.to_string();
    if plain.len() > LARGE {
        value = json!({ "packed": STANDARD_NO_PAD.encode(deflate(&plain)) });
    }
    if let Value::Object(fields) = &mut value {
        fields.insert("format".to_owned(), SPACE_FORMAT.into());
    }
    seal::seal(&value.to_string())
}

/// Reads the text of a file.
///
/// # Errors
/// [`FileFault`], and [`FileFault::Damaged`] where it is nothing of ours.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, FileFault> {
    if text.len() > LARGEST_FILE {
        return Err(FileFault::TooLarge);
    }
    let opened = seal::open(text).filter(|opened| opened.sealed).ok_or(FileFault::Damaged)?;
    let mut value: Value = json::parse(&opened.text).map_err(|_| FileFault::Damaged)?;
    match value.get("format").and_then(Value::as_u64) {
        Some(SPACE_FORMAT) => {}
        Some(newer) if newer > SPACE_FORMAT => return Err(FileFault::Newer),
        _ => return Err(FileFault::Damaged),
    }
    if let Some(packed) = value.get("packed").and_then(Value::as_str) {
        let bytes = STANDARD_NO_PAD.decode(packed).map_err(|_| FileFault::Damaged)?;
        let inside = inflate(&bytes, LARGEST_INSIDE).ok_or(FileFault::TooLarge)?;
        value = json::parse(&inside).map_err(|_| FileFault::Damaged)?;
    }
    json::from_value(value).map_err(|_| FileFault::Damaged)
}

/// Returns the hash of a text, in hexadecimal.
pub fn hash(text: &str) -> String {
    format!("{:016x}", CRC_64.checksum(text.as_bytes()))
}
