//! The waiting work of the sample team: its backlog, what it depends on, and what was said about it.

use crate::domain::records::backlog::need::NeedKind;
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Mara, Priya, Sven, Tom};
use crate::domain::sample::pieces::Kind::{Campaign, Content, Experiment, Operations};
use crate::domain::sample::pieces::{
    ABM, CONTENT, EMAIL, EVENTS, Lacks, PAID, Piece, SEO, SOCIAL, WEB,
};

/// Waiting work, in every state of readiness.
#[rustfmt::skip]
pub(super) const BACKLOG: [(Piece, Lacks); 40] = [
    (("Autumn campaign for the health sector", Campaign, PAID, Priya, 24, "Health buyers ask for a demo", "Compliance leads in hospitals", "12 demo requests a month"), Lacks::Nothing),
    (("Case study page by sector", Content, WEB, Jonas, 14, "Visitors find a peer in one click", "Visitors on their second visit", "Twice as many case study readers"), Lacks::Nothing),
    (("Interview series with auditors", Content, CONTENT, Aiko, 18, "Readers trust the source", "Audit leads", "Four articles that others quote"), Lacks::Nothing),
    (("Partner email calendar", Operations, EMAIL, Sven, 6, "Nobody gets three emails in a week", "Contacts shared with partners", "Fewer unsubscribes"), Lacks::Nothing),
    (("Consent form in two languages", Operations, WEB, Ines, 8, "Visitors from abroad can agree", "Visitors from France and Germany", ""), Lacks::Nothing),
    (("Shorter demo confirmation email", Content, EMAIL, Jonas, 4, "People show up for the demo they booked", "Everyone who books a demo", "No-shows below 20%"), Lacks::Nothing),
    (("Proof points beside the demo form", Experiment, WEB, Jonas, 8, "Hesitant visitors finish the form", "Visitors who stop at the form", "We know whether proof beats brevity"), Lacks::Nothing),
    (("Refresh the ten oldest articles", Content, SEO, Aiko, 16, "Old articles bring visits again", "Searchers who land on articles from 2021", "1,000 visits a month"), Lacks::Nothing),
    (("Budget view by channel", Operations, PAID, Ines, 10, "Budget shifts show up the same week", "Mara and the channel owners", "No surprise at the end of the month"), Lacks::Nothing),
    (("Booth talk for the security trade show", Content, EVENTS, Aiko, 12, "Booth visitors stay for the talk", "Visitors of the spring trade show", "30 scanned badges after each talk"), Lacks::Nothing),
    (("Winter campaign for finance teams", Campaign, PAID, Priya, 26, "Finance teams see what audits cost them", "CFOs of companies under 500 people", "10 demo requests a month"), Lacks::Plan),
    (("Chat on the pricing page", Experiment, WEB, Jonas, 16, "Questions get answers before the visitor leaves", "Visitors who compare packages", "We learn which questions hold people back"), Lacks::Plan),
    (("Sponsored newsletter in two trade papers", Campaign, EMAIL, Priya, 12, "Readers outside our list sign up", "Subscribers of two compliance newsletters", "150 new subscribers"), Lacks::Plan),
    (("Price shown before the form", Experiment, WEB, Jonas, 10, "Fewer calls end at the price", "Visitors from small companies", "Sales time for deals that can close"), Lacks::Plan),
    (("Spring trade show: meetings booked in advance", Campaign, EVENTS, Aiko, 20, "Half of the meetings are booked before the doors open", "Open deals near the venue", "25 meetings"), Lacks::Validation),
    (("Two calls to action in one email", Experiment, EMAIL, Jonas, 6, "We find out whether a choice helps or distracts", "Newsletter readers", "A layout for every newsletter"), Lacks::Validation),
    (("Lookalike audience from won deals", Experiment, PAID, Priya, 10, "New visitors look like our buyers", "People similar to last year's customers", "A cheaper first visit"), Lacks::Validation),
    (("Referral campaign with customers", Campaign, ABM, Priya, 18, "Customers introduce a peer", "Customers with a renewal behind them", "Six introductions"), Lacks::Validation),
    (("Video testimonials from two customers", Content, SOCIAL, Aiko, 18, "Buyers see real users", "Prospects who asked for references", "Two references we can always send"), Lacks::Need),
    (("Product tour for auditors", Content, WEB, Jonas, 22, "Auditors understand the product on their own", "External auditors of our customers", "Fewer support calls during audits"), Lacks::Need),
    (("Joint article with a partner", Content, CONTENT, Aiko, 12, "We reach the partner's readers", "Readers of the partner's magazine", "40 sign-ups from companies new to us"), Lacks::Need),
    (("Email to dormant accounts", Content, EMAIL, Jonas, 10, "Dormant accounts reply", "Accounts silent since spring", "Five conversations for sales"), Lacks::Need),
    (("Industry pages for retail", Content, SEO, Aiko, 16, "Retail buyers find us in search", "Retail chains with payment audits", "200 visits a month"), Lacks::Need),
    (("Event calendar on the site", Content, WEB, Jonas, 10, "Visitors find our next event", "Past attendees", "One sign-up in ten without an ad"), Lacks::Estimate),
    (("Glossary of audit terms", Content, SEO, Aiko, 20, "Searchers land on our definitions", "People new to audits", "2,000 visits a month within a year"), Lacks::Estimate),
    (("Report on dark traffic", Operations, WEB, Ines, 8, "We know how much we can't see", "The channel owners", ""), Lacks::Estimate),
    (("One folder for all creative", Operations, CONTENT, Sven, 8, "Nobody asks where the file is", "The team and its agencies", "An hour a week each"), Lacks::Estimate),
    (("Onboarding emails for partners", Content, EMAIL, Jonas, 14, "Partners send their first lead within a month", "New partners", "Three more active partners"), Lacks::Estimate),
    (("Short posts from the webinar", Content, SOCIAL, Aiko, 6, "The webinar keeps working after the day", "Followers who missed it", "100 views of the recording a week"), Lacks::Estimate),
    (("Audit of the paid social accounts", Operations, SOCIAL, Priya, 10, "Spend without effect gets cut", "Paid social", "10% of the monthly budget"), Lacks::Estimate),
    (("Press page with figures", Content, WEB, Jonas, 8, "Journalists find what they need", "Trade journalists", "Two mentions a quarter"), Lacks::Owner),
    (("Survey of lost deals", Operations, ABM, Ines, 12, "We know why deals are lost", "Sales and product", "Five reasons with numbers"), Lacks::Owner),
    (("Team photo day", Content, SOCIAL, Aiko, 8, "Our profiles look alike", "People who check who they'll talk to", "Photos for the new About page"), Lacks::Owner),
    (("Local landing pages for three cities", Content, SEO, Jonas, 18, "Local searchers find us", "Companies in Lyon, Hamburg and Leeds", "50 local visits a month"), Lacks::Owner),
    (("Podcast with customers", Content, CONTENT, Aiko, 30, "", "", ""), Lacks::Everything),
    (("Try the new short video format", Experiment, SOCIAL, Priya, 10, "", "", ""), Lacks::Everything),
    (("Something for the trade show in May", Campaign, EVENTS, Aiko, 20, "", "", ""), Lacks::Everything),
    (("Rework the footer", Operations, WEB, Jonas, 4, "", "", ""), Lacks::Everything),
    (("Gifts for long-time customers", Campaign, ABM, Priya, 12, "", "", ""), Lacks::Everything),
    (("Newsletter archive", Content, EMAIL, Jonas, 6, "", "", ""), Lacks::Everything),
];

/// Dependencies: of which item, kind, who settles it, in how many working days, what exactly.
#[rustfmt::skip]
pub(super) const NEEDS: [(&str, NeedKind, &str, i32, &str); 5] = [
    ("Video testimonials from two customers", NeedKind::CreativeReview, "Rosa Alvarez", 4, "Agree on the three questions before we book a crew"),
    ("Product tour for auditors", NeedKind::Product, "Rosa Alvarez", 7, "A demo account that resets every night"),
    ("Joint article with a partner", NeedKind::Content, "Lena Vogt (Certia)", 10, "Which of the two drafts the partner prefers"),
    ("Email to dormant accounts", NeedKind::SalesInput, "Tom Becker", 3, "Take out accounts that sales is talking to"),
    ("Industry pages for retail", NeedKind::Sales, "Tom Becker", 6, "Two retail customers we may name"),
];

/// Comments: on which item, by whom, what.
#[rustfmt::skip]
pub(super) const COMMENTS: [(&str, Who, &str); 6] = [
    ("Interview series with auditors", Tom, "Two prospects asked who our auditors are. An interview would answer that."),
    ("Proof points beside the demo form", Ines, "After the form test I'd try this next: nobody left because of the number of fields."),
    ("Chat on the pricing page", Mara, "Who answers on Friday afternoons? Let's settle that before we estimate."),
    ("Glossary of audit terms", Aiko, "Twenty terms are enough to start. I'd split the rest off."),
    ("Email to dormant accounts", Jonas, "Ready to write as soon as Tom has gone through the list."),
    ("Gifts for long-time customers", Sven, "Finance needs to know by the 15th if this comes out of this year's budget."),
];
