// Numbers and elements. Text goes into a page as text only: the browser refuses markup by its policy, too.

export const byId = (id) => document.getElementById(id);

/** An element with a class and text. */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** Changes a text only when it differs: what did not change costs no layout, and a selection stays. */
export function write(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

export function count(number) {
  return number === null || number === undefined ? '–' : number.toLocaleString('en');
}

export function decimal(number) {
  if (number === null || number === undefined) {
    return '–';
  }
  return number >= 100 || Number.isInteger(number) ? Math.round(number).toLocaleString('en') : number.toFixed(1);
}

/** Milliseconds for people. */
export function duration(ms) {
  if (ms === null || ms === undefined) {
    return '–';
  }
  if (ms < 10 && !Number.isInteger(ms)) {
    return ms.toFixed(1) + ' ms';
  }
  if (ms < 1000) {
    return Math.round(ms) + ' ms';
  }
  if (ms < 60_000) {
    return (ms / 1000).toFixed(1) + ' s';
  }
  const seconds = Math.floor(ms / 1000);
  const parts = [[Math.floor(seconds / 86_400), 'd'], [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'], [seconds % 60, 's']];
  const first = parts.findIndex(([value]) => value > 0);
  return parts.slice(first, first + 2).map(([value, unit]) => value + ' ' + unit).join(' ');
}

export function bytes(number) {
  if (number === null || number === undefined) {
    return '–';
  }
  const mebi = number / 1_048_576;
  return mebi >= 1024 ? (mebi / 1024).toFixed(1) + ' GiB' : Math.round(mebi) + ' MiB';
}

export const clock = (time) => new Date(time).toLocaleTimeString('en-GB');

/** Words for a constant such as class_initialisation. */
export const words = (constant) => constant.replaceAll('_', ' ');
