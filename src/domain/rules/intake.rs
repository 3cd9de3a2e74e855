//! Requests: submitted by anyone, then accepted, merged or declined with a reason.

use crate::domain::base::ids::{CommentId, ItemId, LineId, RequestId, WorkTypeId};
use crate::domain::base::refusal::{Refusal, Way};
use crate::domain::base::text::{Reason, Title};
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::records::backlog::item::{BacklogItem, Comment};
use crate::domain::records::backlog::place::Place;
use crate::domain::records::backlog::position::Position;
use crate::domain::records::intake::{Origin, Request, RequestState};
use crate::domain::records::record_key::RecordKey;
use crate::domain::rules::backlog::add::new_item;
use crate::domain::tables::draft::Draft;
use crate::domain::tables::log::Verb;

pub(in crate::domain) fn apply(
    command: IntakeCommand,
    draft: &mut Draft<'_>,
) -> Result<(), Refusal> {
    match command {
        IntakeCommand::Submit { request } => submit(draft, *request),
        IntakeCommand::Accept { request, item, title, work_type, criteria } => {
            accept(draft, request, item, title, work_type, &criteria)
        }
        IntakeCommand::Merge { request, into, comment } => merge(draft, request, into, comment),
        IntakeCommand::Decline { request, reason } => {
            let triaged = draft.stamp();
            let before = waiting(draft, request)?;
            log_request(draft, Verb::Declined, &before, String::new(), Some(reason.clone()));
            put_state(draft, request, RequestState::Declined { reason, triaged })
        }
        IntakeCommand::Reopen { request } => {
            let before = draft.get::<Request>(request)?;
            if !matches!(before.state, RequestState::Declined { .. }) {
                return Err(Refusal::state("Only a declined request can be reopened."));
            }
            log_request(draft, Verb::Restored, &before, String::new(), None);
            put_state(draft, request, RequestState::New)
        }
    }
}

fn log_request(
    draft: &mut Draft<'_>,
    verb: Verb,
    request: &Request,
    detail: String,
    reason: Option<Reason>,
) {
    let name = format!("the request from {}", request.requester.name);
    let event = draft.log(verb, RecordKey::Request(request.id), name);
    event.detail = detail;
    event.reason = reason;
}

fn put_state(
    draft: &mut Draft<'_>,
    request: RequestId,
    state: RequestState,
) -> Result<(), Refusal> {
    draft.edit::<Request>(request, |request| {
        request.state = state;
        Ok(())
    })
}

/// The request, if it still waits for triage.
fn waiting(draft: &Draft<'_>, id: RequestId) -> Result<std::sync::Arc<Request>, Refusal> {
    let request = draft.get::<Request>(id)?;
    let (what, item) = match &request.state {
        RequestState::New => return Ok(request),
        RequestState::Accepted { item, .. } => ("accepted", Some(*item)),
        RequestState::Merged { into, .. } => ("merged", Some(*into)),
        RequestState::Declined { .. } => ("declined", None),
    };
    let refusal = Refusal::state(format!("This request was already {what}."));
    Err(match item {
        Some(item) => refusal.about([item]).way(Way::OpenItem(item)),
        None => refusal,
    })
}

fn submit(draft: &mut Draft<'_>, mut request: Request) -> Result<(), Refusal> {
    let tables = draft.tables();
    if tables.requests.contains(request.id) {
        return Err(Refusal::state("This request was already imported. Look for it in the list."));
    }
    // Someone elsewhere may name what this team does not have; the words of the request stay.
    request.channel = request.channel.filter(|id| tables.channels.contains(*id));
    request.work_type = request.work_type.filter(|id| tables.work_types.contains(*id));
    request.requester.member = request.requester.member.filter(|id| tables.members.contains(*id));
    request.state = RequestState::New;
    let through = match request.origin {
        Origin::Team => String::new(),
        Origin::Form => "through the form".to_owned(),
    };
    log_request(draft, Verb::Submitted, &request, through, None);
    draft.add(request)
}

fn accept(
    draft: &mut Draft<'_>,
    id: RequestId,
    item: ItemId,
    title: Title,
    work_type: WorkTypeId,
    criteria: &[LineId],
) -> Result<(), Refusal> {
    let request = waiting(draft, id)?;
    let mut new = new_item(draft, item, title, work_type, Place::Last, criteria)?;
    new.purpose.audience.clone_from(&request.audience);
    new.expected_value.clone_from(&request.expected_value);
    new.needed_by = request.needed_by;
    let channel = request.channel.and_then(|id| draft.tables().channels.get(id));
    new.channel = channel.filter(|channel| !channel.archived).map(|channel| channel.id);
    new.requester = Some(request.requester.clone());
    let brief = std::mem::take(&mut new.description);
    new.description = match brief.is_empty() {
        true => request.problem.to_string(),
        false => format!("{}\n\n{brief}", request.problem),
    };
    log_request(draft, Verb::Accepted, &request, format!("as {}", new.key), None);
    draft.add(new)?;
    let triaged = draft.stamp();
    put_state(draft, id, RequestState::Accepted { item, triaged })
}

fn merge(
    draft: &mut Draft<'_>,
    id: RequestId,
    into: ItemId,
    comment: CommentId,
) -> Result<(), Refusal> {
    let request = waiting(draft, id)?;
    let item = draft.get::<BacklogItem>(into)?;
    if matches!(item.position, Position::Dropped { .. } | Position::Archived) {
        let why = format!(
            "{} is archived or dropped. Restore it first, or merge into another item.",
            item.key
        );
        return Err(Refusal::state(why).about([into]).way(Way::OpenItem(into)));
    }
    if item.comments.iter().any(|other| other.id == comment) {
        return Err(Refusal::state("This comment already exists."));
    }
    let mut said = Comment::new(comment, request.problem.clone(), request.submitted);
    said.by = request.requester.member;
    said.author = request.requester.name.to_string();
    let (triaged, now) = (draft.stamp(), draft.context().now);
    log_request(draft, Verb::Merged, &request, format!("into {}", item.key), None);
    draft.edit::<BacklogItem>(into, |item| {
        item.comments.push(said);
        item.touched = Some(now);
        Ok(())
    })?;
    put_state(draft, id, RequestState::Merged { into, triaged })
}
