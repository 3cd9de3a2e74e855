//! What the sample team learned in its four closed sprints.

use GapCause::{Attribution, Channel, Message, Targeting, Timing};
use HypothesisResult::{Confirmed, Inconclusive, Refuted};

use crate::domain::commands::Command;
use crate::domain::commands::learning::{LearningCommand, LearningWords};
use crate::domain::records::learning::{GapCause, HypothesisResult};
use crate::domain::sample::cast::Who::{self, Aiko, Ines, Jonas, Priya};
use crate::domain::sample::script::{Made, Script, Span, Told, reason, title};

/// What came out: expected, happened, figures at the time, decided, because.
type Words = [&'static str; 5];

/// A learning: by whom, how many working days before the sprint's last, item, words, what explains the
/// gap, what became of the hypothesis, and in how many working days from today to review it again.
type Learned =
    (Who, i32, &'static str, Words, Option<GapCause>, Option<HypothesisResult>, Option<i32>);

#[rustfmt::skip]
const FIRST: [Learned; 2] = [
    (Priya, 1, "Search campaign: security audit", ["Nine requests a month, three times what the old ads brought", "Eleven, and eight of them were from security teams", "11 requests, $2,950 spent, click rate up from 1.9% to 3.4%", "Double the budget for audit terms", "Cost per request is $268, well below the $350 sales accepts"], None, Some(Confirmed), None),
    (Jonas, 0, "Three-email welcome series for new contacts", ["20% of new contacts read a second page", "One in four did, but the third email lost more people than it moved", "26% second page; unsubscribes 0.4%, 0.5%, then 2.1%", "Send two emails and drop the third", "Everything the third one asks for is on the landing page"], None, None, Some(18)),
];

#[rustfmt::skip]
const SECOND: [Learned; 4] = [
    (Priya, 2, "Retarget pricing page visitors", ["1.2% of the visitors who left come back and ask for a demo", "1.1% did; most came back on their phone in the evening", "1.1% against 0.4%; 64% of return visits on a phone", "Keep retargeting, with a lower bid during office hours", "Two of three return visits come after 6 pm and cost half as much"], None, Some(Confirmed), Some(12)),
    (Aiko, 1, "Webinar: what auditors ask first", ["15 follow-up calls from about 200 attendees", "19 calls from 214 attendees, 12 of them in the first two days", "214 attendees, 70 asked for a call, 19 held so far", "Hold the next one with a partner and keep the auditor as speaker", "In the survey the speaker was named more often than the topic"], None, Some(Confirmed), None),
    (Ines, 0, "Paid promotion for the webinar", ["80 sign-ups from companies new to us", "92 sign-ups, but we can attribute only half: the form didn't keep the source", "92 sign-ups, source known for 47", "Pass the source through every form before the next promotion", "Without it we would buy the wrong half again"], Some(Attribution), Some(Inconclusive), None),
    (Ines, 0, "Shorter form on the demo page", ["Four fields instead of nine lift completion from 21% to 28%", "Completion went to 23% and qualified requests fell by a fifth", "21% to 23%; qualified 34 to 27 in ten days", "Go back to nine fields and test proof beside the form instead", "The fields weren't what stopped people, and sales needs the answers"], Some(Message), Some(Refuted), Some(15)),
];

#[rustfmt::skip]
const THIRD: [Learned; 4] = [
    (Jonas, 0, "Account pages for twenty named accounts", ["Five of the twenty accounts send us a second visitor", "Seven did; in five of them it was someone from procurement", "7 of 20 accounts; 23 visitors, 9 from procurement", "Add a page on contract terms to every account page", "Procurement looked for it and left"], None, Some(Confirmed), None),
    (Aiko, 1, "Direct mail to CISOs", ["Three of twelve CISOs reply to a handwritten note", "Two replied and one forwarded it to her deputy, but four packages sat in the mail room over a long weekend", "2 replies, 1 forward, 4 of 12 opened a week late", "Send the next round to eight accounts in the first week of a quarter", "We can't judge the note while a third of the packages arrive late"], Some(Timing), Some(Inconclusive), Some(25)),
    (Ines, 1, "Sponsored posts for named accounts", ["Sales reaches the buyer in 20% of calls instead of 14%", "15% with posts, 14% without; the posts reached marketing people, not buyers", "21 of 140 calls against 19 of 136; 71% of views from marketing roles", "Target posts by seniority, and run them only where a call is planned", "The wrong people saw them, so this says little about air cover"], Some(Targeting), Some(Inconclusive), Some(20)),
    (Priya, 2, "Exclude job seekers from paid search", ["About $400 a month less on clicks that never buy", "$520 less, and requests stayed level", "312 clicks from job searches, now 9; 17 requests before and after", "Go through the search terms on the first Monday of every month", "Twenty minutes a month for $520 is the best deal we have"], None, None, None),
];

#[rustfmt::skip]
const FOURTH: [Learned; 4] = [
    (Priya, 2, "Bid strategy by account tier", ["A qualified request costs $250 instead of $310", "$262, with the same number of requests and more of them from tier 1", "$262; 21 requests, 12 of them tier 1 (before: 7)", "Keep bidding by tier and update the tiers every quarter", "It pays for itself only while the tiers are right"], None, Some(Confirmed), None),
    (Ines, 1, "Search ads for comparison terms", ["Seven requests a month from people who compare", "Eight in two weeks, at half the cost of audit terms", "8 requests, $131 each; audit terms $268", "Move a fifth of the audit budget to comparison terms", "They are closer to a decision and still cheap: nobody else bids"], None, Some(Confirmed), Some(8)),
    (Jonas, 1, "Demo request from every article", ["Requests from articles double", "Three times as many on the site, but half have no source in the CRM, so some may be people who would have asked anyway", "0.9% against 0.3%; source known for 51%", "Roll it out, and read it again once every request has a source", "The gain is large enough to keep even if half of it is an error"], Some(Attribution), Some(Inconclusive), Some(10)),
    (Aiko, 0, "Comparison page: spreadsheets", ["400 visits a month from search", "140 so far, but sales sent the link 60 times and nine of those deals moved on", "140 visits, 60 sends, 9 deals in the next stage", "Write the next comparison with sales and for sales", "It works in a conversation before it works in search"], Some(Channel), None, Some(22)),
];

const LEARNED: [&[Learned]; 4] = [&FIRST, &SECOND, &THIRD, &FOURTH];

/// Records what the sprint with this number taught.
pub(super) fn learn(script: &mut Script, span: Span, items: &[Made], at: usize) -> Told {
    let learned = LEARNED.get(at).copied().unwrap_or_default();
    for (who, before, of, words, gap, result, look_again) in learned {
        let [expected, happened, figures, decide, because] = *words;
        let mut words =
            LearningWords::new(title(of)?, reason(expected)?, reason(happened)?, title(decide)?);
        words.rationale = because.to_owned();
        words.data_snapshot = figures.to_owned();
        words.look_again = look_again.map(|day| script.day(day));
        words.item = items.iter().find(|item| item.title == *of).map(|item| item.id);
        (words.gap, words.result) = (*gap, *result);
        let (id, decision) = (script.mint(), script.mint());
        let words = Box::new(words);
        let command = LearningCommand::Record { id, decision, words };
        script.at(*who, span.last - before, 14).does(Command::Learning(command));
    }
    Ok(())
}
