//! Where marketing happens: paid, content, email, events, social, SEO, ABM, web.

use super::ids::ChannelId;
use super::text::Title;

entity! {
    /// A channel.
    pub struct Channel {
        /// Identity.
        id: ChannelId,
        /// Its name.
        name: Title,
        ;
        /// No longer offered; kept where it is used.
        archived: bool,
    }
}

/// The channels a new team starts with.
pub const PRESET_CHANNELS: [&str; 8] =
    ["Paid", "Content", "Email", "Events", "Social", "SEO", "ABM", "Web"];
