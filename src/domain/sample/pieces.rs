//! The work of the sample team, in words.

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

/// How far the refinement of an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lacks {
    /// Ready.
    Nothing,
    /// Only a headline yet.
    Everything,
    /// Not estimated.
    Estimate,
    /// Nobody owns it.
    Owner,
    /// A need is open.
    Need,
    /// No measurement plan.
    Plan,
    /// Analytics has not looked yet.
    Validation,
}

/// A piece of work: headline, kind, channel, owner, hours, what changes.
pub(super) type Piece = (&'static str, Kind, usize, Who, u32, &'static str);

/// What the four closed sprints were about, and their work.
#[rustfmt::skip]
pub(super) const CLOSED: [(&str, [Piece; 8]); 4] = [
    (
        "Security leads find one clear page for their first question",
        [
            ("Landing page for the security audit offer", Content, WEB, Jonas, 20, "Visitors from security teams see their own problem first"),
            ("Search campaign: security audit", Campaign, PAID, Priya, 18, "More qualified visits from search"),
            ("Checklist: preparing a vendor security review", Content, CONTENT, Aiko, 16, "Readers can prepare a review without us"),
            ("Three-mail welcome series for new contacts", Content, EMAIL, Jonas, 14, "New contacts learn what to do next"),
            ("Naming rules for campaigns and links", Operations, PAID, Sven, 8, "Every report groups campaigns alike"),
            ("Conversion report by segment", Operations, WEB, Ines, 12, "The weekly look takes minutes instead of an hour"),
            ("Customer story: Harbour Logistics", Content, CONTENT, Aiko, 18, "Buyers hear it from a peer"),
            ("Retarget visitors of the pricing page", Experiment, PAID, Priya, 12, "Visitors come back with a question"),
        ],
    ),
    (
        "Webinar guests become conversations with sales",
        [
            ("Webinar: what auditors ask first", Campaign, EVENTS, Aiko, 24, "Guests ask for a follow-up talk"),
            ("Invitation mails for the webinar", Content, EMAIL, Jonas, 10, "Contacts sign up without a reminder by phone"),
            ("Paid promotion of the webinar", Campaign, PAID, Priya, 14, "People outside our list sign up"),
            ("Shorter form on the demo page", Experiment, WEB, Jonas, 12, "More visitors finish the form"),
            ("Hand-over of webinar guests to sales", Operations, EVENTS, Sven, 10, "Sales calls within two days"),
            ("Attribution check for webinar sign-ups", Operations, EVENTS, Ines, 8, "We know where guests came from"),
            ("Article: five gaps auditors find", Content, CONTENT, Aiko, 14, "Readers recognise their own gaps"),
            ("Exclude job seekers from paid search", Operations, PAID, Priya, 6, "Less budget on clicks that never buy"),
        ],
    ),
    (
        "Sales opens talks with twenty named accounts",
        [
            ("Account pages for twenty named accounts", Campaign, ABM, Jonas, 24, "Named accounts see their own sector"),
            ("Letter series to heads of security", Campaign, ABM, Aiko, 18, "Heads of security answer"),
            ("Sponsored posts for named accounts", Experiment, SOCIAL, Priya, 14, "The buying group has seen us before sales calls"),
            ("Battle card against the spreadsheet", Content, ABM, Aiko, 12, "Sales answers the commonest objection"),
            ("Account list agreed with sales", Operations, ABM, Sven, 10, "One list, one owner per account"),
            ("Dashboard of account engagement", Operations, ABM, Ines, 16, "Sales sees who is warm"),
            ("Win-back mail for silent trials", Content, EMAIL, Jonas, 8, "Silent trials take a second look"),
            ("Bid strategy by account tier", Experiment, PAID, Priya, 10, "Spend follows the value of the account"),
        ],
    ),
    (
        "The comparison pages bring demo requests",
        [
            ("Comparison page: in-house tools", Content, SEO, Aiko, 18, "Searchers compare on our terms"),
            ("Comparison page: spreadsheets", Content, SEO, Aiko, 14, "Searchers see the cost of staying"),
            ("Search ads for comparison terms", Campaign, PAID, Priya, 16, "Comparers ask for a demo"),
            ("Demo request from every article", Experiment, WEB, Jonas, 14, "Readers need one step, not three"),
            ("Nurture series after a comparison", Content, EMAIL, Jonas, 16, "Comparers stay in touch"),
            ("Clean-up of duplicate contacts", Operations, EMAIL, Sven, 12, "Nobody gets a mail twice"),
            ("Tracking of on-page comparison use", Operations, SEO, Ines, 12, "We see which rows matter"),
            ("Video: a review in four minutes", Content, SOCIAL, Priya, 20, "Prospects see the product before the call"),
        ],
    ),
];

/// The work of the running sprint. Two done, two under review, five active of which two are blocked, three not begun.
#[rustfmt::skip]
pub(super) const RUNNING: [Piece; 12] = [
    ("Pricing page explains the audit package", Content, WEB, Jonas, 12, "Visitors know what the package costs"),
    ("Negative keywords from the last quarter", Operations, PAID, Priya, 6, "Less budget on clicks that never buy"),
    ("Customer story: Meridian Health", Content, CONTENT, Aiko, 16, "Health buyers hear it from a peer"),
    ("Template for campaign briefs", Operations, CONTENT, Sven, 8, "A brief is complete the first time"),
    ("Partner webinar on supply chain audits", Campaign, EVENTS, Aiko, 22, "Partners bring guests we cannot reach"),
    ("Subject lines that name the risk", Experiment, EMAIL, Jonas, 10, "More contacts open the mail that matters"),
    ("Lead scoring agreed with sales", Operations, ABM, Sven, 14, "Sales calls the right people first"),
    ("Sponsored video for heads of security", Campaign, SOCIAL, Priya, 20, "The buying group recognises us"),
    ("Source of demo requests in the CRM", Operations, WEB, Ines, 14, "Every request arrives with its source"),
    ("Guide: the first ninety days of an audit", Content, CONTENT, Aiko, 14, "Readers plan their audit with us"),
    ("Second reminder for open trials", Content, EMAIL, Jonas, 8, "Open trials end in a decision"),
    ("Weekly report sends itself", Operations, WEB, Ines, 10, "Monday starts with the figures"),
];

/// Waiting work, in every state of readiness.
#[rustfmt::skip]
pub(super) const BACKLOG: [(Piece, Lacks); 40] = [
    (("Autumn campaign for the health sector", Campaign, PAID, Priya, 24, "Health buyers ask for a demo"), Lacks::Nothing),
    (("Case study page by sector", Content, WEB, Jonas, 14, "Visitors find a peer in one click"), Lacks::Nothing),
    (("Interview series with auditors", Content, CONTENT, Aiko, 18, "Readers trust the source"), Lacks::Nothing),
    (("Calendar of partner mailings", Operations, EMAIL, Sven, 6, "Nobody gets three mails in a week"), Lacks::Nothing),
    (("Consent form in two languages", Operations, WEB, Ines, 8, "Visitors from abroad can agree"), Lacks::Nothing),
    (("Shorter demo confirmation mail", Content, EMAIL, Jonas, 4, "People come to the demo they asked for"), Lacks::Nothing),
    (("Proof points beside the demo form", Experiment, WEB, Jonas, 8, "Hesitant visitors finish the form"), Lacks::Nothing),
    (("Refresh of the ten oldest articles", Content, SEO, Aiko, 16, "Old articles bring visits again"), Lacks::Nothing),
    (("Budget view by channel", Operations, PAID, Ines, 10, "Shifts of budget are seen the same week"), Lacks::Nothing),
    (("Booth talk for the security fair", Content, EVENTS, Aiko, 12, "Booth guests stay for the talk"), Lacks::Nothing),
    (("Winter campaign for finance teams", Campaign, PAID, Priya, 26, "Finance teams see the cost of audits"), Lacks::Plan),
    (("Chat on the pricing page", Experiment, WEB, Jonas, 16, "Questions are answered before they cost us the visit"), Lacks::Plan),
    (("Sponsored newsletter in two trade papers", Campaign, EMAIL, Priya, 12, "Readers outside our list sign up"), Lacks::Plan),
    (("Price shown before the form", Experiment, WEB, Jonas, 10, "Fewer talks end at the price"), Lacks::Plan),
    (("Spring fair: meetings before the fair", Campaign, EVENTS, Aiko, 20, "Half of the meetings stand before the fair opens"), Lacks::Validation),
    (("Two calls to action in one mail", Experiment, EMAIL, Jonas, 6, "We learn whether choice helps"), Lacks::Validation),
    (("Lookalike audience from won deals", Experiment, PAID, Priya, 10, "New visits resemble our buyers"), Lacks::Validation),
    (("Referral campaign with customers", Campaign, ABM, Priya, 18, "Customers introduce a peer"), Lacks::Validation),
    (("Video testimonials from two customers", Content, SOCIAL, Aiko, 18, "Buyers see real users"), Lacks::Need),
    (("Product tour for auditors", Content, WEB, Jonas, 22, "Auditors understand the product alone"), Lacks::Need),
    (("Joint article with a partner", Content, CONTENT, Aiko, 12, "We reach the partner's readers"), Lacks::Need),
    (("Mail to dormant accounts", Content, EMAIL, Jonas, 10, "Dormant accounts answer"), Lacks::Need),
    (("Sector pages for retail", Content, SEO, Aiko, 16, "Retail buyers find us by search"), Lacks::Need),
    (("Event calendar on the site", Content, WEB, Jonas, 10, "Guests find the next event"), Lacks::Estimate),
    (("Glossary of audit terms", Content, SEO, Aiko, 20, "Searchers land on our words"), Lacks::Estimate),
    (("Reporting of dark traffic", Operations, WEB, Ines, 8, "We know what we cannot see"), Lacks::Estimate),
    (("One folder for all creative", Operations, CONTENT, Sven, 8, "Nobody asks where the file is"), Lacks::Estimate),
    (("Onboarding mails for partners", Content, EMAIL, Jonas, 14, "Partners start within a week"), Lacks::Estimate),
    (("Short posts from the webinar", Content, SOCIAL, Aiko, 6, "The webinar lives on"), Lacks::Estimate),
    (("Audit of paid social accounts", Operations, SOCIAL, Priya, 10, "Spend without effect is found"), Lacks::Estimate),
    (("Press page with figures", Content, WEB, Jonas, 8, "Journalists find what they need"), Lacks::Owner),
    (("Survey of lost deals", Operations, ABM, Ines, 12, "We know why deals are lost"), Lacks::Owner),
    (("Photo day for the team", Content, SOCIAL, Aiko, 8, "Profiles look alike"), Lacks::Owner),
    (("Local landing pages for three cities", Content, SEO, Jonas, 18, "Local searchers find us"), Lacks::Owner),
    (("Podcast with customers", Content, CONTENT, Aiko, 30, ""), Lacks::Everything),
    (("Try the new short video format", Experiment, SOCIAL, Priya, 10, ""), Lacks::Everything),
    (("Something for the trade fair in May", Campaign, EVENTS, Aiko, 20, ""), Lacks::Everything),
    (("Rework the footer", Operations, WEB, Jonas, 4, ""), Lacks::Everything),
    (("Gifts for long-time customers", Campaign, ABM, Priya, 12, ""), Lacks::Everything),
    (("Newsletter archive", Content, EMAIL, Jonas, 6, ""), Lacks::Everything),
];
