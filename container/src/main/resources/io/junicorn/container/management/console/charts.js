// The charts. Samples come by their numbers, so that each answer brings new ones only.

import { look } from './api.js';
import { byId, bytes, clock, count, decimal, duration, element } from './format.js';

const MEBI = 1_048_576;
const CHARTS = [
  ['Requests', count, [['active', 'requests_active', 1], ['queued', 'requests_queued', 2], ['streams', 'streams', 3]]],
  ['Requests per second', decimal, [['ended', 'requests_per_second', 1], ['rejected', 'rejected_per_second', 4]]],
  ['Time of requests, last 10 s', duration, [['p50', 'p50_ms', 1], ['p99', 'p99_ms', 2]]],
  ['Greenlets', count, [['live', 'greenlets', 1]]],
  ['Carriers', count, [['allowed', 'carriers_parallelism', 3], ['busy', 'carriers_mounted', 1],
    ['waiting for one', 'carriers_queued', 2], ['stalled', 'stalled', 4]]],
  ['Heap', bytes, [['committed', 'heap_committed_bytes', 3], ['used', 'heap_used_bytes', 1]], 64 * MEBI],
];

const LEAST_MILLIS = 60_000;

let next = 0;
let began = null;
let round = 0;
let capacity = 600;
const time = [];
const columns = {};
const charts = [];

/** Forgets all samples, and drops an answer that is on its way. */
export function forgetSeries() {
  round++;
  next = 0;
  empty();
}

function empty() {
  time.length = 0;
  Object.values(columns).forEach((values) => { values.length = 0; });
}

/** Asks for the samples since the last ones, and answers the newest; null when there is none. */
export async function readSeries() {
  const mine = ++round;
  let answer = await look('series', { since: next });
  if (mine === round && answer.began !== began && next > 0) {
    // Another process: its samples have numbers of their own.
    answer = await look('series', { since: 0 });
  }
  if (mine === round) {
    take(answer);
  }
  return time.length === 0 ? null : Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, all.at(-1)]));
}

function take(answer) {
  if (answer.began !== began || answer.first > next) {
    // Another process, or we have slept: what we have is not of the same row.
    empty();
  }
  began = answer.began;
  next = answer.next;
  capacity = answer.capacity;
  time.push(...answer.time);
  time.splice(0, Math.max(0, time.length - capacity));
  for (const [name, values] of Object.entries(answer.columns)) {
    const all = columns[name] ??= [];
    all.push(...values);
    all.splice(0, Math.max(0, all.length - capacity));
  }
}

const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function make(title, unit, lines, least) {
  const figure = element('figure');
  const caption = element('figcaption', '', title);
  const box = element('div', 'canvas');
  const canvas = element('canvas');
  canvas.setAttribute('role', 'img');
  box.append(canvas);
  figure.append(caption, box);
  byId('charts').append(figure);
  const chart = new window.Chart(canvas, {
    type: 'line',
    data: { datasets: lines.map(([label]) => ({ label, data: [], borderWidth: 1.5, pointRadius: 0, spanGaps: false, stepped: false })) },
    options: {
      animation: false, parsing: false, normalized: true, responsive: true, maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { type: 'linear', grid: { display: false }, ticks: { maxTicksLimit: 4, maxRotation: 0, callback: (at) => clock(at) } },
        y: { beginAtZero: true, suggestedMax: least ?? 4, border: { display: false }, ticks: { maxTicksLimit: 4, callback: (value) => unit(value) } },
      },
      plugins: {
        legend: { position: 'top', align: 'end', labels: { boxWidth: 8, boxHeight: 8, usePointStyle: true, pointStyle: 'rectRounded', font: { size: 11 } } },
        tooltip: { callbacks: { title: (items) => clock(items[0].parsed.x), label: (item) => ' ' + item.dataset.label + ' ' + unit(item.parsed.y) } },
      },
    },
  });
  return { chart, canvas, title, unit, lines };
}

function colour({ chart, lines }) {
  lines.forEach(([, , number], i) => {
    chart.data.datasets[i].borderColor = variable('--line-' + number);
    chart.data.datasets[i].backgroundColor = variable('--line-' + number);
  });
  const { x, y } = chart.options.scales;
  x.ticks.color = y.ticks.color = variable('--quiet');
  y.grid = { color: variable('--rule') };
  chart.options.plugins.legend.labels.color = variable('--quiet');
}

function start() {
  window.Chart.defaults.font.family = variable('--font');
  charts.push(...CHARTS.map((chart) => make(...chart)));
  charts.forEach(colour);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    charts.forEach((each) => { colour(each); each.chart.update(); });
  });
}

export function showCharts() {
  if (charts.length === 0) {
    start();
  }
  const newest = time.at(-1) ?? Date.now();
  for (const { chart, canvas, title, unit, lines } of charts) {
    lines.forEach(([, column], i) => {
      const values = columns[column] ?? [];
      chart.data.datasets[i].data = time.map((at, n) => ({ x: at, y: values[n] ?? NaN }));
    });
    chart.options.scales.x.min = Math.max(newest - capacity * 1000, Math.min(time[0] ?? newest, newest - LEAST_MILLIS));
    chart.options.scales.x.max = newest;
    chart.update('none');
    const now = lines.map(([label, column]) => label + ' ' + unit(columns[column]?.at(-1)));
    canvas.setAttribute('aria-label', title + ', now: ' + now.join(', '));
  }
}
