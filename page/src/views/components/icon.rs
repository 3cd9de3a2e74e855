//! Small line icons, drawn on a 16-pixel grid, where a word would be too long.
//!
//! An icon is never the only sign: the caller adds a word or a visually hidden label.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Search,
    Plus,
    Minus,
    Check,
    Blocked,
    ArrowRight,
    ArrowLeft,
    More,
    Close,
    Undo,
    Redo,
    Sun,
    Moon,
    Calendar,
    Comment,
    Link,
    Flag,
    Target,
    Copy,
    Download,
    Upload,
    Play,
    Pause,
    Timer,
    Filter,
    Edit,
    Trash,
    Archive,
    Warning,
    Info,
    ChevronRight,
    ChevronLeft,
    ChevronDown,
    ChevronUp,
    Star,
    Repeat,
    Person,
    People,
    Inbox,
    List,
    Board,
    Chart,
    Book,
    Gear,
    Home,
    Print,
    Move,
    Split,
    Lock,
    Eye,
}

impl IconName {
    fn path(self) -> &'static str {
        match self {
            Self::Search => "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 13.5 13.5",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Minus => "M3 8h10",
            Self::Check => "m3 8.5 3.5 3.5L13 4.5",
            Self::Blocked => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM3.8 3.8l8.4 8.4",
            Self::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Self::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Self::More => "M3.5 8h.01M8 8h.01M12.5 8h.01",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Undo => "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
            Self::Redo => "m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7"
            }
            Self::Moon => "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z",
            Self::Calendar => "M3 4h10v9H3ZM3 7h10M5.5 2.5V5M10.5 2.5V5",
            Self::Comment => "M3 3.5h10v7H7l-3 2.5v-2.5H3Z",
            Self::Link => {
                "M6.8 9.2a2.5 2.5 0 0 0 3.5 0l2.3-2.3a2.5 2.5 0 0 0-3.5-3.5l-.9.9M9.2 6.8a2.5 2.5 0 0 0-3.5 0L3.4 9.1a2.5 2.5 0 0 0 3.5 3.5l.9-.9"
            }
            Self::Flag => "M4 14V2.5M4 3h8.5L10.5 6l2 3H4",
            Self::Target => {
                "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z"
            }
            Self::Copy => "M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3",
            Self::Download => "M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10",
            Self::Upload => "M8 11V3M4.5 6 8 2.5 11.5 6M3 13.5h10",
            Self::Play => "M5 3v10l8-5Z",
            Self::Pause => "M5.5 3v10M10.5 3v10",
            Self::Timer => "M8 4a5 5 0 1 0 0 10A5 5 0 0 0 8 4ZM8 6.5V9l1.5 1.5M6 1.8h4",
            Self::Filter => "M2.5 4h11M4.5 8h7M6.5 12h3",
            Self::Edit => "m3 13 .7-2.8 7.2-7.2 2.1 2.1-7.2 7.2ZM9.5 4.4l2.1 2.1",
            Self::Trash => "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9",
            Self::Archive => "M2.5 3h11v3h-11ZM3.5 6v7h9V6M6.5 8.5h3",
            Self::Warning => "M8 2.5 14 13H2ZM8 6.5v3M8 11.2h.01",
            Self::Info => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 7.3v3.5M8 5.2h.01",
            Self::ChevronRight => "m6 3.5 4.5 4.5L6 12.5",
            Self::ChevronLeft => "M10 3.5 5.5 8l4.5 4.5",
            Self::ChevronDown => "m3.5 6 4.5 4.5L12.5 6",
            Self::ChevronUp => "M3.5 10 8 5.5l4.5 4.5",
            Self::Star => "m8 2.2 1.8 3.7 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4-2.9-2.8 4-.6Z",
            Self::Repeat => {
                "M3 7.5V7a2.5 2.5 0 0 1 2.5-2.5H13M10.5 2 13 4.5 10.5 7M13 8.5V9a2.5 2.5 0 0 1-2.5 2.5H3M5.5 14 3 11.5 5.5 9"
            }
            Self::Person => "M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4ZM3 13.5a5 5 0 0 1 10 0",
            Self::People => {
                "M6 3a2.3 2.3 0 1 0 0 4.6A2.3 2.3 0 0 0 6 3ZM1.5 13a4.5 4.5 0 0 1 9 0M10.5 3.2a2.3 2.3 0 0 1 0 4.3M12 9.2a4.5 4.5 0 0 1 2.5 3.8"
            }
            Self::Inbox => "M2.5 9 4.5 3h7l2 6v4h-11ZM2.5 9H6l.8 1.7h2.4L10 9h3.5",
            Self::List => "M6 4h7.5M6 8h7.5M6 12h7.5M3 4h.01M3 8h.01M3 12h.01",
            Self::Board => "M2.5 3h3v10h-3ZM6.5 3h3v6h-3ZM10.5 3h3v8h-3Z",
            Self::Chart => "M2.5 13.5h11M4.5 11V8M8 11V4M11.5 11V6.5",
            Self::Book => {
                "M8 4.5C6.5 3.2 4.5 3 2.5 3v9c2 0 4 .2 5.5 1.5C9.5 12.2 11.5 12 13.5 12V3c-2 0-4 .2-5.5 1.5ZM8 4.5v9"
            }
            Self::Gear => {
                "M2.5 4.5h6M12 4.5h1.5M10.2 2.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4ZM13.5 11.5h-6M4 11.5H2.5M5.8 9.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z"
            }
            Self::Home => "M2.5 8 8 3l5.5 5M4 7v6h8V7",
            Self::Print => "M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7Z",
            Self::Move => "M2.5 3v10M5.5 8h8M10 4.5 13.5 8 10 11.5",
            Self::Split => "M8 13.5V9M8 9 3.5 4.5M8 9l4.5-4.5M3.5 7.5v-3h3M9.5 4.5h3v3",
            Self::Lock => "M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
            Self::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z"
            }
        }
    }
}

/// The icon, hidden from screen readers: the word beside it says the same.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    let width = if name == IconName::More { "2" } else { "1.4" };
    view! {
        <svg class="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width=width
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=name.path()></path>
        </svg>
    }
}
