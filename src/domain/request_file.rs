//! A request on its way: written by someone elsewhere, sent as a file or as text, taken once.

use serde::{Deserialize, Serialize};

use super::intake::{Request, RequestState};

/// The version of the format written here.
pub const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope {
    sprintloop: String,
    version: u32,
    request: Request,
}

/// Why a text is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARequest {
    /// It cannot be read at all.
    #[error(
        "This is not a Sprintloop request. Paste the whole text, or choose the file as it was sent."
    )]
    Unreadable,
    /// It is another kind of file of Sprintloop.
    #[error("This is a Sprintloop file, but not a request. Bring it in on the Data screen.")]
    OtherKind,
    /// It was written by a newer page.
    #[error(
        "This request was written by a newer Sprintloop. Reload this page to get the newest, then try again."
    )]
    Newer,
}

/// The request as text to send. `None` only where it cannot be written as JSON.
pub fn write(request: &Request) -> Option<String> {
    let envelope =
        Envelope { sprintloop: "request".to_owned(), version: VERSION, request: request.clone() };
    serde_json::to_string_pretty(&envelope).ok()
}

/// Reads a request that was sent. What became of it elsewhere does not count here.
///
/// # Errors
/// Why the text is no request.
pub fn read(text: &str) -> Result<Request, NotARequest> {
    let value: serde_json::Value =
        serde_json::from_str(text.trim()).map_err(|_| NotARequest::Unreadable)?;
    if value.get("version").and_then(serde_json::Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(NotARequest::Newer);
    }
    match value.get("sprintloop").and_then(serde_json::Value::as_str) {
        Some("request") => {}
        Some(_) => return Err(NotARequest::OtherKind),
        None => return Err(NotARequest::Unreadable),
    }
    let envelope: Envelope = serde_json::from_value(value).map_err(|_| NotARequest::Unreadable)?;
    let mut request = envelope.request;
    request.state = RequestState::New;
    // Ids of another workspace mean nothing here.
    request.requester.member = None;
    Ok(request)
}
