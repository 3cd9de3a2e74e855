//! The people, their rules and priorities, the waiting work, and what others ask of them.

use chrono::Datelike;

use crate::domain::base::figures::Figure;
use crate::domain::base::ids::{CommentId, RequestId};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand, ItemEdit};
use crate::domain::commands::decision::DecisionCommand;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::{ChangeNote, WorkspaceCommand};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::intake::{Request, Requester};
use crate::domain::records::people::{Member, Role};
use crate::domain::records::priority::{Reading, TargetMetric};
use crate::domain::records::profile::Preset;
use crate::domain::records::workflow::{Limit, LimitMode, Workflow};
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Rosa, Sven, Tom};
use crate::domain::sample::cast::fixed;
use crate::domain::sample::pieces::{
    ABM, BACKLOG, CONTENT, EMAIL, EVENTS, Kind, PAID, SEO, SOCIAL, WEB,
};
use crate::domain::sample::script::{Script, Told, channel, priority, reason, set, title};
use crate::domain::sample::sprints;

/// Founds the team with its people, limits and priorities.
pub(super) fn found(script: &mut Script) -> Told {
    let found = WorkspaceCommand::Found {
        name: title("Northwind Marketing")?,
        preset: Preset::Team,
        key_prefix: "MKT".to_owned(),
        founder: title("Mara Lindqvist")?,
        channels: (0..8).map(channel).collect(),
        work_types: script.types.clone(),
    };
    script.at(Mara, -50, 9).does(Command::Workspace(found));
    let people: [(Who, &str, &[Role], &[usize]); 7] = [
        (Sven, "Sven Larsen", &[Role::OperationsOwner], &[]),
        (Priya, "Priya Kaur", &[Role::ChannelOwner], &[PAID, SOCIAL]),
        (Jonas, "Jonas Weber", &[Role::ChannelOwner], &[EMAIL, WEB]),
        (Aiko, "Aiko Tanaka", &[Role::ChannelOwner], &[CONTENT, SEO, EVENTS, ABM]),
        (Ines, "Ines Duarte", &[Role::AnalyticsOwner], &[]),
        (Tom, "Tom Becker", &[Role::Stakeholder], &[]),
        (Rosa, "Rosa Alvarez", &[Role::Stakeholder], &[]),
    ];
    for (who, name, roles, channels) in people {
        let mut member = Member::new(who.id(), title(name)?);
        member.roles = set(roles.iter().copied());
        member.channels = set(channels.iter().copied().map(channel));
        script.does(Command::Team(TeamCommand::AddMember { member: Box::new(member) }));
    }
    let mut mara = Member::new(Mara.id(), title("Mara Lindqvist")?);
    mara.roles = set([Role::MarketingLead]);
    script.by(Sven).does(Command::Team(TeamCommand::EditMember { member: Box::new(mara) }));
    limits(script)?;
    priorities(script)
}

fn limits(script: &mut Script) -> Told {
    let mut workflow = Workflow::new();
    let limit = |most| Limit { most, mode: LimitMode::Warn };
    workflow.limits.stages =
        [(BoardStage::Active, limit(6)), (BoardStage::UnderReview, limit(4))].into();
    workflow.limits.owner = limit(3);
    // The sprints are where today puts them; the rhythm the rules tell of is theirs.
    let (first, last) = sprints::NOW;
    let (starts, ends) = (script.day(first), script.day(last));
    workflow.cadence.starts_on = starts.weekday().into();
    workflow.cadence.length = u32::try_from((ends - starts).num_days() + 1).unwrap_or(12);
    let note = ChangeNote {
        id: script.mint(),
        reason: Some(reason("Too much was begun and too little finished")?),
        expected_effect: "Work is finished before the next is begun".to_owned(),
        check_on: Some(script.day(10)),
    };
    let edit = WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note };
    script.does(Command::Workspace(edit));
    Ok(())
}

fn priorities(script: &mut Script) -> Told {
    let mut metric = TargetMetric::new(title("Demo requests per month")?);
    metric.unit = "requests".to_owned();
    metric.baseline = Figure::parse("64");
    metric.target = Figure::parse("120");
    script.by(Mara).does(Command::Priority(PriorityCommand::Add {
        id: priority(),
        objective: title("Win the security segment")?,
        quarterly_goal: "120 demo requests a month by the end of the quarter".to_owned(),
        metric: Some(metric),
    }));
    let mut metric = TargetMetric::new(title("Customers who renew")?);
    metric.unit = "%".to_owned();
    metric.baseline = Figure::parse("88");
    metric.target = Figure::parse("92");
    script.does(Command::Priority(PriorityCommand::Add {
        id: fixed(201),
        objective: title("Keep the customers we have")?,
        quarterly_goal: "Renewals at 92 % next quarter".to_owned(),
        metric: Some(metric),
    }));
    Ok(())
}

/// The waiting work, entered over some weeks, and a campaign around two items of it.
pub(super) fn fill_backlog(script: &mut Script) -> Told {
    let campaign = fixed(300);
    let name = title("Health sector, autumn")?;
    script
        .at(Mara, -49, 9)
        .does(Command::Campaign(CampaignCommand::Add { id: campaign, name: name.clone() }));
    let brief =
        "Hospitals renew their audits in autumn. One message: prepare once, answer every auditor.";
    let edit = CampaignCommand::Edit { id: campaign, name, brief: brief.to_owned() };
    script.does(Command::Campaign(edit));
    for (at, (piece, lacks)) in BACKLOG.iter().enumerate() {
        if at % 5 == 0 {
            let day = i32::try_from(at / 5).unwrap_or(0);
            script.at(Mara, day - 48, 10);
        }
        let made = script.refine(piece, *lacks, 20)?;
        if made.title.contains("health sector") || made.title.contains("by sector") {
            let edit = Box::new(ItemEdit::Campaign(Some(campaign)));
            script.item_does(ItemCommand::Edit { items: vec![made.id], edit });
        }
        if at % 9 == 2 {
            let text = reason("Sales asked about this again; worth a look in the next planning.")?;
            let id: CommentId = script.mint();
            script.item_does(ItemCommand::Comment { item: made.id, id, text });
        }
    }
    Ok(())
}

/// What stakeholders asked for, and what became of it.
pub(super) fn ask(script: &mut Script) -> Told {
    let asked: [(Who, &str, &str, &str, usize); 7] = [
        (
            Tom,
            "Tom Becker",
            "Prospects ask for a price before the first call and we have nothing to send",
            "Sales and their prospects",
            EMAIL,
        ),
        (
            Rosa,
            "Rosa Alvarez",
            "Nobody outside knows that the product reads audit reports now",
            "Current customers",
            CONTENT,
        ),
        (
            Tom,
            "Tom Becker",
            "A prospect wants our logo on a mug for their fair",
            "One prospect",
            EVENTS,
        ),
        (
            Tom,
            "Tom Becker",
            "Two accounts asked for a comparison with their own spreadsheets",
            "Named accounts",
            ABM,
        ),
        (
            Rosa,
            "Rosa Alvarez",
            "Customers miss the release notes because they only stand in the app",
            "Current customers",
            EMAIL,
        ),
        (
            Tom,
            "Tom Becker",
            "The partner in Lyon has no material in French",
            "Partners in France",
            CONTENT,
        ),
        (
            Rosa,
            "Rosa Alvarez",
            "We need proof that audits get shorter before the spring release",
            "Heads of security",
            WEB,
        ),
    ];
    let mut ids: Vec<RequestId> = Vec::new();
    for (at, (who, name, problem, audience, about)) in (0_i32..).zip(asked) {
        script.at(who, at * 3 - 26, 8);
        let requester = Requester { name: title(name)?, member: Some(who.id()) };
        let id = script.mint();
        let mut request = Request::new(id, reason(problem)?, requester, script.context().now);
        request.audience = audience.to_owned();
        request.expected_value = "Fewer talks that end without a next step".to_owned();
        request.needed_by = Some(script.day(at + 8));
        request.channel = Some(channel(about));
        request.work_type = Some(script.work_type_id(Kind::Content));
        script.does(Command::Intake(IntakeCommand::Submit { request: Box::new(request) }));
        ids.push(id);
    }
    script.at(Sven, -7, 15);
    let answers = [Some("accept"), None, Some("decline"), Some("accept")];
    for (id, answer) in ids.into_iter().zip(answers) {
        let command = match answer {
            Some("accept") => IntakeCommand::Accept {
                request: id,
                item: script.mint(),
                title: title("Material for the first talk with sales")?,
                work_type: script.work_type_id(Kind::Content),
                criteria: script.criteria(Kind::Content),
            },
            Some(_) => IntakeCommand::Decline {
                request: id,
                reason: reason(
                    "It serves one prospect and none of our priorities; the fair team has mugs",
                )?,
            },
            None => continue,
        };
        script.does(Command::Intake(command));
    }
    Ok(())
}

/// Readings of the priority and decisions made between meetings.
pub(super) fn settle(script: &mut Script) -> Told {
    let readings = [(-45, "64"), (-35, "71"), (-25, "78"), (-15, "90"), (-5, "97")];
    for (day, figure) in readings {
        script.at(Ines, day, 17);
        let reading = Reading {
            on: script.day(day),
            value: Figure::parse(figure).unwrap_or_default(),
            source: "CRM report: demo requests by source".to_owned(),
            entered: script.context().stamp(),
        };
        let id = priority();
        script.does(Command::Priority(PriorityCommand::AddReading { id, reading }));
    }
    let decisions = [
        (
            -20,
            "One landing page per segment, not per campaign",
            "Pages multiplied and nobody kept them",
            15,
        ),
        (
            -3,
            "No new channel before the end of the quarter",
            "Four channels already share two people",
            20,
        ),
    ];
    for (day, what, why, again) in decisions {
        script.at(Mara, day, 17);
        let command = DecisionCommand::Record {
            id: script.mint(),
            what: title(what)?,
            why: why.to_owned(),
            item: None,
            review_of: None,
            look_again: Some(script.day(again)),
        };
        script.does(Command::Decision(command));
    }
    Ok(())
}
