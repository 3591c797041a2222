// The table of greenlets. A row stays the same element while its greenlet lives, so that neither the focus nor a
// selection is lost. One row can be reached by the Tab key; arrow keys go to the others.

import { look } from './api.js';
import { byId, count, duration, element, write } from './format.js';

const COLUMNS = [
  ['tree', (g) => g.name, (g, i) => i],
  ['serves', (g) => g.serves, (g) => g.serves],
  ['context', (g) => g.context ?? '', (g) => g.context ?? ''],
  ['state', (g) => g.state, (g) => g.state],
  ['waits', (g) => g.waits_on ?? '', (g) => g.waits_on ?? ''],
  ['carrier', (g) => duration(g.on_carrier_ms), (g) => -g.on_carrier_ms],
  ['age', (g) => duration(g.age_ms), (g) => -g.age_ms],
];
const MOST_INDENT = 8;

const body = byId('table').tBodies[0];
const rows = new Map();
let greenlets = [];
let sortKey = 'tree';
let descending = false;
let current = null;
let open = () => {};

/** What a click or Enter on a row does. */
export const onOpen = (action) => { open = action; };

export function readGreenlets() {
  const parameters = { stacks: 'false', limit: byId('limit').value };
  const wanted = { contains: byId('contains').value.trim(), context: byId('context').value, 'older-than-ms': byId('older').value };
  for (const [name, value] of Object.entries(wanted)) {
    if (value && value !== '0') {
      parameters[name] = value;
    }
  }
  return look('greenlets', parameters);
}

export function showGreenlets(answer) {
  greenlets = answer.greenlets;
  write(byId('greenlets-count'), count(answer.live) + ' live');
  const hidden = answer.omitted > 0
    ? count(answer.shown) + ' shown, ' + count(answer.omitted) + ' omitted: these are the oldest trees. Filter, or show more.'
    : answer.shown === 0 ? (answer.live === 0 ? 'No greenlet lives: no request is in flight.' : 'None of ' + count(answer.live) + ' passes the filter.') : '';
  write(byId('omitted'), hidden);
  draw();
}

function sorted() {
  const indexed = greenlets.map((greenlet, i) => [COLUMNS.find(([key]) => key === sortKey)[2](greenlet, i), i, greenlet]);
  const sign = descending ? -1 : 1;
  indexed.sort(([a, i], [b, j]) => (typeof a === 'number' ? a - b : a.localeCompare(b)) * sign || i - j);
  return indexed.map(([, , greenlet]) => greenlet);
}

function draw() {
  const order = sorted();
  const live = new Set(order.map((greenlet) => greenlet.id));
  const focused = document.activeElement?.closest?.('#table tbody tr') ?? null;
  const lost = focused !== null && !live.has(Number(focused.dataset.id)) ? focused.rowIndex - 1 : -1;
  for (const [id, row] of rows) {
    if (!live.has(id)) {
      row.element.remove();
      rows.delete(id);
    }
  }
  let before = null;
  for (const greenlet of order) {
    const row = rowOf(greenlet);
    const place = before === null ? body.firstElementChild : before.nextElementSibling;
    if (place !== row.element) {
      body.insertBefore(row.element, place);
    }
    before = row.element;
  }
  if (current === null || !rows.has(current)) {
    makeCurrent(order[0]?.id ?? null);
  }
  if (lost >= 0) {
    focusRow(Math.min(lost, body.rows.length - 1));
  }
}

function rowOf(greenlet) {
  let row = rows.get(greenlet.id);
  if (row === undefined) {
    row = { element: element('tr'), cells: [], button: element('button', 'row') };
    row.element.dataset.id = greenlet.id;
    row.button.type = 'button';
    row.button.tabIndex = -1;
    for (const [key] of COLUMNS) {
      const cell = element('td', key);
      row.element.append(cell);
      row.cells.push(key === 'tree' ? row.button : cell);
    }
    row.element.firstElementChild.append(row.button);
    rows.set(greenlet.id, row);
  }
  COLUMNS.forEach(([, text], i) => write(row.cells[i], text(greenlet)));
  row.element.dataset.state = greenlet.state;
  const depth = sortKey === 'tree' && !descending ? Math.min(greenlet.depth, MOST_INDENT) : 0;
  row.element.dataset.depth = depth;
  row.button.title = 'spawned at ' + greenlet.spawn_site + (greenlet.orphan ? ', its parent has ended' : '');
  return row;
}

function makeCurrent(id) {
  if (current !== null && rows.has(current)) {
    rows.get(current).button.tabIndex = -1;
  }
  current = id;
  if (id !== null) {
    rows.get(id).button.tabIndex = 0;
  }
}

function focusRow(index) {
  const row = body.rows[Math.max(0, Math.min(index, body.rows.length - 1))];
  if (row) {
    makeCurrent(Number(row.dataset.id));
    row.querySelector('button').focus();
  }
}

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -Infinity, End: Infinity };

body.addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  if (step !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const at = event.target.closest('tr').sectionRowIndex;
    focusRow(step === Infinity ? body.rows.length - 1 : step === -Infinity ? 0 : at + step);
  }
});

body.addEventListener('click', (event) => {
  const row = event.target.closest('tr');
  // Whoever marks text to copy it does not want to see a stack.
  if (row && (event.target.closest('button') || String(getSelection()) === '')) {
    makeCurrent(Number(row.dataset.id));
    open(current, row.querySelector('button'));
  }
});

for (const header of byId('table').tHead.rows[0].cells) {
  header.firstElementChild.addEventListener('click', () => {
    descending = sortKey === header.dataset.key && !descending;
    sortKey = header.dataset.key;
    markSorted();
    draw();
  });
}

function markSorted() {
  for (const header of byId('table').tHead.rows[0].cells) {
    header.ariaSort = header.dataset.key !== sortKey ? null : descending ? 'descending' : 'ascending';
  }
}
markSorted();

/** The contexts that can be chosen. */
export function showContexts(applications) {
  const select = byId('context');
  const paths = [...new Set(applications.map((each) => each.context))].sort();
  const shown = [...select.options].slice(1).map((option) => option.value);
  if (paths.join('\n') !== shown.join('\n')) {
    const chosen = select.value;
    select.replaceChildren(new Option('all', ''), ...paths.map((path) => new Option(path, path)));
    select.value = paths.includes(chosen) ? chosen : '';
  }
}
