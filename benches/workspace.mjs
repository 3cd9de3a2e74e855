// A large workspace, the same each time: the sample team's, with its items copied until there are
// two thousand, one of them with 100 KB of text.

const ITEMS = 2000;
const LONG_TEXT = 100_000;
/** What a copy goes without, so that an item weighs about 1 KB: a browser keeps some 5 MB for a site. */
const LEFT_OUT = ['source', 'purpose', 'criteria', 'done_lines', 'measurement', 'description', 'comments', 'links'];

/** A large workspace as a file, from the export of the sample team. */
export function grow(sample) {
  const file = JSON.parse(sample);
  const { items, sprints, profile } = file.workspace;
  const first = Object.values(items);
  let number = Math.max(...first.map(({ key }) => Number(key.split('-').at(-1))));
  for (let copy = 0; first.length + copy < ITEMS; copy += 1) {
    const of = first[copy % first.length];
    number += 1;
    const id = `0199ffff-0000-7000-8000-${String(copy).padStart(12, '0')}`;
    const item = { ...structuredClone(of), id, key: `${profile.key_prefix}-${number}`, title: `${of.title} ${number}` };
    for (const field of LEFT_OUT) delete item[field];
    items[id] = item;
    // An open sprint lists what is in it.
    const sprint = sprints[item.position?.sprint];
    if (sprint?.chosen && of.id in sprint.chosen) sprint.chosen[id] = sprint.chosen[of.id];
  }
  first[0].description = longText();
  return JSON.stringify(file);
}

function longText() {
  const sentence = 'What we know about the people who compare prices before they ask anyone. ';
  return sentence.repeat(Math.ceil(LONG_TEXT / sentence.length)).slice(0, LONG_TEXT);
}
