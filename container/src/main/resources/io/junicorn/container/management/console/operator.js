// What needs the token: dump, reload, drain. Ending a greenlet is in its dialog.

import { change, file } from './api.js';
import { byId, element } from './format.js';

const REGRET_MILLIS = 5000;

/** A button that asks once more: the second press counts, for a few seconds. */
export function confirmed(button, question, action) {
  const words = button.textContent;
  let timer = null;
  const calm = () => {
    clearTimeout(timer);
    timer = null;
    button.textContent = words;
    button.classList.remove('sure');
  };
  button.addEventListener('click', () => {
    if (timer === null) {
      button.textContent = question;
      button.classList.add('sure');
      timer = setTimeout(calm, REGRET_MILLIS);
    } else {
      calm();
      action();
    }
  });
  button.addEventListener('blur', calm);
}

export function say(message) {
  byId('message').textContent = message;
  byId('message').hidden = message === '';
}

async function doing(what, action) {
  say(what + ' …');
  try {
    say(await action());
  } catch (failure) {
    say(what + ': ' + failure.message);
  }
}

byId('dump').addEventListener('click', () => doing('Thread dump', async () => {
  const link = element('a');
  const address = URL.createObjectURL(await file('dump'));
  link.href = address;
  link.download = 'junicorn-threads-' + new Date().toISOString().replaceAll(':', '') + '.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return 'Thread dump: saved as ' + link.download;
}));

confirmed(byId('reload'), byId('reload').dataset.confirm, () => doing('Reload', async () => {
  const { applications } = await change('reload');
  return 'Reload: ' + applications.map((each) => each.context + ' ' + each.result).join(', ');
}));

confirmed(byId('drain'), byId('drain').dataset.confirm, () => doing('Drain', async () => 'Drain: ' + (await change('drain')).message));
