//! The report of a retrospective outside of the page: plain text, Markdown, one HTML file, eight lines for a
//! chat, a subject and a text for a mail.

use crate::domain::base::dates::{day, exact_day};
use crate::domain::records::retrospective::report::{Frame, Grid, Part, Report, Section};

/// Returns the report in Markdown or as plain text.
pub fn text(report: &Report, markdown: bool) -> String {
    let words = |text: &str| if markdown { marked(text) } else { flat(text) };
    let (title, heading) = if markdown { ("# ", "## ") } else { ("", "") };
    let mut all = format!("{title}{}\n", words(&report.title));
    if let Some(frame) = &report.frame {
        all.push('\n');
        for (term, text) in framed(frame) {
            let (term, text) = (words(term), words(&text));
            let line = if markdown {
                format!("**{term}:** {text}  \n")
            } else {
                format!("{term}: {text}\n")
            };
            all.push_str(&line);
        }
    }
    for section in &report.sections {
        all.push_str(&format!("\n{heading}{}\n\n", words(section.part.label())));
        for line in &section.lines {
            let bullet = if section.part == Part::Summary && markdown { "" } else { "- " };
            let gap = if bullet.is_empty() { "\n" } else { "" };
            all.push_str(&format!("{bullet}{}\n{gap}", words(line)));
        }
        if let Some(grid) = &section.grid {
            all.push_str(&if markdown { markdown_table(grid) } else { listed(grid) });
        }
    }
    all
}

/// Returns date, length, facilitator and people as terms and texts.
pub fn framed(frame: &Frame) -> Vec<(&'static str, String)> {
    let held = format!("{}, {} minutes planned", exact_day(frame.held), frame.minutes);
    let all = [
        ("Held", held),
        ("Period", frame.period.clone()),
        ("Facilitator", frame.facilitator.clone()),
        ("Team", frame.people.join(", ")),
        ("Guests", frame.guests.join(", ")),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Writes a text on one line.
fn flat(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\n'], " · ")
}

/// Writes a text on one line of Markdown.
fn marked(text: &str) -> String {
    let set = text.chars().flat_map(|letter| {
        let sign = "\\`*_[]<>#|".contains(letter);
        sign.then_some('\\').into_iter().chain([letter])
    });
    flat(&set.collect::<String>())
}

fn markdown_table(grid: &Grid) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| marked(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let line = format!("|{}\n", " --- |".repeat(grid.heads.len()));
    let rows: String = grid.rows.iter().map(|cells| row(cells)).collect();
    format!("{}{line}{rows}", row(&grid.heads))
}

/// Writes each row as its first cell, with the others below it.
fn listed(grid: &Grid) -> String {
    let one = |cells: &Vec<String>| {
        let mut named = grid.heads.iter().zip(cells);
        let first = named.next().map(|(_, cell)| flat(cell)).unwrap_or_default();
        let rest: String = named
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(head, cell)| format!("  {head}: {}\n", flat(cell)))
            .collect();
        format!("- {first}\n{rest}")
    };
    grid.rows.iter().map(one).collect()
}

/// Returns at most eight lines for a chat: title, three sentences, actions, experiments, wins, decisions, requests,
/// what was left open.
pub fn chat(report: &Report) -> String {
    let held = report.frame.as_ref().map(|it| format!(", {}", day(it.held))).unwrap_or_default();
    let mut lines = vec![format!("{}{held}", flat(&report.title))];
    let summary = report.part(Part::Summary).map(|it| it.lines.as_slice()).unwrap_or_default();
    lines.extend(summary.iter().take(3).map(|line| flat(line)));
    let named = |part: Part, heading: &str, more: &[&str]| {
        let said = briefly(report.part(part)?, more);
        (!said.is_empty()).then(|| format!("{heading}: {}", said.join(" · ")))
    };
    lines.extend(named(Part::Actions, "Actions", &["Owner", "Due"]));
    lines.extend(named(Part::Experiments, "Experiments", &["Owner", "Due"]));
    lines.extend(named(Part::Wins, "Wins", &["Thanks to"]));
    lines.extend(named(Part::Decisions, "Decisions", &[]));
    lines.extend(named(Part::Points, "For the roadmap", &[]));
    lines.extend(named(Part::LeftOpen, "Topics left open", &["Votes"]));
    lines.truncate(8);
    lines.join("\n") + "\n"
}

/// How many lines or rows of a part are named.
const BRIEF: usize = 3;

/// Returns the first lines or rows of a part, and how many more there are, each with some of its columns in brackets.
fn briefly(section: &Section, more: &[&str]) -> Vec<String> {
    let Some(grid) = &section.grid else {
        return section.lines.iter().take(BRIEF).map(|line| flat(line)).collect();
    };
    let one = |cells: &Vec<String>| {
        let wanted =
            |(head, cell): &(&String, &String)| more.contains(&head.as_str()) && !cell.is_empty();
        let rest: Vec<String> =
            grid.heads.iter().zip(cells).filter(wanted).map(|(_, cell)| flat(cell)).collect();
        let first = cells.first().map(|cell| flat(cell)).unwrap_or_default();
        if rest.is_empty() { first } else { format!("{first} ({})", rest.join(", ")) }
    };
    let more = grid.rows.len().saturating_sub(BRIEF);
    let more = (more > 0).then(|| format!("{more} more"));
    grid.rows.iter().take(BRIEF).map(one).chain(more).collect()
}

/// Returns the subject and the text of a mail. The annex stays out of it.
pub fn mail(report: &Report) -> (String, String) {
    let goal = report.part(Part::Objectives).and_then(|it| it.lines.first());
    let goal = goal.map(|line| line.trim_start_matches("Goal: ")).unwrap_or_default();
    let subject = if goal.is_empty() {
        flat(&report.title)
    } else {
        format!("{}: {}", flat(&report.title), flat(goal))
    };
    let mut short = report.clone();
    short.sections.retain(|section| !section.part.is_annex());
    (subject, text(&short, false))
}

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1.25rem}\
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .5rem}\
h2{font-size:1rem;margin:1.5rem 0 .35rem;break-after:avoid}\
dl{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;margin:0 0 1.25rem;opacity:.8;font-size:.9rem}dl div{display:flex;gap:.4rem}dt{font-weight:600}dd{margin:0}\
.lead{font-size:1.15rem;margin:.35rem 0}\
ul{margin:0;padding-inline-start:1.2rem}li,tr{break-inside:avoid}\
table{border-collapse:collapse;width:100%;font-size:.92rem}\
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8884;white-space:pre-line}\
th{font-size:.8rem;opacity:.75}td:first-child{font-weight:600}\
.annex td:first-child{font-weight:400}\
@page{margin:14mm}@media print{body{margin:0;padding:0;max-width:none;font-size:10pt}.annex-first{break-before:page}}";

/// Returns the report as one self-contained HTML file.
pub fn html(report: &Report) -> String {
    let words = html_escape::encode_double_quoted_attribute::<str>;
    let title = words(&report.title);
    let mut all = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style><h1>{title}</h1>"
    );
    if let Some(frame) = &report.frame {
        let facts = framed(frame).into_iter();
        let facts = facts
            .map(|(term, text)| format!("<div><dt>{term}</dt><dd>{}</dd></div>", words(&text)));
        all.push_str(&format!("<dl>{}</dl>", facts.collect::<String>()));
    }
    let mut annex = false;
    for section in &report.sections {
        let first = section.part.is_annex() && !annex;
        annex |= section.part.is_annex();
        let class = match (first, annex) {
            (true, _) => " class=\"annex annex-first\"",
            (_, true) => " class=\"annex\"",
            _ => "",
        };
        all.push_str(&format!("<section{class}><h2>{}</h2>", words(section.part.label())));
        all.push_str(&match (&section.grid, section.part) {
            (Some(grid), _) => html_table(grid),
            (None, Part::Summary) => wrapped(&section.lines, "p class=\"lead\"", "p"),
            (None, _) => format!("<ul>{}</ul>", wrapped(&section.lines, "li", "li")),
        });
        all.push_str("</section>");
    }
    all + "</html>\n"
}

/// Writes each line between tags.
fn wrapped(lines: &[String], open: &str, close: &str) -> String {
    let words = html_escape::encode_double_quoted_attribute::<str>;
    lines.iter().map(|line| format!("<{open}>{}</{close}>", words(line))).collect()
}

fn html_table(grid: &Grid) -> String {
    let head = wrapped(&grid.heads, "th scope=\"col\"", "th");
    let rows: String =
        grid.rows.iter().map(|row| format!("<tr>{}</tr>", wrapped(row, "td", "td"))).collect();
    format!("<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
}
