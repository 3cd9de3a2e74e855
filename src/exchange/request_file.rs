//! A request on its way: written by someone elsewhere, sent as a file or as text, taken once.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde_json::{Value, json};

use crate::domain::base::dates::exact_day;
use crate::domain::base::deflate::{deflate, inflate};
use crate::domain::base::json;
use crate::domain::records::intake::Request;

/// The version of the format written here.
pub const VERSION: u32 = 1;
/// What stands before and after the code in a message.
const CODE: (&str, char) = ("[sprintloop-request ", ']');
/// The most bytes a code may inflate to.
const MAX_BYTES: usize = 1_000_000;

/// Why a text is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARequest {
    /// It cannot be read at all.
    #[error(
        "This is not a Sprintloop request. Paste the whole text, or choose the file as it was sent."
    )]
    Unreadable,
    /// It is another kind of file of Sprintloop.
    #[error("This is a Sprintloop file, but not a request. Import it on the Data page.")]
    OtherKind,
    /// It was written by a newer page.
    #[error(
        "This request was made with a newer version of Sprintloop. Reload this page to update it, then try again."
    )]
    Newer,
}

/// The request as a file to send. `None` only where it cannot be written as JSON.
pub fn write(request: &Request) -> Option<String> {
    let file = json!({ "sprintloop": "request", "version": VERSION, "request": request });
    Some(file.to_string())
}

/// The request in words, for the person who gets it.
pub fn words(request: &Request, team: &str) -> String {
    let needed = request.needed_by.map(exact_day).unwrap_or_default();
    let answers = [
        ("The problem", request.problem.as_str()),
        ("Who it's for", &request.audience),
        ("Expected value", &request.expected_value),
        ("Needed by", &needed),
    ];
    let to = if team.is_empty() { String::new() } else { format!(" for {team}") };
    let mut text = format!("A request from {}{to}\n\n", request.requester.name);
    for (asked, answer) in answers.into_iter().filter(|(_, answer)| !answer.is_empty()) {
        text.push_str(&format!("{asked}: {answer}\n"));
    }
    text
}

/// The request as a message: its words, then the file as a code that no chat reads as formatting.
pub fn message(request: &Request, team: &str) -> Option<String> {
    let text = words(request, team);
    let note = "For the marketing team: paste this whole message into Intake to import it.";
    let code = STANDARD_NO_PAD.encode(deflate(&write(request)?));
    let (begin, end) = CODE;
    Some(format!("{text}\n{note}\n{begin}{code}{end}"))
}

/// The subject of an email with the request: its problem, cut at a word.
pub fn subject(request: &Request) -> String {
    const LONG: usize = 60;
    let problem = request.problem.as_str().lines().next().unwrap_or_default();
    if problem.chars().count() <= LONG {
        return format!("Request: {problem}");
    }
    let cut: String = problem.chars().take(LONG).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("Request: {whole}…")
}

/// The file within a text: what its last code holds, or all of it, or what ends a message of an earlier version. Mail
/// breaks long lines where a blank was, and quotes them with marks that no code has.
fn file_in(text: &str) -> String {
    let is_file = text.trim_start().starts_with('{');
    let (begin, end) = CODE;
    let code = text.rsplit_once(begin.trim_end()).and_then(|(_, rest)| rest.split_once(end));
    if let Some((code, _)) = code.filter(|_| !is_file) {
        let code: String =
            code.chars().filter(|c| c.is_ascii_alphanumeric() || "+/".contains(*c)).collect();
        let bytes = STANDARD_NO_PAD.decode(code).ok();
        return bytes.and_then(|bytes| inflate(&bytes, MAX_BYTES)).unwrap_or_default();
    }
    let begins = is_file.then_some(0).or_else(|| text.rfind("\n{"));
    let file = begins.and_then(|at| text.get(at..)).unwrap_or_default();
    let ends = file.rfind('}').map_or(file.len(), |at| at + 1);
    file.get(..ends).unwrap_or(file).trim().replace("\r\n", " ").replace('\n', " ")
}

/// Reads a request that was sent. What became of it elsewhere does not count here.
///
/// # Errors
/// Why the text is no request.
pub fn read(text: &str) -> Result<Request, NotARequest> {
    let mut value: Value = json::parse(&file_in(text)).map_err(|_| NotARequest::Unreadable)?;
    if value.get("version").and_then(Value::as_u64) > Some(u64::from(VERSION)) {
        return Err(NotARequest::Newer);
    }
    match value.get("sprintloop").and_then(Value::as_str) {
        Some("request") => {}
        Some(_) => return Err(NotARequest::OtherKind),
        None => return Err(NotARequest::Unreadable),
    }
    let request = value.get_mut("request").map(Value::take).ok_or(NotARequest::Unreadable)?;
    let request = json::from_value::<Request>(request).map_err(|_| NotARequest::Unreadable)?;
    Ok(request.from_form())
}
