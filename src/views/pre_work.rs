//! The page for someone who writes cards or votes on a device of their own, without a workspace. They open a link or a
//! file, and get a text or a file to send back.

mod send_back;
mod votes;

use leptos::prelude::*;

use self::send_back::SendBack;
use self::votes::YourVotes;

use super::components::{
    Button, ButtonKind, Choice, Chosen, Field, FileField, Form, FormView, LinkButton, Notice,
    PageTitle, Problem, Rows, Section, SelectField, TextArea, Toasts, Tone,
};
use super::retro::card_form::{CardFields, CardForm, choices};
use super::retro::open::SAFE;
use super::retro::writing::OwnCard;
use crate::domain::base::ids::ParticipantId;
use crate::domain::reads::retrospective::topics::named_among;
use crate::domain::records::retrospective::pack::Answer;
use crate::domain::records::retrospective::record::Card;
use crate::exchange::cards_file::{CardsFile, read};
use crate::exchange::cards_link;
use crate::state::writing::{ByLink, PreWork, keep_pre_work, open_link, pre_work};
use crate::state::{Route, Store};

/// What is filled in; saved with every change.
#[derive(Clone, Copy)]
struct Filling {
    store: Store,
    work: RwSignal<Option<PreWork>>,
    saved: RwSignal<bool>,
    /// Why the link in the address can't be opened.
    broken: RwSignal<Option<String>>,
}

impl Filling {
    fn now(self) -> Option<PreWork> {
        self.work.get_untracked()
    }

    /// Changes the answer; each change makes a newer edition of it.
    fn answer(self, change: impl FnOnce(&mut Answer)) {
        self.saved.set(false);
        self.change(|work| {
            if let Some(answer) = work.answer.as_mut() {
                change(answer);
                answer.edition += 1;
            }
        });
    }

    fn link(self, change: impl FnOnce(&mut ByLink)) {
        self.change(|work| {
            if let Some(link) = work.link.as_mut() {
                change(link);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut PreWork)) {
        self.work.update(|work| {
            if let Some(work) = work {
                change(work);
            }
        });
        // The current card is saved as it is typed; here it stays as it was.
        let card = pre_work().map(|kept| kept.card).unwrap_or_default();
        keep_pre_work(self.now().map(|work| PreWork { card, ..work }).as_ref());
    }

    /// Opens the link in the address, if there is one.
    fn open_address(self) {
        let hash = window().location().hash().unwrap_or_default();
        let Some(data) = Route::cards_in(&hash) else { return };
        match cards_link::read(data) {
            Ok(link) => {
                self.broken.set(None);
                self.work.set(Some(open_link(link)));
            }
            Err(why) => self.broken.set(Some(why.to_string())),
        }
    }
}

/// The screen.
#[component]
pub fn PreWorkScreen() -> impl IntoView {
    let store = Store::here();
    let f = Filling {
        store,
        work: RwSignal::new(pre_work()),
        saved: RwSignal::new(false),
        broken: RwSignal::new(None),
    };
    f.open_address();
    let other = window_event_listener(leptos::ev::hashchange, move |_| f.open_address());
    on_cleanup(move || other.remove());
    // Redrawn for another session, another person or another task, not for each card.
    let whose = Memo::new(move |_| {
        let work = f.work.get()?;
        let votes = work.link.and_then(|link| link.paper).map(|paper| paper.mark);
        Some((work.pack.retrospective, work.answer.map(|answer| answer.who), votes))
    });
    let body = move || match (f.broken.get(), whose.get()) {
        (Some(why), _) => view! { <Broken why/> }.into_any(),
        (None, None) => view! { <PackForm f/> }.into_any(),
        (None, Some((_, None, _))) => view! { <WhoForm f/> }.into_any(),
        (None, Some((_, Some(_), None))) => view! { <YourCards f/> }.into_any(),
        (None, Some((_, Some(_), Some(_)))) => view! { <YourVotes f/> }.into_any(),
    };
    let title = move || match f.work.get() {
        Some(work) => work.pack.name.to_string(),
        None => "Your cards".to_owned(),
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title>
                <LinkButton label="Open Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
        </div>
    }
}

/// A link that can't be opened. What was written before stays.
#[component]
fn Broken(why: String) -> impl IntoView {
    view! {
        <Notice tone=Tone::Stop title="This link can't be opened" text=why said=true>
            <LinkButton label="Open a card file instead" href=Route::Cards.hash()/>
        </Notice>
    }
}

/// Opens a card file, or one's own file to continue.
fn open(f: Filling, text: &str) -> Result<(), String> {
    let CardsFile { pack, answer } = read(text).map_err(|why| why.to_string())?;
    let mut work = PreWork::new(pack);
    work.answer = answer;
    keep_pre_work(Some(&work));
    f.work.set(Some(work));
    Ok(())
}

/// Opens the card file, as a file or as text.
#[component]
fn PackForm(f: Filling) -> impl IntoView {
    let form = Form::new("pack");
    let text = RwSignal::new(String::new());
    let field = form
        .field("file", "The card file you were sent")
        .hint("Or a file you saved earlier, to continue.");
    let take = move |files: Vec<Chosen>| {
        let why =
            files.into_iter().find_map(|(_, words)| words.and_then(|words| open(f, &words)).err());
        if let Some(why) = why {
            form.problem(Problem::from(why));
        }
    };
    let submit = move || {
        if let Err(why) = open(f, &text.get_untracked()) {
            form.error("text", why);
        }
    };
    view! {
        <p class="prose soft">"Write your cards before the retrospective starts. This page doesn't send anything: it gives you a small file to send back."</p>
        <FormView form verb="Open card file" on_submit=submit>
            <FileField field on_chosen=take/>
            <TextArea field=form.field("text", "Or paste its text").optional() value=text/>
        </FormView>
    }
}

/// Asks who is writing.
#[component]
fn WhoForm(f: Filling) -> impl IntoView {
    let work = f.now()?;
    let form = Form::new("who");
    let who = RwSignal::new(String::new());
    let mut people: Vec<Choice> =
        work.pack.people.iter().map(|(id, name)| (id.to_string(), name.to_string())).collect();
    people.insert(0, (String::new(), "Choose your name".to_owned()));
    let submit = move || {
        let Ok(who) = who.get_untracked().parse::<ParticipantId>() else {
            return form.error("name", "Choose your name.");
        };
        let mut answer = Answer::new(who, f.store.mint_random(), f.store.mint_random());
        answer.edition = 1;
        f.work.update(|work| {
            if let Some(work) = work {
                work.answer = Some(answer);
            }
        });
        keep_pre_work(f.now().as_ref());
    };
    let votes = work.link.as_ref().is_some_and(|link| link.paper.is_some());
    let promise = match (votes, work.pack.signed) {
        (true, _) => "Your name only shows the facilitator that you have voted.",
        (false, true) => "In this session, cards show who wrote them.",
        (false, false) => {
            "In this session, cards are anonymous. Your name only shows the facilitator that you have written."
        }
    };
    let field = form.field("name", "Who are you?").hint(promise);
    Some(view! {
        <FormView form verb="Start" on_submit=submit><SelectField field value=who choices=people/></FormView>
        <AnotherPack f/>
    })
}

/// Someone's cards, and the file they send back.
#[component]
fn YourCards(f: Filling) -> impl IntoView {
    let work = f.now()?;
    let columns = work.pack.columns.clone();
    let fields = CardFields::new(work.card, &columns);
    Effect::new(move |_| {
        let card = fields.half();
        if let Some(work) = f.now() {
            keep_pre_work(Some(&PreWork { card, ..work }));
        }
    });
    let people: Vec<_> = work.pack.people.into_values().collect();
    let named = move |text: String| named_among(&text, &mut people.iter());
    let add = move |card: Card| {
        let id = f.store.mint_random();
        f.answer(|answer| drop(answer.cards.insert(id, card)));
        true
    };
    Some(view! {
        <p class="lead">"What went well? What got in the way? What did we learn? What should we question? Add one card on how we worked together."</p>
        <Safety f/>
        <CardForm fields columns=choices(&columns) named add/>
        <Mine f/>
        <SendBack f half=Signal::derive(move || !fields.is_empty())/>
    })
}

/// The written cards, each of which can be removed.
#[component]
fn Mine(f: Filling) -> impl IntoView {
    move || {
        let answer = f.work.get().and_then(|work| work.answer);
        let cards = answer.map(|answer| answer.cards).unwrap_or_default();
        let rows = cards.into_iter().map(|(id, card)| {
            let out = move || f.answer(|answer| answer.take_back(id));
            view! { <OwnCard card id out/> }
        });
        let rows: Vec<_> = rows.collect();
        view! { <Section title="Your cards"><Rows rows none="None yet."/></Section> }
    }
}

/// The safety poll, which is optional.
#[component]
fn Safety(f: Filling) -> impl IntoView {
    let level = f.now().and_then(|work| work.answer?.safety);
    let value = RwSignal::new(level.map(|level| level.to_string()).unwrap_or_default());
    Effect::new(move |_| {
        let level = value.get().parse().ok();
        if untrack(|| f.now()).and_then(|work| work.answer).is_some_and(|it| it.safety != level) {
            f.answer(|answer| answer.safety = level);
        }
    });
    let levels =
        SAFE.iter().zip(1..).map(|(label, level)| (level.to_string(), (*label).to_owned()));
    let choices = [(String::new(), "I'd rather not say".to_owned())].into_iter().chain(levels);
    let choices: Vec<Choice> = choices.collect();
    let field = Field::new("safety", "How safe is it to speak openly here?")
        .hint("Only the combined results are shown.");
    view! { <SelectField field value choices/> }
}

/// Closes the card file; Undo in the toast brings it back.
#[component]
fn AnotherPack(f: Filling) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let press = move || {
        let before = pre_work();
        keep_pre_work(None);
        f.work.set(None);
        f.store.go(Route::Cards);
        if let Some(toasts) = toasts {
            toasts.undoable("Card file closed", move || {
                keep_pre_work(before.as_ref());
                f.work.set(before.clone());
            });
        }
    };
    // Who came by a link opens the next one in the same way.
    let by_file = f.now().is_some_and(|work| work.link.is_none());
    by_file.then(
        || view! { <Button label="Open another file" kind=ButtonKind::Quiet on_press=press/> },
    )
}
