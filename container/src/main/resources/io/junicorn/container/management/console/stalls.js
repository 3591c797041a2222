// The stalls, newest first.

import { look } from './api.js';
import { byId, clock, count, duration, element, words, write } from './format.js';

const MOST_SHOWN = 20;
const body = byId('stalls').tBodies[0];
const rows = new Map();
let open = () => {};

/** What a click or Enter on a row does. */
export const onOpenStall = (action) => { open = action; };

export const readStalls = () => look('stalls', { stacks: 'false' });

export function showStalls({ stalled, stalls }, watched) {
  write(byId('stalls-count'), stalls.length === 0 ? '' : count(stalled) + ' now, ' + count(stalls.length) + ' kept');
  write(byId('stalls-none'), watched ? 'No greenlet has held its carrier for longer than max-blocking-time.'
    : 'Nobody looks for stalls: max-blocking-time is off.');
  byId('stalls-none').hidden = stalls.length > 0;
  byId('stalls').hidden = stalls.length === 0;
  const shown = stalls.slice(0, MOST_SHOWN);
  const numbers = new Set(shown.map((stall) => stall.number));
  for (const [number, row] of rows) {
    if (!numbers.has(number)) {
      row.remove();
      rows.delete(number);
    }
  }
  shown.forEach((stall, i) => {
    const row = rowOf(stall);
    if (body.children[i] !== row) {
      body.insertBefore(row, body.children[i] ?? null);
    }
  });
}

function rowOf(stall) {
  let row = rows.get(stall.number);
  if (row === undefined) {
    row = element('tr');
    const button = element('button', 'row');
    button.type = 'button';
    for (const name of ['serves', 'why', 'state', 'number', 'number', 'began']) {
      row.append(element('td', name));
    }
    row.firstElementChild.append(button);
    button.addEventListener('click', () => open(stall.number, button));
    rows.set(stall.number, row);
  }
  const [serves, why, state, carrier, processor, began] = row.children;
  write(serves.firstElementChild, stall.serves);
  write(why, words(stall.reason));
  write(state, stall.over ? 'over' : 'goes on');
  write(carrier, duration(stall.on_carrier_ms));
  write(processor, duration(stall.on_processor_ms));
  write(began, clock(stall.began));
  row.dataset.state = stall.over ? 'over' : 'stalled';
  return row;
}
