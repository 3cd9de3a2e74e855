//! `view!` as Leptos writes it, for a page that must be small.
//!
//! Leptos makes a Rust type of every element, and the compiler then writes code for each of them.
//! Here markup becomes one string, the template, which one function builds at run time, and a list
//! of the values that go into its holes. `src/views/markup` is that function; its first lines and
//! [`step`] agree on the letters of a template. `docs/decisions` says what it saves.

use proc_macro2::TokenStream;
use quote::quote;
use rstml::node::{
    KVAttributeValue, KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeElement,
    NodeName,
};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned;
use syn::{Error, Ident};

/// The steps of a template: a control character, then a name or a text up to the next step.
mod step {
    pub const OPEN: char = '\u{1}';
    pub const OPEN_SVG: char = '\u{2}';
    pub const ATTRIBUTE: char = '\u{3}';
    pub const VALUE: char = '\u{4}';
    pub const ATTRIBUTE_HOLE: char = '\u{5}';
    pub const CLOSE: char = '\u{6}';
    pub const HOLE: char = '\u{7}';
    pub const TEXT: char = '\u{8}';
}

/// Markup in the notation of Leptos: elements, `{expressions}`, `"text"`, `on:event=`, `prop:name=`,
/// `style:name=`, `use:directive=`, `node_ref=` and `<For each= key= record= let:row>`. Makes an `AnyView`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(TokenStream::from(tokens)).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let view = view_of(&nodes);
    quote! {{ #(#errors;)* #[allow(unused_braces)] { #view } }}.into()
}

/// A template and, in its order, the parts for its holes.
#[derive(Default)]
struct Template {
    steps: String,
    parts: Vec<TokenStream>,
}

fn view_of(nodes: &[Node]) -> TokenStream {
    let mut template = Template::default();
    for node in nodes {
        template.node(node, false);
    }
    let Template { steps, parts } = template;
    quote! { ::sprintloop::views::markup::view(#steps, ::std::vec![#(#parts),*]) }
}

impl Template {
    fn step(&mut self, step: char, word: &str) {
        self.steps.push(step);
        self.steps.push_str(word);
    }

    fn hole(&mut self, value: &TokenStream) {
        self.step(step::HOLE, "");
        self.parts.push(quote! { ::sprintloop::views::markup::child(#value) });
    }

    fn node(&mut self, node: &Node, in_svg: bool) {
        match node {
            Node::Element(element) if element.name().to_string() == "For" => {
                let list = list_of(element).unwrap_or_else(Error::into_compile_error);
                self.hole(&list);
            }
            Node::Element(element) => self.element(element, in_svg),
            Node::Block(block) => self.hole(&quote! { #block }),
            Node::Text(text) => self.step(step::TEXT, &text.value_string()),
            Node::RawText(text) => self.step(step::TEXT, &text.to_string_best()),
            Node::Fragment(fragment) => {
                fragment.children.iter().for_each(|child| self.node(child, in_svg));
            }
            Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => {}
        }
    }

    fn element(&mut self, element: &NodeElement<Infallible>, in_svg: bool) {
        let name = element.name().to_string();
        if name.starts_with(char::is_uppercase) {
            let said = "write components as functions, `{name(…)}`; only `<For>` is known here";
            self.parts.push(Error::new(element.name().span(), said).into_compile_error());
            return;
        }
        let in_svg = in_svg || SVG.contains(&name.as_str());
        self.step(if in_svg { step::OPEN_SVG } else { step::OPEN }, &name);
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute),
                NodeAttribute::Block(block) => self
                    .parts
                    .push(Error::new(block.span(), "an attribute has a name").into_compile_error()),
            }
        }
        element.children.iter().for_each(|child| self.node(child, in_svg));
        self.step(step::CLOSE, "");
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) {
        let name = name_of(&attribute.key);
        let plain = !name.contains(':') && name != "node_ref";
        if let (true, KeyedAttributeValue::None) = (plain, &attribute.possible_value) {
            self.step(step::ATTRIBUTE, &name);
            return self.step(step::VALUE, "");
        }
        if let (true, Some(value)) = (plain, text_of(attribute)) {
            self.step(step::ATTRIBUTE, &name);
            return self.step(step::VALUE, &value);
        }
        self.step(step::ATTRIBUTE_HOLE, &name);
        let part = part_of(&name, attribute).unwrap_or_else(Error::into_compile_error);
        self.parts.push(part);
    }
}

/// Elements that are drawings wherever they stand.
const SVG: [&str; 7] = ["svg", "path", "circle", "rect", "line", "polyline", "polygon"];

/// Events that Leptos has no name for; their handlers get a plain event.
const UNNAMED: [&str; 1] = ["cancel"];

/// `aria-label`, `on:click` and `type` as they are written, whatever tokens they are made of.
fn name_of(name: &NodeName) -> String {
    name.to_string().split_whitespace().collect::<String>().replace("r#", "")
}

/// A value that is known now: a text or a number.
fn text_of(attribute: &KeyedAttribute) -> Option<String> {
    let Some(syn::Expr::Lit(literal)) = attribute.value() else { return None };
    match &literal.lit {
        syn::Lit::Str(text) => Some(text.value()),
        syn::Lit::Int(number) => Some(number.base10_digits().to_owned()),
        _ => None,
    }
}

fn value_of(attribute: &KeyedAttribute) -> Result<TokenStream, Error> {
    match attribute.possible_value.to_value().map(|value| &value.value) {
        Some(KVAttributeValue::Expr(value)) => Ok(quote! { #value }),
        Some(KVAttributeValue::InvalidBraced(block)) => Ok(quote! { #block }),
        None => Err(Error::new(attribute.key.span(), "this attribute needs a value")),
    }
}

fn part_of(name: &str, attribute: &KeyedAttribute) -> Result<TokenStream, Error> {
    let value = if name.starts_with("use:") && attribute.possible_value.to_value().is_none() {
        quote! { () }
    } else {
        value_of(attribute)?
    };
    let ident = |name: &str| {
        syn::parse_str::<Ident>(name).map_err(|error| Error::new(attribute.key.span(), error))
    };
    Ok(match name.split_once(':') {
        Some(("on", event)) if UNNAMED.contains(&event) => {
            quote! { ::sprintloop::views::markup::on_any(#value) }
        }
        Some(("on", event)) => {
            let event = ident(event)?;
            quote! { ::sprintloop::views::markup::on(::leptos::ev::#event, #value) }
        }
        Some(("use", directive)) => {
            let directive = ident(directive)?;
            quote! { ::sprintloop::views::markup::directive(#directive, #value) }
        }
        Some(("prop" | "style", _)) => quote! { ::sprintloop::views::markup::value(#value) },
        Some(_) => return Err(Error::new(attribute.key.span(), "no such kind of attribute")),
        None if name == "node_ref" => quote! { ::sprintloop::views::markup::node_ref(#value) },
        None => quote! { ::sprintloop::views::markup::value(#value) },
    })
}

/// `<For each=rows key=key let:row>…</For>`, with `record=` where rows take over elements.
fn list_of(element: &NodeElement<Infallible>) -> Result<TokenStream, Error> {
    let (mut each, mut key, mut row, mut record) = (None, None, None, None);
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else { continue };
        match name_of(&attribute.key).as_str() {
            "each" => each = Some(value_of(attribute)?),
            "key" => key = Some(value_of(attribute)?),
            "record" => record = Some(value_of(attribute)?),
            name => match name.strip_prefix("let:") {
                Some(name) => row = Some(Ident::new(name, attribute.key.span())),
                None => {
                    return Err(Error::new(attribute.key.span(), "each, key, record or let:row"));
                }
            },
        }
    }
    let (Some(each), Some(key), Some(row)) = (each, key, row) else {
        return Err(Error::new(element.name().span(), "For needs each, key and let:row"));
    };
    let content = view_of(&element.children);
    let record = record.unwrap_or_else(|| quote! { |_| () });
    Ok(quote! { ::sprintloop::views::markup::each(#each, #key, #record, move |#row| #content) })
}
