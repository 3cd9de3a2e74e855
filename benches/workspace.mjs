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

function longText(letters = LONG_TEXT) {
  const sentence = 'What we know about the people who compare prices before they ask anyone. ';
  return sentence.repeat(Math.ceil(letters / sentence.length)).slice(0, letters);
}

/** The large workspace with words in its items until the file has so many characters. */
export function growTo(sample, characters) {
  const file = JSON.parse(grow(sample));
  const items = Object.values(file.workspace.items);
  const letters = Math.ceil((characters - JSON.stringify(file).length) / items.length);
  for (const item of items) item.description = `${item.key} ${item.description ?? ''}${longText(letters)}`;
  return JSON.stringify(file);
}

/** The running sprint with so many items, each with words of its own. */
export function growPlan(sample, count) {
  const file = JSON.parse(sample);
  const { items, sprints, profile } = file.workspace;
  const running = Object.values(sprints).find(({ state }) => state === 'running');
  const inside = Object.values(items).filter(({ position }) => position?.['in-sprint']?.sprint === running.id);
  let number = Math.max(...Object.values(items).map(({ key }) => Number(key.split('-').at(-1))));
  for (let copy = 0; inside.length + copy < count; copy += 1) {
    const of = inside[copy % inside.length];
    number += 1;
    const id = `0199eeee-0000-7000-8000-${String(copy).padStart(12, '0')}`;
    const title = `${of.title}, for audience ${number}`;
    items[id] = { ...structuredClone(of), id, key: `${profile.key_prefix}-${number}`, title };
    running.chosen[id] = running.chosen[of.id];
  }
  return JSON.stringify(file);
}

const YEARS_ITEMS = 5000;
const YEARS_SPRINTS = 130;
const DAY = 86_400_000;

/** Five years of a team: five thousand items in a hundred and thirty closed sprints, before those of the sample. */
export function growYears(sample) {
  const file = JSON.parse(sample);
  const { items, sprints, profile } = file.workspace;
  const closed = Object.values(sprints).filter(({ state }) => state?.closed);
  const first = Math.min(...Object.values(sprints).map(({ starts }) => Date.parse(starts)));
  const model = closed.find(({ figures }) => figures);
  const work = Object.values(items).find(({ history }) => history?.length > 3);
  const each = Math.ceil(YEARS_ITEMS / YEARS_SPRINTS);
  const before = YEARS_SPRINTS - Object.keys(sprints).length;
  for (const sprint of Object.values(sprints)) sprint.number += before;
  let number = Math.max(...Object.values(items).map(({ key }) => Number(key.split('-').at(-1))));
  const id = (kind, count) => `0199${kind}-0000-7000-8000-${String(count).padStart(12, '0')}`;
  const at = (time) => `${new Date(time).toISOString().slice(0, 19)}+00:00`;
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  for (let of = 0; of < before; of += 1) {
    const starts = first - (before - of) * 14 * DAY;
    const sprint = { ...structuredClone(model), id: id('aaaa', of), number: of + 1, starts: day(starts), ends: day(starts + 11 * DAY) };
    const by = sprint.commitment.approved.by;
    const begun = starts + DAY / 3;
    sprint.commitment = { ...sprint.commitment, approved: { at: at(begun), by }, items: [] };
    sprint.state = { closed: { closed: { at: at(starts + 11 * DAY + DAY / 2), by } } };
    const retrospective = { dated: { on: day(starts + 11 * DAY) } };
    Object.assign(sprint, { chosen: {}, final_lines: [], scope_changes: [], retrospective });
    delete sprint.review.outcomes;
    for (let place = 0; place < each; place += 1) {
      number += 1;
      const [item, key] = [id('bbbb', number), `${profile.key_prefix}-${number}`];
      const done = begun + (place % 10) * DAY + DAY / 6;
      const to = (time, stage) => ({ at: at(time), to: { 'in-sprint': { sprint: sprint.id, stage } } });
      items[item] = {
        id: item, key, title: `Guide ${number}`, work_type: work.work_type, rank: work.rank, created: { at: at(begun), by },
        estimate: 240, position: { 'in-sprint': { sprint: sprint.id, stage: 'done' } },
        verdicts: [{ accepted: { stamp: { at: at(done + 3_600_000), by } } }],
        history: [to(begun, 'committed'), to(begun + 3_600_000, 'active'), to(done, 'under-review'), to(done + 3_600_000, 'done')],
      };
      sprint.chosen[item] = true;
      const line = { item, key, title: `Guide ${number}`, estimate: 240 };
      sprint.commitment.items.push({ ...line, work_type: work.work_type });
      sprint.final_lines.push({ ...line, stage: 'done', accepted: at(done + 3_600_000) });
    }
    sprints[sprint.id] = sprint;
  }
  return JSON.stringify(file);
}
