// The numbers of this moment: exact ones of the status (s), rates and estimates of the newest sample (n).

import { byId, bytes, count, decimal, duration, element, write } from './format.js';

const TILES = [
  ['Requests', (s, n) => [count(s.active_requests), 'of ' + count(s.max_connections), level(s.active_requests, s.max_connections)],
    'Requests in flight, asynchronous ones included, and worker-connections'],
  ['Queued', (s, n) => [count(s.queued), 'of ' + count(s.max_queued), s.queued > 0 ? 'warn' : ''],
    'Requests that wait for a place among worker-connections, and queue-size'],
  ['Rejected', (s, n) => [decimal(n.rejected_per_second) + ' /s', count(s.rejected) + ' in all', n.rejected_per_second > 0 ? 'bad' : ''],
    'Requests refused by admission'],
  ['Rate', (s, n) => [decimal(n.requests_per_second) + ' /s', 'p50 ' + duration(n.p50_ms), ''],
    'Requests that have ended, and the median of their times in the last 10 s'],
  ['p99', (s, n) => [duration(n.p99_ms), 'last 10 s', ''],
    'Within this time 99 of 100 requests of the last 10 s were done'],
  ['Streams', (s, n) => [count(s.active_streams), 'of ' + count(s.max_streams), level(s.active_streams, s.max_streams)],
    'Responses open as streams, and stream-connections'],
  ['Greenlets', (s, n) => [count(s.active_greenlets), 'peak ' + count(s.greenlets_high_water), ''],
    'Live greenlets, parked ones and children included'],
  ['Stalled', (s, n) => [count(s.stalled), s.stalled === undefined ? 'nobody looks' : 'hold a carrier', s.stalled > 0 ? 'bad' : ''],
    'Greenlets that hold their carrier for longer than max-blocking-time now'],
  ['Carriers', (s, n) => [count(n.carriers_mounted) + ' busy', 'of ' + count(n.carriers_parallelism) + (s.carriers_added > 0 ? ', ' + s.carriers_added + ' added' : ''), s.carriers_added > 0 ? 'warn' : ''],
    'Virtual threads on a carrier now (estimated by the JVM), and how many may be at once'],
  ['Runnable', (s, n) => [count(n.carriers_queued), 'wait for a carrier', n.carriers_queued > n.carriers_parallelism * 4 ? 'warn' : ''],
    'Virtual threads that could run and wait for a carrier (estimated by the JVM)'],
  ['Overdue', (s, n) => [count(n.requests_overdue), 'past their limit', n.requests_overdue > 0 ? 'warn' : ''],
    'Requests that a time limit has ended and whose application goes on'],
  ['Heap', (s, n) => [bytes(n.heap_used_bytes), 'of ' + bytes(s.max_heap_bytes), level(n.heap_used_bytes, s.max_heap_bytes)],
    'Heap in use, garbage included, and the most it may be (-Xmx)'],
  ['Processor', (s, n) => [decimal(n.cpu_percent) + ' %', 'of all cores', ''],
    'Processor time of this process, of all cores'],
  ['Connections', (s, n) => [count(s.connections), 'open', ''], 'Open connections, idle ones included'],
];

function level(used, most) {
  return most > 0 && used >= most ? 'bad' : most > 0 && used >= 0.8 * most ? 'warn' : '';
}

const shown = TILES.map(([name, read, title]) => {
  const tile = element('div', 'tile');
  tile.title = title;
  const value = element('dd', 'value', '–');
  const note = element('dd', 'note', '');
  tile.append(element('dt', '', name), value, note);
  byId('tiles').append(tile);
  return { read, tile, value, note };
});

export function showTiles(status, now) {
  for (const { read, tile, value, note } of shown) {
    const [text, words, mood] = read(status, now);
    write(value, text);
    write(note, words);
    tile.dataset.mood = mood;
  }
}
