//! The dialogs of a blocker: report, escalate, resolve. Board, check-in and Today share them.

mod asked;
mod escalate;
mod report;
mod resolve;
mod words;

pub use asked::Ask;
pub use escalate::EscalateBlockerDialog;
pub use report::ReportBlockerDialog;
pub use resolve::ResolveBlockerDialog;
pub use words::waits_for;
