//! Sending a request to a team: what the request form of a stakeholder does.

use super::access::{Space, SpaceError, Written};
use super::join::look;
use super::name::FileName;
use super::requests::text;
use crate::domain::records::intake::Request;

/// Why a request was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The space can't be reached.
    #[error(
        "The team's folder can't be reached right now. Try again in a moment, or email or copy the request."
    )]
    Offline,
    /// It wants a log-in, or this one may not write.
    #[error(
        "The team's folder didn't let you in. Sign in with an account that can write to it and try again, or email or copy the request."
    )]
    Refused,
    /// The browser wants to hear from the person first.
    #[error(
        "The browser needs permission to use the team's folder. Open the workspace and press “Allow access”, or email or copy the request."
    )]
    Permission,
    /// There is no team space there.
    #[error(
        "The team's folder is no longer at the address in this link. Email or copy the request, and tell the team that the link is out of date."
    )]
    Gone,
    /// There is no room left.
    #[error("The team's folder is full. Email or copy the request, and tell the team.")]
    Full,
    /// The space is written by a newer version of the page.
    #[error("The team uses a newer version of this page. Reload it, then send your request.")]
    Newer,
    /// It is longer than the team's pages read.
    #[error("This request is too long to be sent this way. Email or copy it instead.")]
    TooLong,
}

impl From<SpaceError> for NotSent {
    fn from(why: SpaceError) -> Self {
        match why {
            SpaceError::Offline | SpaceError::Server(_) => Self::Offline,
            SpaceError::SignedOut | SpaceError::Refused => Self::Refused,
            SpaceError::Permission => Self::Permission,
            SpaceError::Full => Self::Full,
            SpaceError::Newer => Self::Newer,
            SpaceError::Missing
            | SpaceError::NoFolder
            | SpaceError::NoSpace
            | SpaceError::OtherWorkspace
            | SpaceError::Damaged
            | SpaceError::TooMany => Self::Gone,
        }
    }
}

/// Sends a request to the team whose space this is. Sending it twice makes one.
///
/// # Errors
/// [`NotSent`]; then it may be sent again.
pub async fn send<S: Space>(space: &S, request: &Request) -> Result<(), NotSent> {
    // A server that makes every folder on the way would take a request to where nobody looks.
    let title = look(space).await?.ok_or(NotSent::Gone)?;
    let text = text(title.workspace, request).ok_or(NotSent::TooLong)?;
    let name = FileName::Request(request.id);
    if space.write_once(&name, &text).await? == Written::WasThere {
        // It came through before the answer was lost; or a broken connection has left half of it.
        if space.read(&name).await?.as_deref() != Some(&text) {
            space.remove_own(&name).await?;
            if space.write_once(&name, &text).await? == Written::WasThere {
                return Err(NotSent::Offline);
            }
        }
    }
    Ok(())
}
