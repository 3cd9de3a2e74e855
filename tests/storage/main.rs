//! What is stored always opens: after a kill, after a reload, beside another tab, and when it cannot be read.

mod flips;
mod folder;
mod keys;
mod kill;
mod large;
mod migrations;
mod pack;
mod read_back;
mod reads;
mod recorder;
mod reload;
mod salvage;
mod snapshots;
mod tab;
mod tabs;
mod ten_years;
mod trouble;
mod wiped;
mod workspaces;
