//! The ground: ids, days, figures, texts, refusals. Knows nothing of marketing or of sprints.

pub mod amount;
pub mod checksum;
pub mod context;
pub mod dates;
pub mod deflate;
pub mod figures;
pub mod ids;
pub mod json;
mod json_reader;
pub mod links;
pub mod plain;
pub mod refusal;
pub mod table;
pub mod text;
