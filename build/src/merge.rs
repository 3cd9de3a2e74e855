//! Makes one module of several that the splitter wrote.
//!
//! They are simple: all have the same types; each takes memory, table and stack of the first module and nothing
//! else from anyone; each puts its functions and data into places of its own. So they follow one another,
//! and the numbers of functions are counted on.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, TypeSection,
};
use wasmparser::{DataKind, Parser, Payload};

/// Counts the functions of a module on from those before it.
struct After(u32);

impl Reencode for After {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.0 + function)
    }
}

/// One module with everything of these.
pub fn merge(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut types = TypeSection::new();
    let mut imports = BTreeMap::new();
    let mut functions = FunctionSection::new();
    let mut elements = ElementSection::new();
    let mut code = CodeSection::new();
    let mut data = DataSection::new();
    for (at, module) in modules.iter().enumerate() {
        let mut after = After(functions.len());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(section) if at == 0 => {
                    after.parse_type_section(&mut types, section)?
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        imports.insert(
                            import.name.to_owned(),
                            (import.module.to_owned(), after.entity_type(import.ty)?),
                        );
                    }
                }
                Payload::FunctionSection(section) => {
                    after.parse_function_section(&mut functions, section)?
                }
                Payload::ElementSection(section) => {
                    after.parse_element_section(&mut elements, section)?
                }
                Payload::CodeSectionEntry(body) => after.parse_function_body(&mut code, body)?,
                Payload::DataSection(section) => {
                    for one in section {
                        let one = one?;
                        if matches!(one.kind, DataKind::Passive) {
                            bail!("a module has data that is put in place by a function");
                        }
                        if !one.data.is_empty() {
                            after.parse_data(&mut data, one)?;
                        }
                    }
                }
                _ => {}
            }
        }
    }
    let mut taken = ImportSection::new();
    for (name, (module, kind)) in &imports {
        taken.import(module, name, *kind);
    }
    let mut whole = Module::new();
    whole
        .section(&types)
        .section(&taken)
        .section(&functions)
        .section(&elements)
        .section(&code)
        .section(&data);
    let whole = whole.finish();
    wasmparser::validate(&whole).context("the modules do not fit together")?;
    Ok(whole)
}
