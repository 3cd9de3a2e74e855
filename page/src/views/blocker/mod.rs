//! The dialogs of a blocker: report, follow up, escalate, resolve. Board, check-in and Today share them.

mod asked;
mod escalate;
mod follow_up;
mod report;
mod resolve;
mod words;

pub use asked::Ask;
pub use escalate::EscalateBlockerDialog;
pub use follow_up::FollowUpDialog;
pub use report::ReportBlockerDialog;
pub use resolve::ResolveBlockerDialog;
pub use words::{stands, stands_in_short};
