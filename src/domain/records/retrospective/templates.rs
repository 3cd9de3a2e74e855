//! The templates of columns. A template changes the columns and touches no card.

use crate::domain::base::text::Title;
use crate::domain::records::retrospective::steps::{Column, ColumnKind};

/// The templates: name, then the columns.
pub const TEMPLATES: [(&str, &[(&str, ColumnKind)]); 6] = [
    (
        "Classic",
        &[
            ("Wins", ColumnKind::Win),
            ("Friction", ColumnKind::Friction),
            ("Learnings", ColumnKind::Learning),
            ("Questions", ColumnKind::Question),
        ],
    ),
    (
        "Start, stop, continue",
        &[
            ("Start", ColumnKind::Learning),
            ("Stop", ColumnKind::Friction),
            ("Continue", ColumnKind::Win),
        ],
    ),
    (
        "Four Ls",
        &[
            ("Liked", ColumnKind::Win),
            ("Learned", ColumnKind::Learning),
            ("Lacked", ColumnKind::Friction),
            ("Longed for", ColumnKind::Question),
        ],
    ),
    (
        "Sailboat",
        &[
            ("Wind", ColumnKind::Win),
            ("Anchor", ColumnKind::Friction),
            ("Rocks", ColumnKind::Question),
            ("Island", ColumnKind::Learning),
        ],
    ),
    (
        "Mad, sad, glad",
        &[("Mad", ColumnKind::Friction), ("Sad", ColumnKind::Question), ("Glad", ColumnKind::Win)],
    ),
    (
        "Campaign post-mortem",
        &[
            ("What performed", ColumnKind::Win),
            ("What fell short", ColumnKind::Friction),
            ("What we assumed", ColumnKind::Question),
            ("What we learned about the audience", ColumnKind::Learning),
        ],
    ),
];

/// Returns the columns of a template, or custom columns from a list of headings: the first about wins, the second about friction.
pub fn columns(template: &str, own: &str) -> Vec<Column> {
    let preset = TEMPLATES.iter().find(|(name, _)| *name == template).map(|(_, columns)| *columns);
    let column = |name: &str, kind| Title::parse(name).ok().map(|name| Column { name, kind });
    match preset {
        Some(columns) => columns.iter().filter_map(|(name, kind)| column(name, *kind)).collect(),
        None => {
            let kinds = [ColumnKind::Win, ColumnKind::Friction, ColumnKind::Learning];
            let rest = kinds.into_iter().chain(std::iter::repeat(ColumnKind::Question));
            own.split(',').zip(rest).filter_map(|(name, kind)| column(name, kind)).collect()
        }
    }
}
