//! A text being written: headings, terms and lists, plain, in Markdown or as the body of a page.
//!
//! What people wrote is escaped, so that neither Markdown nor a browser reads it as markup.

/// The text so far.
pub(super) struct Sheet {
    style: Style,
    text: String,
    in_list: bool,
}

impl Sheet {
    pub(super) fn new(style: Style) -> Self {
        Self { style, text: String::new(), in_list: false }
    }

    /// The whole text.
    pub(super) fn finish(mut self) -> String {
        self.list(false);
        self.text
    }

    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Opens or closes the list that holds lines in a page.
    fn list(&mut self, wanted: bool) {
        if self.style == Style::Html && self.in_list != wanted {
            self.put(if wanted { "<ul>" } else { "</ul>" });
            self.in_list = wanted;
        }
    }

    /// Returns what a person wrote, escaped.
    fn words(&self, text: &str) -> String {
        match self.style {
            Style::Plain => text.trim().to_owned(),
            Style::Markdown => marked(text),
            Style::Html => escaped(text),
        }
    }

    /// Writes the title.
    pub(super) fn head(&mut self, text: &str) {
        let text = self.words(text);
        self.list(false);
        match self.style {
            Style::Plain => self.put(&text),
            Style::Markdown => self.put(&format!("**{text}**\n")),
            Style::Html => self.put(&format!("<h1 dir=\"auto\">{text}</h1>")),
        }
    }

    /// Writes a heading.
    pub(super) fn group(&mut self, text: &str) {
        self.list(false);
        match self.style {
            Style::Plain => self.put(&format!("{text}:")),
            Style::Markdown => self.put(&format!("\n**{text}**\n")),
            Style::Html => self.put(&format!("<h2>{text}</h2>")),
        }
    }

    /// Writes "Goal: …"; nothing if the text is empty.
    pub(super) fn say(&mut self, term: &str, text: &str) {
        let (term, text) = (self.words(term), self.words(text));
        if text.is_empty() {
            return;
        }
        self.list(false);
        match self.style {
            Style::Plain => self.put(&format!("{term}: {text}")),
            // Two spaces at the end keep the line apart from the next.
            Style::Markdown => self.put(&format!("**{term}:** {text}  ")),
            Style::Html => self.put(&format!("<p dir=\"auto\"><b>{term}</b> {text}</p>")),
        }
    }

    /// Writes a list item.
    pub(super) fn line(&mut self, text: &str) {
        let text = self.words(text);
        self.entry("", &text, "");
    }

    /// Writes a list item that begins with what it is about: "Guide: banks find us by name."
    pub(super) fn about(&mut self, what: &str, more: &str) {
        if more.trim().is_empty() {
            return self.line(what);
        }
        let (what, more) = (self.words(what), self.words(more));
        let text = match self.style {
            Style::Plain => format!("{what}: {more}"),
            Style::Markdown => format!("**{what}:** {more}"),
            Style::Html => format!("<b>{what}</b> {more}"),
        };
        self.entry("", &text, "");
    }

    /// Writes a checklist item.
    pub(super) fn tick(&mut self, met: bool, text: &str) {
        let text = self.words(text);
        match (self.style, met) {
            (Style::Plain, true) => self.entry("", &text, " (met)"),
            (Style::Plain, false) => self.entry("", &text, ""),
            (Style::Markdown, true) => self.entry("[x] ", &text, ""),
            (Style::Markdown, false) => self.entry("[ ] ", &text, ""),
            (Style::Html, true) => self.entry("☑ ", &text, ""),
            (Style::Html, false) => self.entry("☐ ", &text, ""),
        }
    }

    fn entry(&mut self, before: &str, text: &str, after: &str) {
        self.list(true);
        match self.style {
            Style::Html => self.put(&format!("<li dir=\"auto\">{before}{text}{after}</li>")),
            _ => self.put(&format!("- {before}{text}{after}")),
        }
    }
}

/// Escapes text for Markdown.
fn marked(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        if "\\`*_[]<>#|".contains(letter) {
            set.push('\\');
        }
        set.push(letter);
    }
    set
}

/// Escapes text for HTML.
pub(super) fn escaped(text: &str) -> String {
    html_escape::encode_quoted_attribute(text.trim()).into_owned()
}

/// The output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Plain text.
    Plain,
    /// With headings, check marks and lists.
    Markdown,
    /// The body of a page, with everything people wrote escaped.
    Html,
}
