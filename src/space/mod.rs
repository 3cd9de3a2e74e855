//! A team space: a folder of files through which the browsers of a team hold one workspace, with no server of ours.
//!
//! Every file is written once by one writer, and the workspace is a function of the set of files, in whatever order
//! they arrive. Knows the domain and the storage; one file knows each kind of folder (`webdav.rs`, `disk.rs`), no other knows
//! what is behind it.

pub mod access;
pub mod base;
pub mod batch;
pub mod disk;
pub mod fault;
pub mod fold;
pub mod folders;
pub mod gather;
pub mod join;
pub mod memory;
pub mod name;
pub mod pace;
pub mod place;
pub mod presence;
mod remember;
pub mod replica;
mod requests;
pub mod retire;
pub mod round;
mod send;
mod sheet;
pub mod submit;
pub mod taking;
pub mod title;
pub mod webdav;
