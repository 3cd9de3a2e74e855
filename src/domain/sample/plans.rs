//! The measurement plans of the sample team, and its launches ahead.

/// A plan: hypothesis, journey stage, metric, baseline, target, data source, decision rule.
pub(super) type Plan = [&'static str; 7];

/// Each measured item's plan, by its title.
#[rustfmt::skip]
pub(super) const PLANS: [(&str, Plan); 20] = [
    ("Search campaign: security audit", ["If the ad names the audit instead of the product, more security teams ask for a demo, because they search for the problem", "Awareness", "Demo requests from paid search", "3 a month", "9 a month", "CRM report: requests by source", "Double the budget at 9; rewrite the ads below 5; stop below 3"]),
    ("Retarget pricing page visitors", ["Visitors who saw prices and left will come back if an ad answers the question they left with", "Decision", "Return visits that end in a request", "0.4%", "1.2%", "Web analytics, returning visitors", "Keep it above 1%; stop below 0.6%"]),
    ("Webinar: what auditors ask first", ["A talk by an auditor fills more seats than a product demo, because people trust the person who will examine them", "Consideration", "Follow-up calls booked", "4 after the last webinar", "15", "Calendar bookings tagged with the webinar", "Repeat with a partner at 12 or more; change the speaker below 8"]),
    ("Paid promotion for the webinar", ["Job titles bring better sign-ups than interests, because compliance managers rarely follow security topics", "Awareness", "Sign-ups from companies new to us", "31", "80", "Webinar tool, joined with the CRM", "Use job titles from now on if at least 60% show up"]),
    ("Shorter form on the demo page", ["Cutting the form from nine fields to four will bring more requests, because people leave at the phone number", "Decision", "Form completion", "21%", "28%", "Web analytics, form events", "Keep the short form at 25% or more, unless fewer requests qualify"]),
    ("Account pages for twenty named accounts", ["A page that shows an account its own industry and regulator gets the link passed on inside the company", "Consideration", "Accounts with two or more visitors", "1 of 20", "5 of 20", "Account engagement dashboard", "Build the next twenty at 5; ask sales what is missing below 3"]),
    ("Direct mail to CISOs", ["A handwritten note with a printed checklist gets a reply where email doesn't, because almost nobody sends one", "Consideration", "Replies", "0 of 12 to email", "3 of 12", "CRM, replies logged by account owners", "Send the next round at 3 replies; stop at none"]),
    ("Sponsored posts for named accounts", ["Accounts that see our posts for two weeks pick up the phone more often", "Awareness", "Calls that reach the buyer", "14%", "20%", "CRM call log, ten accounts against ten", "Keep the posts if the difference is 5 points or more"]),
    ("Bid strategy by account tier", ["Bidding more for tier 1 and less for everyone else brings the same number of requests for less money", "Decision", "Cost per qualified request", "$310", "$250", "Ads account, joined with the CRM tier", "Keep it below $270; go back above $310"]),
    ("Search ads for comparison terms", ["People who search for alternatives are closer to buying than people who search for audit help", "Decision", "Demo requests from comparison terms", "2 a month", "7 a month", "CRM report: requests by keyword", "Move budget here from audit terms at 5 or more"]),
    ("Demo request from every article", ["A one-field request at the end of an article gets used, because readers don't look for the demo page", "Consideration", "Requests from articles", "0.3% of readers", "0.6% of readers", "Web analytics, article template B", "Roll out at 0.5%; take it off if reading time drops by a tenth"]),
    ("Partner webinar on supply chain audits", ["With a partner as host, half of the sign-ups will be companies we have never spoken to", "Consideration", "Follow-up calls booked", "15 after our own webinar", "12, half with new companies", "Calendar bookings tagged with the webinar", "Plan the next partner at 8; go back to our own list below 5"]),
    ("Subject lines that name the risk", ["Naming the fine in the subject line beats naming the feature, because readers forward what might cost them", "Consideration", "Open rate", "24%", "30%", "Email tool, A/B report", "Use it for every newsletter at 28% or more"]),
    ("Sponsored video for CISOs", ["Twenty seconds that show a finding disappear will be remembered longer than a banner", "Awareness", "Target accounts reached", "18%", "40%", "Social ads report by company", "Keep the budget at 35%; cut it to half below 25%"]),
    ("Autumn campaign for the health sector", ["Hospitals answer in autumn, because their audits renew then and budgets are still open", "Awareness", "Demo requests from hospitals", "2 a month", "12 a month", "CRM report: requests by industry", "Extend to clinics at 10; hand the rest to sales below 6"]),
    ("Proof points beside the demo form", ["Three customer numbers beside the form take away the last doubt", "Decision", "Form completion", "21%", "26%", "Web analytics, form events", "Keep them at 25% or more"]),
    ("Spring trade show: meetings booked in advance", ["People who book before the show come with a question; walk-ins come for the coffee", "Consideration", "Meetings held", "11 last year", "25", "Trade show calendar", "Book a smaller booth next year if half of the meetings were booked in advance"]),
    ("Two calls to action in one email", ["A second, smaller step catches readers who aren't ready for a demo", "Consideration", "Clicks per opened email", "3.1%", "4%", "Email tool, A/B report", "Keep both if demo clicks don't fall"]),
    ("Lookalike audience from won deals", ["Won deals describe our buyers better than any list of interests", "Awareness", "Cost per first visit from a target company", "$4.20", "$3", "Ads account", "Replace interest targeting below $3.50"]),
    ("Referral campaign with customers", ["Customers recommend us right after a renewal, when the result is fresh", "Decision", "Introductions", "1 a quarter", "6 a quarter", "CRM, referred by", "Make it a standing play at 4"]),
];

/// Launches ahead, in working days from today.
#[rustfmt::skip]
pub(super) const LAUNCHES: [(&str, i32); 9] = [
    ("Subject lines that name the risk", 1),
    ("Partner webinar on supply chain audits", 3),
    ("Sponsored video for CISOs", 4),
    ("Proof points beside the demo form", 7),
    ("Autumn campaign for the health sector", 11),
    ("Sponsored newsletter in two trade papers", 14),
    ("Two calls to action in one email", 16),
    ("Winter campaign for finance teams", 19),
    ("Spring trade show: meetings booked in advance", 24),
];
