//! A sheet of text under way: headings, terms, lists, set plain, in Markdown or as the inside of a page.
//!
//! What people wrote is set so that neither Markdown nor a browser takes any of it for its own.

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

    /// In a page, lines stand in a list.
    fn list(&mut self, wanted: bool) {
        if self.style == Style::Html && self.in_list != wanted {
            self.put(if wanted { "<ul>" } else { "</ul>" });
            self.in_list = wanted;
        }
    }

    /// What a person wrote, so that nothing in it is taken for a mark.
    fn words(&self, text: &str) -> String {
        match self.style {
            Style::Plain => text.trim().to_owned(),
            Style::Markdown => marked(text),
            Style::Html => escaped(text),
        }
    }

    /// What the sheet is about.
    pub(super) fn head(&mut self, text: &str) {
        let text = self.words(text);
        self.list(false);
        match self.style {
            Style::Plain => self.put(&text),
            Style::Markdown => self.put(&format!("**{text}**\n")),
            Style::Html => self.put(&format!("<h1 dir=\"auto\">{text}</h1>")),
        }
    }

    /// A heading over the lines that follow.
    pub(super) fn group(&mut self, text: &str) {
        self.list(false);
        match self.style {
            Style::Plain => self.put(&format!("{text}:")),
            Style::Markdown => self.put(&format!("\n**{text}**\n")),
            Style::Html => self.put(&format!("<h2>{text}</h2>")),
        }
    }

    /// "Goal: …"; nothing where there are no words.
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

    /// One line of a list.
    pub(super) fn line(&mut self, text: &str) {
        let text = self.words(text);
        self.entry("", &text, "");
    }

    /// A line that is met or not.
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

/// Text in which Markdown finds no mark.
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

/// Text in which a browser finds no element and no end of an attribute.
pub(super) fn escaped(text: &str) -> String {
    html_escape::encode_quoted_attribute(text.trim()).into_owned()
}

/// How it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// As it would be typed.
    Plain,
    /// With headings, ticks and lists.
    Markdown,
    /// As the inside of a page, every word of a person set as text.
    Html,
}
