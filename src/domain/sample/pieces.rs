//! The work of the sample team, in words: what four closed sprints did, and what the running one does.

use Kind::{Campaign, Content, Experiment, Operations};

use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Priya, Sven};

/// The preset work types, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Campaign,
    Content,
    Experiment,
    Operations,
}

/// Preset channels by their place in the list.
pub(super) const PAID: usize = 0;
pub(super) const CONTENT: usize = 1;
pub(super) const EMAIL: usize = 2;
pub(super) const EVENTS: usize = 3;
pub(super) const SOCIAL: usize = 4;
pub(super) const SEO: usize = 5;
pub(super) const ABM: usize = 6;
pub(super) const WEB: usize = 7;

/// How far an item is refined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacks {
    /// Ready.
    Nothing,
    /// Only a title so far.
    Everything,
    /// No estimate.
    Estimate,
    /// No owner.
    Owner,
    /// An open dependency.
    Need,
    /// No measurement plan.
    Plan,
    /// Analytics has not validated the plan.
    Validation,
}

/// A piece of work: title, kind, channel, owner, hours, what changes, for whom, expected value.
pub(super) type Piece =
    (&'static str, Kind, usize, Who, u32, &'static str, &'static str, &'static str);

/// A piece of work that was finished, and what was seen when it was accepted.
pub(super) type Finished = (Piece, &'static str);

/// The goals of the four closed sprints, and their work. What was not finished in time comes last.
#[rustfmt::skip]
pub(super) const CLOSED: [(&str, [Finished; 8]); 4] = [
    (
        "Security teams find the answers to their first questions on one page",
        [
            (("Landing page for the security audit offer", Content, WEB, Jonas, 20, "Visitors see their own audit problem before our product", "Security leads at mid-size companies", "A page every campaign this quarter can link to"), "Live on desktop and phone; Tom walked a prospect through it"),
            (("Search campaign: security audit", Campaign, PAID, Priya, 18, "More of our paid clicks come from security teams", "People searching for audit help", "9 demo requests a month"), "Running since Tuesday; the first 40 clicks carry a source"),
            (("Checklist: preparing a vendor security review", Content, CONTENT, Aiko, 16, "Readers can prepare a review without calling us", "Security analysts before their first review", "600 downloads this quarter"), "Published; an auditor we know read it and changed one line"),
            (("Three-email welcome series for new contacts", Content, EMAIL, Jonas, 14, "New contacts know what to do next", "People who left their address last month", "One in five new contacts reads a second page"), "Received all three emails on a test address"),
            (("Naming rules for campaigns and links", Operations, PAID, Sven, 8, "Every report groups campaigns the same way", "Everyone who builds a link", "No more manual sorting before the Monday report"), "Priya and Jonas named last week's links without asking"),
            (("Conversion report by segment", Operations, WEB, Ines, 12, "The weekly review takes ten minutes instead of an hour", "The marketing team", "Four hours a month back for analysis"), "Used it in Monday's meeting"),
            (("Customer story: Harbour Logistics", Content, CONTENT, Aiko, 18, "Buyers hear it from a peer", "Logistics companies with a first audit ahead", "A story sales can send after every first call"), "Harbour approved the quotes; sales has sent it twice"),
            (("Retarget pricing page visitors", Experiment, PAID, Priya, 12, "Visitors who left come back with a question", "Visitors who saw prices and left", "We learn whether retargeting pays for itself"), "Two full weeks of data in the report"),
        ],
    ),
    (
        "Webinar attendees turn into sales conversations",
        [
            (("Webinar: what auditors ask first", Campaign, EVENTS, Aiko, 24, "Attendees ask for a follow-up call", "Security leads with an audit this year", "15 follow-up calls"), "214 people attended; the recording is on the site"),
            (("Webinar invitation emails", Content, EMAIL, Jonas, 10, "Contacts sign up without a reminder call", "Contacts who opened anything since spring", "Half of all sign-ups"), "All three sends went out on schedule"),
            (("Paid promotion for the webinar", Campaign, PAID, Priya, 14, "People outside our list sign up", "Compliance managers we don't know yet", "80 sign-ups from new companies"), "Spend stopped at the cap; sign-ups are in the CRM"),
            (("Shorter form on the demo page", Experiment, WEB, Jonas, 12, "More visitors finish the form", "Visitors who open the demo form", "8 more demo requests a month, if it holds"), "Both variants ran for ten days; traffic split 50/50"),
            (("Handoff of webinar attendees to sales", Operations, EVENTS, Sven, 10, "Sales calls within two days", "Tom's team", "No attendee waits over a weekend"), "Tom's team called 61 of 70 within two days"),
            (("Attribution check for webinar sign-ups", Operations, EVENTS, Ines, 8, "We know where attendees came from", "The people who plan the next event", ""), "The report splits sign-ups by first touch"),
            (("Article: five gaps auditors find", Content, CONTENT, Aiko, 14, "Readers recognize their own gaps", "Teams that failed an audit or fear it", "300 visits a month from search"), "Published with two expert quotes"),
            (("Exclude job seekers from paid search", Operations, PAID, Priya, 6, "Less budget goes to clicks that never buy", "Paid search", "About $400 a month"), "The search terms report has been clean two weeks in a row"),
        ],
    ),
    (
        "Sales starts conversations at twenty named accounts",
        [
            (("Account pages for twenty named accounts", Campaign, ABM, Jonas, 24, "Named accounts see their own industry", "Twenty accounts chosen with sales", "Five accounts with two or more visitors"), "All twenty pages reviewed with the account owners"),
            (("Direct mail to CISOs", Campaign, ABM, Aiko, 18, "CISOs reply to a person, not a sequence", "CISOs at twelve of the named accounts", "Three meetings"), "Twelve packages delivered; the courier list matches"),
            (("Sponsored posts for named accounts", Experiment, SOCIAL, Priya, 14, "The buying group has seen us before sales calls", "Buying groups at ten of the named accounts", "We know whether air cover helps the calls"), "Ten accounts saw the posts, ten did not"),
            (("Battle card: us and the spreadsheet", Content, ABM, Aiko, 12, "Sales has an answer to the most common objection", "Sales, before a second call", "Fewer deals that end in “we'll stay with Excel”"), "Tom used it in two calls and asked for a print version"),
            (("Account list agreed with sales", Operations, ABM, Sven, 10, "One list, one owner per account", "Sales and marketing", "No account contacted twice in a week"), "Signed off by Tom and Mara"),
            (("Account engagement dashboard", Operations, ABM, Ines, 16, "Sales sees which accounts are warming up", "Account owners in sales", "Three hours of lookups a week"), "Tom opens it every morning"),
            (("Win-back email for silent trials", Content, EMAIL, Jonas, 8, "Silent trial users take a second look", "Trial users with no login for ten days", "Ten trials active again"), "Sent to 120 trials; 17 logged in within a week"),
            (("Bid strategy by account tier", Experiment, PAID, Priya, 10, "Spend follows the value of the account", "Searchers from tier 1 and 2 accounts", "A bidding rule we can keep all year"), "Three weeks of spend by tier are in the report"),
        ],
    ),
    (
        "Comparison pages bring in demo requests",
        [
            (("Comparison page: in-house tools", Content, SEO, Aiko, 18, "Searchers compare on our terms", "Engineers who could build it themselves", "6 demo requests a month from search"), "Indexed; both engineers we asked called it fair"),
            (("Comparison page: spreadsheets", Content, SEO, Aiko, 14, "Searchers see what staying with Excel costs", "Teams that track audits in Excel", "400 visits a month"), "The cost table was checked by finance"),
            (("Search ads for comparison terms", Campaign, PAID, Priya, 16, "People who compare ask for a demo", "People searching for alternatives", "7 demo requests a month"), "Live in two countries; every lead has its keyword"),
            (("Demo request from every article", Experiment, WEB, Jonas, 14, "Readers need one step, not three", "Readers on their second article", "Twice as many requests from articles"), "Shown to half of all readers for two weeks"),
            (("Nurture series after a comparison", Content, EMAIL, Jonas, 16, "People who compared stay in touch", "Contacts who downloaded a comparison", "One reply per fifty contacts"), "Five emails scheduled; Ines checked the links"),
            (("Duplicate contact cleanup", Operations, EMAIL, Sven, 12, "Nobody gets an email twice", "Everyone on our list", "1,300 fewer contacts to pay for"), "1,312 duplicates merged; a spot check of 50 was clean"),
            (("Tracking for the comparison tables", Operations, SEO, Ines, 12, "We see which rows people open", "The authors of the pages", ""), "Row opens have shown up in the report since Wednesday"),
            (("Video: an audit in four minutes", Content, SOCIAL, Priya, 20, "Prospects see the product before the call", "Prospects with a first call booked", "Shorter first calls"), "4:02 long, with captions; product signed it off"),
        ],
    ),
];

/// The work of the running sprint. Two done, two under review, five active of which two are blocked,
/// three not started.
#[rustfmt::skip]
pub(super) const RUNNING: [Piece; 12] = [
    ("Pricing page explains the audit package", Content, WEB, Jonas, 12, "Visitors know what the package costs", "Security leads who compare prices", "Fewer first calls about price"),
    ("Negative keywords from last quarter", Operations, PAID, Priya, 6, "Less spend on clicks that never buy", "Paid search", "$250 a month"),
    ("Customer story: Meridian Health", Content, CONTENT, Aiko, 16, "Hospital buyers hear it from a peer", "Hospitals with an audit in spring", "A proof point for the health campaign"),
    ("Campaign brief template", Operations, CONTENT, Sven, 8, "A brief is complete the first time", "Anyone who starts a campaign", "One less round of questions"),
    ("Partner webinar on supply chain audits", Campaign, EVENTS, Aiko, 22, "Partners bring attendees we can't reach", "Supply chain managers at partner accounts", "12 follow-up calls"),
    ("Subject lines that name the risk", Experiment, EMAIL, Jonas, 10, "More contacts open the emails that matter", "Contacts in regulated industries", "A rule for every newsletter"),
    ("Lead scoring agreed with sales", Operations, ABM, Sven, 14, "Sales calls the right people first", "Tom's team", "Two hours of sorting a week"),
    ("Sponsored video for CISOs", Campaign, SOCIAL, Priya, 20, "The buying group recognizes us", "CISOs and their deputies", "40% of target accounts reached"),
    ("Source of demo requests in the CRM", Operations, WEB, Ines, 14, "Every request arrives with its source", "Budget owners", "Closes the oldest data gap"),
    ("Guide: the first 90 days of an audit", Content, CONTENT, Aiko, 14, "Readers plan their audit with us", "First-time audit leads", "500 downloads in the first month"),
    ("Second reminder for open trials", Content, EMAIL, Jonas, 8, "Open trials end in a decision", "Trials in their last week", "Eight more decisions a month"),
    ("Weekly report sends itself", Operations, WEB, Ines, 10, "Monday starts with the numbers", "The whole team", "Two hours every Monday"),
];

/// What was seen in the running sprint's accepted work, in the order of the list.
pub(super) const ACCEPTED: [&str; 2] = [
    "Tom sent the page to a prospect who had asked for prices",
    "112 terms excluded; Ines confirmed the drop in wasted clicks",
];
