// The dialog with the stack of one greenlet or stall.

import { change, hasToken, look } from './api.js';
import { byId, clock, duration, element, words } from './format.js';
import { confirmed } from './operator.js';

const dialog = byId('stack');
let shown = null;
let opener = null;

function facts(pairs) {
  byId('stack-facts').replaceChildren(...pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .flatMap(([name, value]) => [element('dt', '', name), element('dd', '', value)]));
}

const lines = (stack) => {
  byId('stack-lines').textContent = stack.length === 0 ? 'It has no frame at this moment.' : stack.map((frame) => 'at ' + frame).join('\n');
};

const say = (message) => { byId('stack-message').textContent = message; };

function fillGreenlet([found]) {
  byId('end').hidden = !hasToken() || found === undefined;
  if (found === undefined) {
    facts([]);
    byId('stack-lines').textContent = 'It has ended.';
    return;
  }
  facts([['Serves', found.serves], ['Context', found.context], ['State', found.state], ['Waits on', found.waits_on],
    ['Age', duration(found.age_ms)], ['On carrier (est.)', duration(found.on_carrier_ms)],
    ['Spawned at', found.spawn_site], ['By', found.parent === null ? null : 'greenlet-' + found.parent + (found.orphan ? ', which has ended' : '')]]);
  lines(found.stack);
}

function fillStall([found]) {
  byId('end').hidden = true;
  if (found === undefined) {
    facts([]);
    byId('stack-lines').textContent = 'It is not kept any more.';
    return;
  }
  facts([['Served', found.serves], ['Greenlet', found.greenlet], ['Context', found.context], ['Why', words(found.reason)], ['Carrier', found.carrier],
    ['On carrier', duration(found.on_carrier_ms)], ['On processor', duration(found.on_processor_ms)],
    ['Began', clock(found.began)], ['State', found.over ? 'over' : 'goes on']]);
  lines(found.stack);
}

async function fill() {
  const asked = shown;
  const { number, stall } = asked;
  say('');
  try {
    const answer = await (stall ? look('stalls', { number }) : look('greenlets', { id: number, format: 'json' }));
    // Else somebody has gone on to another one meanwhile, or may not see it any more.
    if (asked === shown) {
      (stall ? fillStall : fillGreenlet)(stall ? answer.stalls : answer.greenlets);
    }
  } catch (failure) {
    if (asked === shown) {
      say(failure.message);
    }
  }
}

/** Closes it, and leaves nothing of it in the page. */
export function forgetStack() {
  shown = null;
  byId('stack-title').textContent = '';
  byId('stack-lines').textContent = '';
  facts([]);
  say('');
  dialog.close();
}

async function show(what, title, from) {
  shown = what;
  opener = from;
  byId('stack-title').textContent = title;
  facts([]);
  byId('stack-lines').textContent = '…';
  dialog.showModal();
  byId('stack-close').focus();
  await fill();
}

export const showStack = (id, from) => show({ number: id }, 'greenlet-' + id, from);
export const showStall = (number, from) => show({ number, stall: true }, 'Stall ' + number, from);

byId('stack-close').addEventListener('click', () => dialog.close());
byId('stack-again').addEventListener('click', fill);
// A click beside it closes it, too.
dialog.addEventListener('click', (event) => { if (event.target === dialog) { dialog.close(); } });
dialog.addEventListener('close', () => (opener?.isConnected ? opener : byId('greenlets')).focus());

confirmed(byId('end'), 'Really end it', async () => {
  const { number } = shown;
  try {
    say((await change('greenlets/end', { id: number })).message);
  } catch (failure) {
    say(failure.message);
  }
});
