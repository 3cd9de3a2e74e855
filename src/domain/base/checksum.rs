//! The checksum that notices a damaged letter. It is no protection against anyone who wants to deceive.

use crc::{CRC_32_ISO_HDLC, Crc};

/// The checksum of zip and PNG, with the small table: what is downloaded counts more than speed here.
static CRC_32: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Returns the checksum of these bytes.
pub fn checksum(bytes: &[u8]) -> u32 {
    CRC_32.checksum(bytes)
}
