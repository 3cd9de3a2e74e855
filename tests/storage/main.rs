//! What is stored always opens: after a kill, after a reload, beside another tab, and when it cannot be read.

mod keys;
mod kill;
mod reload;
mod snapshots;
mod tab;
mod tabs;
mod trouble;
mod workspaces;
