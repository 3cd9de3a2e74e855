//! A pack of cards alone, for someone who writes before the session: it gives a file to send back.

use crate::views::prelude::*;

use super::components::{
    Button, Choice, Field, Form, Icon, Notice, Problem, Toasts, download, file_field, page_title,
    section, select_field, text_area,
};
use super::retro::card_form::{CardFields, card_form};
use super::retro::gather::own_card;
use super::retro::open::SAFE;
use super::retro::rows;
use crate::domain::base::ids::ParticipantId;
use crate::domain::reads::retrospective::topics::named_among;
use crate::domain::records::retrospective::pack::Answer;
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
pub fn screen() -> AnyView {
    let store = Store::here();
    let f = Filling { store, work: RwSignal::new(pre_work()), saved: RwSignal::new(false) };
    // Drawn anew for another pack or another person, not for each card.
    let whose = Memo::new(move |_| {
        let work = f.work.get()?;
        Some((work.pack.retrospective, work.answer.map(|answer| answer.who)))
    });
    let body = move || match whose.get() {
        None => untrack(|| choose(f)),
        Some((_, None)) => untrack(|| who(f)),
        Some((_, Some(_))) => untrack(|| cards(f)),
    };
    let title = move || match f.work.get() {
        Some(work) => work.pack.name.to_string(),
        None => "Your cards".to_owned(),
    };
    let home = Button::new("To Sprintloop").quiet().href(Route::Today.hash());
    view! { <div class="stack stack--loose">{page_title(title, Vec::new(), vec![home])}{body}</div> }
        .into_any()
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

fn choose(f: Filling) -> AnyView {
    let form = Form::new("pack");
    let text = RwSignal::new(String::new());
    let field = form.field("file", "The pack you were sent");
    let file = file_field(
        field.hint("Or a file you have saved before, to go on with it."),
        false,
        move |files| {
            let why = files
                .into_iter()
                .find_map(|(_, words)| words.and_then(|words| open(f, &words)).err());
            if let Some(why) = why {
                form.problem(Problem::from(why));
            }
        },
    );
    let submit = move || {
        if let Err(why) = open(f, &text.get_untracked()) {
            form.error("text", why);
        }
    };
    let fields = view! { {file} {text_area(form.field("text", "Or its text").optional(), text)} };
    view! {
        <p class="prose soft">"Write your cards for a retrospective before it begins. Nothing is sent from this page: it gives you a small file, and you send it back."</p>
        {form.show("Open the pack", submit, None, fields.into_any())}
    }
    .into_any()
}

fn who(f: Filling) -> AnyView {
    let Some(work) = f.now() else { return ().into_any() };
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
    let field = select_field(form.field("name", "Who are you?").hint(promise), who, people);
    view! { {form.show("Begin", submit, None, field)} {another(f)} }.into_any()
}

fn cards(f: Filling) -> AnyView {
    let Some(work) = f.now() else { return ().into_any() };
    let columns = work.pack.columns.clone();
    let fields = CardFields::new(work.card, &columns);
    Effect::new(move |_| {
        let card = fields.half();
        if let Some(work) = f.now() {
            keep_pre_work(Some(&PreWork { card, ..work }));
        }
    });
    let people: Vec<_> = work.pack.people.into_values().collect();
    let named = move |text: &str| named_among(text, &mut people.iter());
    let form = card_form(fields, &columns, named, move |card| {
        let id = f.store.mint_random();
        f.answer(|answer| drop(answer.cards.insert(id, card)));
        true
    });
    let mine = move || {
        let answer = f.work.get().and_then(|work| work.answer);
        let cards = answer.map(|answer| answer.cards).unwrap_or_default();
        let lines = cards.iter().map(|(id, card)| {
            let id = *id;
            own_card(card, id, move || f.answer(|answer| answer.take_back(id)))
        });
        section("Your cards", (), (), rows(lines.collect(), "None yet."))
    };
    let save = Button::new("Save the file").primary().icon(Icon::Download).on(move || save(f));
    let said = move || {
        f.saved.get().then(|| {
            Notice::good("Send the saved file to whoever invited you")
                .text(
                    "You can go on writing and send a newer file: it takes the place of this one.",
                )
                .said()
                .show()
        })
    };
    view! {
        <p class="lead">"What went right, what got in the way, what do we know now, what do we doubt? And one card on how we worked together."</p>
        {safety(f)}
        {form}
        {mine}
        {said}
        <div class="cluster">{save}{another(f)}</div>
    }
    .into_any()
}

/// The safety poll; nobody has to answer it.
fn safety(f: Filling) -> AnyView {
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
    let field = Field::new("safety", "How safe is it to speak openly here?")
        .hint("Only the distribution is shown.");
    select_field(field, value, choices.collect::<Vec<_>>())
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
fn another(f: Filling) -> AnyView {
    let toasts = use_context::<Toasts>();
    Button::new("Another pack").quiet().on(move || {
        let before = pre_work();
        keep_pre_work(None);
        f.work.set(None);
        if let Some(toasts) = toasts {
            toasts.undoable("This pack is put away", move || {
                keep_pre_work(before.as_ref());
                f.work.set(before.clone());
            });
        }
    })
}
