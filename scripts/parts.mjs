// Which functions of the page come with the first module and which with the rest (scripts/split-page.mjs).
// Told by the module a function stands in, and the longest name that fits decides. What belongs to
// nobody, such as an instance of a library's function, comes with those who call it.

/** The modules whose functions are the rest: other screens, files, and what is done when something changes. */
const REST = [
  'domain::backlog::command', 'domain::command', 'domain::deflate', 'domain::draft', 'domain::handbook', 'domain::recall',
  'domain::records::Record::eq', 'domain::records::Record::to_json', 'domain::records::Tables::record',
  'domain::records::Tables::records', 'domain::retrospective::command', 'domain::retrospective::pack', 'domain::salvage',
  'domain::sample', 'domain::signals::answer', 'domain::similar', 'domain::workspace::Workspace::apply',
  'exchange',
  'state::sample', 'state::store::Store::apply', 'state::store::Store::count_steps', 'state::store::Store::fold',
  'state::store::Store::redo', 'state::store::Store::save_again', 'state::store::Store::take_snapshot', 'state::store::Store::undo',
  'storage::entry::Deed::to_json', 'storage::keeper::Keeper::absorb', 'storage::keeper::Keeper::fold',
  'storage::keeper::Keeper::pack', 'storage::keeper::Keeper::write_fold', 'storage::pack::pack', 'storage::snapshots',
  'views', 'views::components::chart', 'views::components::choice', 'views::components::copy', 'views::components::download',
  'views::components::draft', 'views::components::drag', 'views::components::field', 'views::components::form',
  'views::components::meter', 'views::components::page::comes_near', 'views::components::page::show_more',
  'views::components::row_keys', 'views::components::row_menu', 'views::components::row_moves', 'views::components::text',
  'views::header::newer', 'views::refusal::notice', 'views::refusal::way_button',
];

/** And those within them that Today and the frame are made of, and what was merged with a part of these. */
const FIRST = [
  'domain::deflate::inflate', 'exchange::file::make',
  'views::address', 'views::app', 'views::components', 'views::data::door', 'views::data::screen', 'views::header', 'views::keyboard',
  'views::markup', 'views::memo', 'views::names', 'views::plan::dialogs::remove', 'views::refusal', 'views::signals',
  'views::standing', 'views::today', 'views::workspaces::Workspaces::dialog', 'views::workspaces::Workspaces::new',
  'views::workspaces::Workspaces::switcher', 'views::workspaces::name',
];

/** Instances of libraries' functions that Today does not call: decimals in words, streams, writing a record down. */
const LIBRARIES = [
  /<f64 as core::fmt::Display>::fmt/,
  /wasm_streams::/,
  /^<alloc::sync::Arc<sprintloop::domain::[\w:]+> as sprintloop::domain::stored::Stored>::to_json/,
];

const within = (path, module) => path === module || path.startsWith(`${module}::`);

/** Whether a path of the page's own code is of the rest. */
function placedInTheRest(path) {
  let longest = '';
  let rest = false;
  for (const [modules, says] of [[REST, true], [FIRST, false]]) {
    for (const module of modules) {
      if (module.length > longest.length && within(path, module)) [longest, rest] = [module, says];
    }
  }
  return rest;
}

/** A path of the page's own code; in `<Type>::function` and `<Type as Trait>::function` with the function. */
const OWN = /sprintloop\[\w+\]((?:::\w+)+)(?:(?: as [^<>]*)?>(::\w+))?/;

/** Whether a function is written in a module of the rest; its name is as wasm-bindgen writes Rust's. */
function writtenInTheRest(title) {
  const plain = title.replace(/\[\w+\]/g, '');
  if (LIBRARIES.some((part) => part.test(plain))) return true;
  const [, path, method = ''] = title.match(new RegExp(`^<*${OWN.source}`)) ?? [];
  return path !== undefined && placedInTheRest(path.slice(2) + method);
}

/** Whether a function's name has anything of the rest in it. */
function mentionsTheRest(title) {
  const paths = [...title.matchAll(new RegExp(OWN.source, 'g'))];
  return paths.some(([, path, method = '']) => placedInTheRest(path.slice(2) + method));
}

/** The names of the functions that go to the rest. */
export function ofTheRest({ functions, exported, slots }) {
  const written = new Set();
  const inTable = new Set(slots.values());
  const kept = new Set();
  const open = [...exported];
  for (const { name, title } of functions.values()) {
    if (exported.has(name)) continue;
    if (writtenInTheRest(title)) written.add(name);
    // Called through the table alone: by whom is told by what it is made of.
    else if (inTable.has(name) && !mentionsTheRest(title)) open.push(name);
  }
  while (open.length > 0) {
    const name = open.pop();
    if (kept.has(name) || written.has(name) || !functions.has(name)) continue;
    kept.add(name);
    open.push(...functions.get(name).calls);
  }
  return new Set([...functions.keys()].filter((name) => !kept.has(name)));
}
