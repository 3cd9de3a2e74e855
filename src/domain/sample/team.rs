//! The people of the sample team, their rules and priorities, their backlog, and what others ask of them.

use chrono::Datelike;

use crate::domain::base::figures::{BasisPoints, Effort, Figure};
use crate::domain::base::ids::{CommentId, RequestId};
use crate::domain::commands::Command;
use crate::domain::commands::backlog::{CampaignCommand, ItemCommand, ItemEdit};
use crate::domain::commands::decision::DecisionCommand;
use crate::domain::commands::intake::IntakeCommand;
use crate::domain::commands::priority::PriorityCommand;
use crate::domain::commands::team::TeamCommand;
use crate::domain::commands::workspace::{ChangeNote, WorkspaceCommand};
use crate::domain::records::absence::{Absence, AwayFor};
use crate::domain::records::backlog::position::BoardStage;
use crate::domain::records::intake::{Request, Requester};
use crate::domain::records::people::{Member, Role};
use crate::domain::records::priority::{Reading, TargetMetric};
use crate::domain::records::profile::Preset;
use crate::domain::records::workflow::{Limit, LimitMode, Workflow};
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Rosa, Sven, Tom};
use crate::domain::sample::cast::{FIRST_CHANGE, fixed};
use crate::domain::sample::pieces::{ABM, CONTENT, EMAIL, EVENTS, Kind, PAID, SEO, SOCIAL, WEB};
use crate::domain::sample::script::{Script, Told, channel, priority, reason, set, title};
use crate::domain::sample::sprints;
use crate::domain::sample::waiting::{BACKLOG, COMMENTS};

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
        match who {
            // Half of the week belongs to requests from other teams.
            Sven => member.focus = Some(BasisPoints::percent(50)),
            // Works part-time.
            Ines => member.per_day = Some(Effort::whole(5)),
            _ => {}
        }
        let away = AWAY.iter().filter(|away| away.0 == who);
        member.absences.extend(away.map(|(_, from, to, away)| Absence {
            from: script.day(*from),
            to: script.day(*to),
            away: *away,
        }));
        script.does(Command::Team(TeamCommand::AddMember { member: Box::new(member) }));
    }
    let mut mara = Member::new(Mara.id(), title("Mara Lindqvist")?);
    mara.roles = set([Role::MarketingLead]);
    script.by(Sven).does(Command::Team(TeamCommand::EditMember { member: Box::new(mara) }));
    limits(script)?;
    priorities(script)
}

/// Who is away: from and to in working days from today, after the sprint that runs.
const AWAY: [(Who, i32, i32, AwayFor); 3] = [
    (Priya, 6, 6, AwayFor::Mornings),
    (Sven, 12, 13, AwayFor::WholeDays),
    (Aiko, 18, 22, AwayFor::WholeDays),
];

fn limits(script: &mut Script) -> Told {
    let mut workflow = Workflow::new();
    let limit = |most| Limit { most, mode: LimitMode::Warn };
    workflow.limits.stages =
        [(BoardStage::Active, limit(6)), (BoardStage::UnderReview, limit(4))].into();
    workflow.limits.owner = limit(3);
    // The sprints start where today puts them, so the cadence follows them.
    let (first, last) = sprints::NOW;
    let (starts, ends) = (script.day(first), script.day(last));
    workflow.cadence.starts_on = starts.weekday().into();
    workflow.cadence.length = u32::try_from((ends - starts).num_days() + 1).unwrap_or(12);
    // Two in the next sprint, one in the sprint after it.
    let holidays = [(8, "Company offsite"), (9, "Company offsite"), (17, "Founders' day")];
    for (day, name) in holidays {
        let day = script.day(day);
        workflow.calendar.holidays.insert(day);
        workflow.calendar.holiday_names.insert(day, title(name)?);
    }
    let note = ChangeNote {
        id: fixed(FIRST_CHANGE),
        reason: Some(reason("We started too much and finished too little")?),
        expected_effect: "We finish an item before we start the next".to_owned(),
        check_on: Some(script.day(-25)),
    };
    let edit = WorkspaceCommand::EditWorkflow { workflow: Box::new(workflow), note };
    script.does(Command::Workspace(edit));
    Ok(())
}

fn priorities(script: &mut Script) -> Told {
    let mut metric = TargetMetric::new(title("Demo requests per month")?);
    metric.unit = "requests".to_owned();
    metric.baseline = Some(Figure::whole(64));
    metric.target = Some(Figure::whole(120));
    script.by(Mara).does(Command::Priority(PriorityCommand::Add {
        id: priority(),
        objective: title("Win the security segment")?,
        quarterly_goal: "120 demo requests a month by the end of the quarter".to_owned(),
        metric: Some(metric),
    }));
    let mut metric = TargetMetric::new(title("Renewal rate")?);
    metric.unit = "%".to_owned();
    metric.baseline = Some(Figure::whole(88));
    metric.target = Some(Figure::whole(92));
    script.does(Command::Priority(PriorityCommand::Add {
        id: fixed(201),
        objective: title("Keep our customers")?,
        quarterly_goal: "92% renewals next quarter".to_owned(),
        metric: Some(metric),
    }));
    Ok(())
}

/// The backlog, entered over two weeks, with a campaign around two of its items.
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
        for (of, who, text) in COMMENTS {
            if of == made.title {
                let (id, text): (CommentId, _) = (script.mint(), reason(text)?);
                script.by(who).item_does(ItemCommand::Comment { item: made.id, id, text });
                script.by(Mara);
            }
        }
    }
    Ok(())
}

/// A request: who, problem, audience, expected value, needed in how many working days, channel, kind.
type Asked = (Who, &'static str, &'static str, &'static str, i32, usize, Kind);

#[rustfmt::skip]
const ASKED: [Asked; 7] = [
    (Tom, "Prospects ask for a price before the first call, and we have nothing to send", "Sales and their prospects", "Three calls a week that start with the problem instead of the price", 8, EMAIL, Kind::Content),
    (Rosa, "Nobody outside the company knows that the product now reads audit reports", "Current customers", "100 customers try it before the spring release", 6, CONTENT, Kind::Content),
    (Tom, "A prospect wants our logo on a mug for their trade show", "One prospect", "Goodwill", 5, EVENTS, Kind::Operations),
    (Tom, "Two accounts asked how we compare with the spreadsheets they built themselves", "Two named accounts", "Both could sign this quarter: about $60,000", 9, ABM, Kind::Content),
    (Rosa, "Customers miss the release notes because they only appear in the app", "Customers who don't log in every week", "30 fewer support tickets after each release", 14, EMAIL, Kind::Content),
    (Tom, "Our partner in Lyon has nothing to hand out in French", "Partners in France", "Four leads a month from a partner who is ready to start", 12, CONTENT, Kind::Content),
    (Rosa, "We need proof that audits get shorter before the spring release", "Heads of security", "One number the whole release can lead with", 20, WEB, Kind::Campaign),
];

/// What became of the first of them: the title of a new item, or why not.
const ANSWERS: [Option<Result<&str, &str>>; 4] = [
    Some(Ok("Price overview to send before the first call")),
    None,
    Some(Err(
        "It helps one prospect and none of our priorities. The show's organizer prints mugs.",
    )),
    Some(Ok("Comparison with in-house spreadsheets")),
];

/// Submits what stakeholders asked for, and triages some of it.
pub(super) fn ask(script: &mut Script) -> Told {
    let mut ids: Vec<(RequestId, Kind)> = Vec::new();
    for (at, (who, problem, audience, value, needed, about, kind)) in (0_i32..).zip(ASKED) {
        script.at(who, at * 3 - 26, 8);
        let name = if who == Tom { "Tom Becker" } else { "Rosa Alvarez" };
        let requester = Requester { name: title(name)?, member: Some(who.id()) };
        let id = script.mint();
        let mut request = Request::new(id, reason(problem)?, requester, script.context().now);
        request.audience = audience.to_owned();
        request.expected_value = value.to_owned();
        request.needed_by = Some(script.day(needed));
        request.channel = Some(channel(about));
        request.work_type = Some(script.work_type_id(kind));
        script.does(Command::Intake(IntakeCommand::Submit { request: Box::new(request) }));
        ids.push((id, kind));
    }
    script.at(Sven, -7, 15);
    for ((request, kind), answer) in ids.into_iter().zip(ANSWERS) {
        let command = match answer {
            Some(Ok(text)) => IntakeCommand::Accept {
                request,
                item: script.mint(),
                title: title(text)?,
                work_type: script.work_type_id(kind),
                criteria: script.criteria(kind),
            },
            Some(Err(why)) => IntakeCommand::Decline { request, reason: reason(why)? },
            None => continue,
        };
        script.does(Command::Intake(command));
    }
    Ok(())
}

/// Values of the priority's metric, and decisions made between meetings.
pub(super) fn settle(script: &mut Script) -> Told {
    let readings = [(-45, 64), (-35, 71), (-25, 78), (-15, 90), (-5, 97)];
    for (day, figure) in readings {
        script.at(Ines, day, 17);
        let reading = Reading {
            on: script.day(day),
            value: Figure::whole(figure),
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
            "We had eleven pages, and nobody kept them up to date",
            15,
        ),
        (
            -3,
            "No new channel before the end of the quarter",
            "Two people already share four channels",
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
