//! Keeps capacity that was entered by hand in sprints planned with an older version, before the
//! calendar or a person changes.

use crate::domain::reads::sprint::capacity::with_edits;
use crate::domain::tables::draft::Draft;

/// Records what was entered by hand. The rest follows the calendar and the people from now on.
pub(in crate::domain) fn keep_what_was_entered(draft: &mut Draft<'_>) {
    let tables = draft.tables();
    let sprints: Vec<_> =
        tables.sprints.values().filter_map(|sprint| with_edits(sprint, tables)).collect();
    for sprint in sprints {
        draft.put(sprint);
    }
}
