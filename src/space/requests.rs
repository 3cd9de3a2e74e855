//! `requests/<id>.json`: what a stakeholder asks, written once by the request form of somebody who has neither joined nor
//! read the workspace.
//!
//! Whatever is wrong with such a file keeps nobody from anything: its writer is none of the team.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault::FileFault;
use super::name::FileName;
use super::sheet;
use crate::domain::base::ids::{RequestId, WorkspaceId};
use crate::domain::base::json;
use crate::domain::records::intake::Request;

/// The longest request that is read or sent, in bytes.
pub const LONGEST: usize = 64 << 10;

#[derive(Serialize, Deserialize)]
struct Sheet {
    workspace: WorkspaceId,
    request: Request,
}

/// The text of the file; none where it is longer than the team's pages read.
pub(super) fn text(workspace: WorkspaceId, request: &Request) -> Option<String> {
    let fits = json::text(request).len() <= LONGEST;
    fits.then(|| sheet::write(&Sheet { workspace, request: request.clone() }))
}

/// Reads the file of a request.
///
/// # Errors
/// [`FileFault`].
pub(super) fn read(
    id: RequestId,
    text: &str,
    workspace: WorkspaceId,
) -> Result<Request, FileFault> {
    if text.len() > 2 * LONGEST {
        return Err(FileFault::TooLarge);
    }
    let sheet: Sheet = sheet::read(text)?;
    if sheet.workspace != workspace {
        return Err(FileFault::Foreign);
    }
    if sheet.request.id != id {
        return Err(FileFault::Misnamed);
    }
    // A small file may hold a large text.
    if json::text(&sheet.request).len() > LONGEST {
        return Err(FileFault::TooLarge);
    }
    Ok(sheet.request.from_form())
}

/// The requests that lie in a space.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters {
    pub(super) read: BTreeMap<RequestId, Request>,
    pub(super) faults: BTreeMap<FileName, FileFault>,
    pub(super) attempts: BTreeMap<RequestId, u32>,
}
