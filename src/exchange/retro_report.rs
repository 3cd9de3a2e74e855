//! The report of a retrospective in three formats: plain text, Markdown, HTML.

use crate::domain::records::retrospective::report::Report;

/// Returns the report in Markdown or as plain text.
pub fn text(report: &Report, markdown: bool) -> String {
    let words = |text: &str| {
        let set = text.chars().flat_map(|letter| {
            let marked = markdown && "\\`*_[]<>#|".contains(letter);
            marked.then_some('\\').into_iter().chain([letter])
        });
        set.collect::<String>().replace(['\r', '\n'], " ")
    };
    let (title, heading) = if markdown { ("# ", "## ") } else { ("", "") };
    let mut all = format!("{title}{}\n", words(&report.title));
    for section in &report.sections {
        all.push_str(&format!("\n{heading}{}\n\n", words(section.part.label())));
        for line in &section.lines {
            all.push_str(&format!("- {}\n", words(line)));
        }
    }
    all
}

/// Returns the report as one self-contained HTML file.
pub fn html(report: &Report) -> String {
    let words = html_escape::encode_double_quoted_attribute::<str>;
    let title = words(&report.title);
    let mut all = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}}h2{{font-size:1.1rem;margin:1.5rem 0 .25rem;break-after:avoid}}li{{break-inside:avoid}}</style><h1>{title}</h1>"
    );
    for section in &report.sections {
        all.push_str(&format!("<h2>{}</h2><ul>", words(section.part.label())));
        for line in &section.lines {
            all.push_str(&format!("<li>{}</li>", words(line)));
        }
        all.push_str("</ul>");
    }
    all + "</html>\n"
}
