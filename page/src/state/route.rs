//! Where in the page one is, as the address says it.

/// The query of the backlog in refine mode.
pub const REFINE: &str = "refine=1";

/// A screen and what is open on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Route {
    /// Where the team stands.
    #[default]
    Today,
    /// Requests and triage.
    Intake,
    /// The blank request form alone, for someone elsewhere.
    RequestForm,
    /// A pack of cards alone, filled in before a retrospective.
    Cards,
    /// A plan that came in the address.
    Shared,
    /// The list; an item's key, and the filters as they stand in the address.
    Backlog {
        /// The open item.
        key: Option<String>,
        /// `name=value` pairs joined by `&`, as in the address.
        query: String,
    },
    /// The plan of the next sprint.
    Plan,
    /// The board.
    Board,
    /// The check-in.
    CheckIn,
    /// The review.
    Review,
    /// Launches, needs, reviews by month and week.
    Calendar,
    /// A retrospective: its id and step, or `report`; without an id the place to begin one.
    Retro {
        /// Its id.
        id: Option<String>,
        /// The step's word.
        step: String,
    },
    /// What a room sees of a retrospective, in a window of its own.
    Wall {
        /// The retrospective's id.
        id: String,
    },
    /// Plays and guardrails.
    Playbook,
    /// Closed sprints and retrospectives.
    Archive,
    /// Learnings and decisions.
    Learnings {
        /// The filters, as in the address.
        query: String,
    },
    /// A sprint told to stakeholders.
    Update {
        /// The sprint's number; without one the newest.
        sprint: String,
    },
    /// The team's figures.
    Metrics,
    /// People, channels.
    Team,
    /// Priorities and readings.
    Priorities,
    /// The rules.
    Workflow,
    /// How the team works, to read and print.
    Handbook,
    /// Files in and out.
    Data,
}

impl Route {
    /// Reads `location.hash`; what it does not know leads to Today.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (screen, rest) = path.split_once('/').unwrap_or((path, ""));
        match screen {
            "intake" => Self::Intake,
            "request" => Self::RequestForm,
            "cards" => Self::Cards,
            "shared" => Self::Shared,
            "backlog" => Self::Backlog {
                key: (!rest.is_empty()).then(|| rest.to_owned()),
                query: query.to_owned(),
            },
            "plan" => Self::Plan,
            "board" => Self::Board,
            "check-in" => Self::CheckIn,
            "review" => Self::Review,
            "calendar" => Self::Calendar,
            "retro" => {
                let (id, step) = rest.split_once('/').unwrap_or((rest, ""));
                let id = (!id.is_empty()).then(|| id.to_owned());
                Self::Retro { id, step: step.to_owned() }
            }
            "wall" => Self::Wall { id: rest.to_owned() },
            "playbook" => Self::Playbook,
            "archive" => Self::Archive,
            "learnings" => Self::Learnings { query: filters(query) },
            "update" => Self::Update { sprint: rest.to_owned() },
            "metrics" => Self::Metrics,
            "team" => Self::Team,
            "priorities" => Self::Priorities,
            "workflow" => Self::Workflow,
            "handbook" => Self::Handbook,
            "data" => Self::Data,
            _ => Self::Today,
        }
    }

    /// Learnings and decisions, unfiltered.
    pub const fn learnings() -> Self {
        Self::Learnings { query: String::new() }
    }

    /// The item's page in the backlog.
    pub fn item(key: impl std::fmt::Display) -> Self {
        Self::Backlog { key: Some(key.to_string()), query: String::new() }
    }

    /// The backlog's items that are not Ready, one by one.
    pub fn refine() -> Self {
        Self::Backlog { key: None, query: REFINE.to_owned() }
    }

    /// The address of an item opened over this screen. Some screens have their own place for it, or stand alone:
    /// there it opens in the backlog.
    pub fn with_item(&self, key: impl std::fmt::Display) -> String {
        match self {
            Self::Backlog { .. } | Self::Learnings { .. } => Self::item(key).hash(),
            Self::RequestForm | Self::Cards | Self::Shared | Self::Wall { .. } => {
                Self::item(key).hash()
            }
            _ => format!("{}?item={key}", self.hash()),
        }
    }

    /// The screen and what is open on it, without filters.
    pub fn place(&self) -> String {
        let hash = self.hash();
        hash.split('?').next().unwrap_or_default().to_owned()
    }

    /// The key of the item that an address opens over its screen.
    pub fn item_in(hash: &str) -> Option<&str> {
        hash.split_once("?item=").map(|(_, key)| key).filter(|key| !key.is_empty())
    }

    /// The address of one record on this screen, which is then shown and has focus.
    pub fn hash_at(&self, record: impl std::fmt::Display) -> String {
        format!("{}?at={record}", self.hash())
    }

    /// The address of a screen on which an action of a retrospective becomes a change, and of a part of it.
    pub fn hash_for(&self, action: impl std::fmt::Display, part: Option<&str>) -> String {
        let part = part.map(|part| format!("at={part}&")).unwrap_or_default();
        format!("{}?{part}for={action}", self.hash())
    }

    /// The action of a retrospective for which an address opens its screen.
    pub fn action_in(hash: &str) -> Option<&str> {
        let (_, query) = hash.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix("for="))
    }

    /// The address of the request form, with what the form says about the team: its name, its email, and the address of its
    /// team space.
    pub fn request_form(team: &str, email: &str, space: &str) -> String {
        let part = |(name, value): (&str, &str)| {
            let value = value.trim();
            (!value.is_empty()).then(|| format!("{name}={}", js_sys::encode_uri_component(value)))
        };
        let parts: Vec<String> = [("team", team), ("to", email), ("space", space)]
            .into_iter()
            .filter_map(part)
            .collect();
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", Self::RequestForm.hash(), parts.join("&"))
    }

    /// A part that the address of a request form carries: `team`, `to` or `space`; empty without one.
    pub fn request_part(hash: &str, name: &str) -> String {
        let query = hash.strip_prefix("#/request?").unwrap_or_default();
        let mut parts = query.split('&').filter_map(|part| part.split_once('='));
        let value = parts.find(|(known, _)| *known == name).map(|(_, value)| value);
        let text = value.and_then(|value| js_sys::decode_uri_component(value).ok());
        text.map(String::from).unwrap_or_default()
    }

    /// The plan that an address carries.
    pub fn shared_in(hash: &str) -> Option<&str> {
        hash.strip_prefix("#/shared/").filter(|data| !data.is_empty())
    }

    /// The pack that an address asks to fill in, as text.
    pub fn cards_in(hash: &str) -> Option<&str> {
        hash.strip_prefix("#/cards/").filter(|data| !data.is_empty())
    }

    /// The record that an address names on its screen.
    pub fn record_in(hash: &str) -> Option<&str> {
        let (_, record) = hash.split_once("?at=")?;
        record.split('&').next()
    }

    /// The address, `#` included.
    pub fn hash(&self) -> String {
        match self {
            Self::Today => "#/".to_owned(),
            Self::Intake => "#/intake".to_owned(),
            Self::RequestForm => "#/request".to_owned(),
            Self::Cards => "#/cards".to_owned(),
            Self::Shared => "#/shared".to_owned(),
            Self::Backlog { key, query } => {
                let key = key.as_ref().map(|key| format!("/{key}")).unwrap_or_default();
                let query = if query.is_empty() { String::new() } else { format!("?{query}") };
                format!("#/backlog{key}{query}")
            }
            Self::Plan => "#/plan".to_owned(),
            Self::Board => "#/board".to_owned(),
            Self::CheckIn => "#/check-in".to_owned(),
            Self::Review => "#/review".to_owned(),
            Self::Calendar => "#/calendar".to_owned(),
            Self::Retro { id: None, .. } => "#/retro".to_owned(),
            Self::Retro { id: Some(id), step } if step.is_empty() => format!("#/retro/{id}"),
            Self::Retro { id: Some(id), step } => format!("#/retro/{id}/{step}"),
            Self::Wall { id } => format!("#/wall/{id}"),
            Self::Playbook => "#/playbook".to_owned(),
            Self::Archive => "#/archive".to_owned(),
            Self::Learnings { query } if query.is_empty() => "#/learnings".to_owned(),
            Self::Learnings { query } => format!("#/learnings?{query}"),
            Self::Update { sprint } if sprint.is_empty() => "#/update".to_owned(),
            Self::Update { sprint } => format!("#/update/{sprint}"),
            Self::Metrics => "#/metrics".to_owned(),
            Self::Team => "#/team".to_owned(),
            Self::Priorities => "#/priorities".to_owned(),
            Self::Workflow => "#/workflow".to_owned(),
            Self::Handbook => "#/handbook".to_owned(),
            Self::Data => "#/data".to_owned(),
        }
    }
}

/// The filters of an address; the record it may name instead is none.
fn filters(query: &str) -> String {
    if query.starts_with("at=") { String::new() } else { query.to_owned() }
}
