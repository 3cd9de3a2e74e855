//! A request that was written elsewhere, with what this team knows of it.

use std::sync::Arc;

use crate::domain::records::intake::Request;
use crate::domain::records::people::Member;
use crate::domain::tables::record::Tables;

/// The request with its requester as a member, where one has that name, and without what this team does not have.
pub fn addressed(mut request: Request, tables: &Tables) -> Request {
    let is_requester = |m: &&Arc<Member>| {
        !m.left && m.name.as_str().eq_ignore_ascii_case(request.requester.name.as_str())
    };
    request.requester.member = tables.members.values().find(is_requester).map(|m| m.id);
    request.channel = request.channel.filter(|id| tables.channels.contains(*id));
    request.work_type = request.work_type.filter(|id| tables.work_types.contains(*id));
    request
}
