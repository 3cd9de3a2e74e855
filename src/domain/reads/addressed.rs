//! A request that was written elsewhere, with what this team knows of it.

use crate::domain::records::intake::Request;
use crate::domain::records::people::Member;
use crate::domain::workspace::Workspace;

/// The request with its requester as a member, where one has that name, and without what this team does not have.
pub fn addressed(mut request: Request, ws: &Workspace) -> Request {
    let is_requester = |m: &&std::sync::Arc<Member>| {
        !m.left && m.name.as_str().eq_ignore_ascii_case(request.requester.name.as_str())
    };
    request.requester.member = ws.members.values().find(is_requester).map(|m| m.id);
    request.channel = request.channel.filter(|id| ws.channels.contains(*id));
    request.work_type = request.work_type.filter(|id| ws.work_types.contains(*id));
    request
}
