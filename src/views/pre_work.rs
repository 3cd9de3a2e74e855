//! A pack of cards alone, for someone who writes before the session: it gives a file to send back.

use leptos::prelude::*;

use super::components::{
    Button, ButtonKind, Choice, Chosen, Field, FileField, Form, FormView, IconName, LinkButton,
    Notice, PageTitle, Problem, Rows, Section, SelectField, TextArea, Toasts, Tone, download,
};
use super::retro::card_form::{CardFields, CardForm, choices};
use super::retro::open::SAFE;
use super::retro::writing::OwnCard;
use crate::domain::base::ids::ParticipantId;
use crate::domain::reads::retrospective::topics::named_among;
use crate::domain::records::retrospective::pack::Answer;
use crate::domain::records::retrospective::record::Card;
use crate::exchange::cards_file::{CardsFile, read, write};
use crate::state::writing::{PreWork, keep_pre_work, pre_work};
use crate::state::{Route, Store};

/// What is filled in; kept with every change.
#[derive(Clone, Copy)]
struct Filling {
    store: Store,
    work: RwSignal<Option<PreWork>>,
    saved: RwSignal<bool>,
}

impl Filling {
    fn now(self) -> Option<PreWork> {
        self.work.get_untracked()
    }

    fn answer(self, change: impl FnOnce(&mut Answer)) {
        self.saved.set(false);
        self.work.update(|work| {
            if let Some(answer) = work.as_mut().and_then(|work| work.answer.as_mut()) {
                change(answer);
            }
        });
        // The card at hand is kept as it is typed; here it stays as it was.
        let card = pre_work().map(|kept| kept.card).unwrap_or_default();
        keep_pre_work(self.now().map(|work| PreWork { card, ..work }).as_ref());
    }
}

/// The screen.
#[component]
pub fn PreWorkScreen() -> impl IntoView {
    let store = Store::here();
    let f = Filling { store, work: RwSignal::new(pre_work()), saved: RwSignal::new(false) };
    // Drawn anew for another pack or another person, not for each card.
    let whose = Memo::new(move |_| {
        let work = f.work.get()?;
        Some((work.pack.retrospective, work.answer.map(|answer| answer.who)))
    });
    let body = move || match whose.get() {
        None => view! { <PackForm f/> }.into_any(),
        Some((_, None)) => view! { <WhoForm f/> }.into_any(),
        Some((_, Some(_))) => view! { <YourCards f/> }.into_any(),
    };
    let title = move || match f.work.get() {
        Some(work) => work.pack.name.to_string(),
        None => "Your cards".to_owned(),
    };
    view! {
        <div class="stack stack--loose">
            <PageTitle title>
                <LinkButton label="To Sprintloop" kind=ButtonKind::Quiet href=Route::Today.hash()/>
            </PageTitle>
            {body}
        </div>
    }
}

/// Takes a pack, or one's own file to go on with.
fn open(f: Filling, text: &str) -> Result<(), String> {
    let CardsFile { pack, answer } = read(text).map_err(|why| why.to_string())?;
    let mut work = PreWork::new(pack);
    work.answer = answer;
    keep_pre_work(Some(&work));
    f.work.set(Some(work));
    Ok(())
}

/// Takes the pack in, as a file or as its text.
#[component]
fn PackForm(f: Filling) -> impl IntoView {
    let form = Form::new("pack");
    let text = RwSignal::new(String::new());
    let field = form
        .field("file", "The pack you were sent")
        .hint("Or a file you have saved before, to go on with it.");
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
        <p class="prose soft">"Write your cards for a retrospective before it begins. Nothing is sent from this page: it gives you a small file, and you send it back."</p>
        <FormView form verb="Open the pack" on_submit=submit>
            <FileField field on_chosen=take/>
            <TextArea field=form.field("text", "Or its text").optional() value=text/>
        </FormView>
    }
}

/// Asks who writes.
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
            return form.error("name", "Choose your name, so that the roster knows.");
        };
        let answer = Answer::new(who, f.store.mint_random(), f.store.mint_random());
        f.work.update(|work| {
            if let Some(work) = work {
                work.answer = Some(answer);
            }
        });
        keep_pre_work(f.now().as_ref());
    };
    let promise = match work.pack.signed {
        true => "In this session cards carry the names of those who wrote them.",
        false => {
            "In this session cards carry no names: your name only tells the roster that you have written."
        }
    };
    let field = form.field("name", "Who are you?").hint(promise);
    Some(view! {
        <FormView form verb="Begin" on_submit=submit><SelectField field value=who choices=people/></FormView>
        <AnotherPack f/>
    })
}

/// The cards of someone, and the file they send back.
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
    let said = move || {
        f.saved.get().then(|| {
            view! {
                <Notice tone=Tone::Good title="Send the saved file to whoever invited you"
                    text="You can go on writing and send a newer file: it takes the place of this one." said=true/>
            }
        })
    };
    Some(view! {
        <p class="lead">"What went right, what got in the way, what do we know now, what do we doubt? And one card on how we worked together."</p>
        <Safety f/>
        <CardForm fields columns=choices(&columns) named add/>
        <Mine f/>
        {said}
        <div class="cluster">
            <Button label="Save the file" kind=ButtonKind::Primary icon=IconName::Download on_press=move || save(f)/>
            <AnotherPack f/>
        </div>
    })
}

/// The cards that are written, each of which can be taken back.
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

/// The safety poll; nobody has to answer it.
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
    let choices = [(String::new(), "I would rather not say".to_owned())].into_iter().chain(levels);
    let choices: Vec<Choice> = choices.collect();
    let field = Field::new("safety", "How safe is it to speak openly here?")
        .hint("Only the distribution is shown.");
    view! { <SelectField field value choices/> }
}

/// Every file that is saved is a newer edition.
fn save(f: Filling) {
    f.answer(|answer| answer.edition += 1);
    let Some(work) = f.now() else { return };
    let Some(answer) = work.answer else { return };
    let short: String = answer.who.to_string().chars().take(8).collect();
    let file = CardsFile { pack: work.pack, answer: Some(answer) };
    if let Some(text) = write(&file) {
        f.saved.set(download(&format!("cards-{short}.json"), "application/json", &text));
    }
}

/// Puts the pack away; what was written can be taken up again from the toast.
#[component]
fn AnotherPack(f: Filling) -> impl IntoView {
    let toasts = use_context::<Toasts>();
    let press = move || {
        let before = pre_work();
        keep_pre_work(None);
        f.work.set(None);
        if let Some(toasts) = toasts {
            toasts.undoable("This pack is put away", move || {
                keep_pre_work(before.as_ref());
                f.work.set(before.clone());
            });
        }
    };
    view! { <Button label="Another pack" kind=ButtonKind::Quiet on_press=press/> }
}
