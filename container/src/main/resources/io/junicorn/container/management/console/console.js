// The page: reads everything every two seconds while somebody can see it, unless paused.

import { hasToken, look, Refused, setToken } from './api.js';
import { forgetSeries, readSeries, showCharts } from './charts.js';
import { byId, clock, duration, write } from './format.js';
import { onOpen, readGreenlets, showContexts, showGreenlets } from './greenlets.js';
import { say } from './operator.js';
import { forgetStack, showStack, showStall } from './stack.js';
import { onOpenStall, readStalls, showStalls } from './stalls.js';
import { showTiles } from './tiles.js';

const EVERY_MILLIS = 2000;
const TYPING_MILLIS = 250;

let paused = false;
let timer = null;
let reading = null;
let again = false;

async function read() {
  const [status, now, greenlets, stalls] = await Promise.all([look('status'), readSeries(), readGreenlets(), readStalls()]);
  document.querySelector('main').hidden = false;
  showStatus(status);
  showContexts(status.applications);
  showTiles(status, now ?? {});
  showStalls(stalls, status.stalled !== undefined);
  showGreenlets(greenlets);
  showCharts();
}

function showStatus(status) {
  write(byId('state'), status.state);
  byId('state').dataset.state = status.state;
  write(byId('about'), 'version ' + status.version + ', up ' + duration(status.uptime_seconds * 1000));
  write(byId('updated'), 'read at ' + clock(Date.now()));
  byId('login').hidden = true;
  byId('operator').hidden = !hasToken();
  byId('operator-off').hidden = hasToken();
}

function trouble(message) {
  byId('trouble').textContent = message;
  byId('trouble').hidden = message === '';
}

/** One round at a time; who asks meanwhile gets another one after it. */
function refresh() {
  if (reading !== null) {
    again = true;
    return reading;
  }
  clearTimeout(timer);
  reading = read().then(() => trouble(''), failed).finally(() => {
    reading = null;
    if (again) {
      again = false;
      refresh();
    } else {
      plan();
    }
  });
  return reading;
}

function plan() {
  clearTimeout(timer);
  if (!paused && !document.hidden && byId('login').hidden) {
    timer = setTimeout(refresh, EVERY_MILLIS);
  }
}

/** Who may not read it, finds nothing of it in the page either. */
function forgetAll() {
  document.querySelector('main').hidden = true;
  forgetStack();
  forgetSeries();
  say('');
  showStalls({ stalled: 0, stalls: [] }, true);
  showGreenlets({ greenlets: [], live: 0, shown: 0, omitted: 0 });
  showContexts([]);
}

function failed(failure) {
  if (failure instanceof Refused && failure.status === 401) {
    const wrong = hasToken();
    setToken(null);
    byId('login').hidden = false;
    forgetAll();
    trouble(wrong ? 'The server does not take this token.' : '');
    byId('token').focus();
  } else if (failure instanceof Refused) {
    trouble(failure.message);
  } else {
    console.warn(failure);
    trouble('No answer from the server; the numbers below are old. (' + failure.message + ')');
  }
}

byId('login').addEventListener('submit', (event) => {
  event.preventDefault();
  setToken(byId('token').value);
  byId('token').value = '';
  byId('login').hidden = true;
  refresh();
});

byId('forget').addEventListener('click', () => {
  setToken(null);
  forgetAll();
  refresh();
});

byId('pause').addEventListener('click', () => {
  paused = !paused;
  byId('pause').setAttribute('aria-pressed', String(paused));
  byId('pause').textContent = paused ? 'Resume' : 'Pause';
  if (paused) {
    clearTimeout(timer);
  } else {
    refresh();
  }
});

byId('refresh').addEventListener('click', refresh);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !paused) {
    refresh();
  } else {
    clearTimeout(timer);
  }
});

let typing = null;
byId('contains').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(refresh, TYPING_MILLIS);
});
for (const id of ['context', 'older', 'limit']) {
  byId(id).addEventListener('change', refresh);
}

onOpen(showStack);
onOpenStall(showStall);
refresh();
