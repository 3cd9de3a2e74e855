//! Amounts as a column of a table has them.

use crate::domain::base::figures::Effort;

/// Whole seconds, as Jira writes them.
pub(super) fn in_seconds(cell: &str) -> Option<Effort> {
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    let seconds = whole.parse::<u32>().ok()?;
    Some(Effort(seconds / 60)).filter(|effort| *effort <= Effort::whole(100_000))
}

/// The decimal sign of a number, where nothing else can be meant: behind the last sign stand not just
/// three digits, or both signs are there.
pub(super) fn sign_of(cell: &str) -> Option<char> {
    let number = cell.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == ' ');
    let at = number.rfind([',', '.'])?;
    let (before, after) = number.split_at_checked(at)?;
    let sign = after.chars().next()?;
    let after = after.get(1..)?;
    let digits = !after.is_empty() && after.bytes().all(|byte| byte.is_ascii_digit());
    let plain = after.len() != 3 || before.contains([',', '.']) || ["", "0"].contains(&before);
    (digits && plain && !before.contains(sign)).then_some(sign)
}

/// The number with a point for its comma, in a column that has commas for points.
pub(super) fn with_point(cell: &str) -> String {
    cell.replace('.', "").replace(',', ".")
}
