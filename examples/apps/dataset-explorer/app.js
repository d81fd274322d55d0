import { parseRows } from './parse.js';

const asked = new URLSearchParams(location.search);
const hub = window.modelgrove?.hub ?? '';
const chinese = (asked.get('__lang') ?? navigator.language).startsWith('zh');
if (asked.has('__theme')) document.documentElement.style.colorScheme = asked.get('__theme');

const MOST_BYTES = 2_000_000;
const MOST_ROWS = 200;
const READABLE = /\.(jsonl|ndjson|json|csv|tsv)$/i;
const WORDS = {
  title: ['Dataset explorer', '数据集浏览器'],
  dataset: ['Dataset', '数据集'],
  file: ['File', '文件'],
  search: ['Search in rows', '在数据行中搜索'],
  none: ['This hub has no public dataset yet.', '本站还没有公开的数据集。'],
  noFile: [
    'It has no file that can be read here (JSON Lines, JSON, CSV, TSV).',
    '其中没有可以在此读取的文件（JSON Lines、JSON、CSV、TSV）。',
  ],
  loading: ['Reading …', '正在读取…'],
  failed: ['That did not work: ', '未能完成：'],
};
const say = (key) => WORDS[key][chinese ? 1 : 0];
const byId = (id) => document.getElementById(id);
document.documentElement.lang = chinese ? 'zh-CN' : 'en';
for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);

let rows = [];
const textOf = (value) => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value));

async function ask(path, init) {
  const answer = await fetch(hub + path, init);
  if (!answer.ok) throw new Error(`${answer.status} ${path.split('?')[0]}`);
  return answer;
}

function element(name, content, attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

/** Says what went wrong where people look. */
async function guarded(work) {
  byId('state').textContent = say('loading');
  try {
    byId('state').textContent = (await work()) ?? '';
  } catch (error) {
    byId('state').textContent = say('failed') + error.message;
  }
}

async function begin() {
  const found = await (await ask('/api/datasets?limit=100&sort=trendingScore')).json();
  byId('datasets').append(...found.map(({ id }) => element('option', [], { value: id })));
  if (found.length === 0) return say('none');
  byId('dataset').value = asked.get('dataset') ?? found[0].id;
  return openDataset();
}

async function openDataset() {
  const id = byId('dataset').value.trim();
  const tree = await (await ask(`/api/datasets/${id}/tree/main?recursive=true`)).json();
  const files = tree.filter(({ type, path }) => type === 'file' && READABLE.test(path)).sort((a, b) => b.size - a.size);
  byId('file').replaceChildren(...files.map(({ path }) => element('option', path, { value: path })));
  show([]);
  return files.length === 0 ? say('noFile') : openFile();
}

async function openFile() {
  const [id, path] = [byId('dataset').value.trim(), byId('file').value];
  const address = `/datasets/${id}/resolve/main/${path.split('/').map(encodeURIComponent).join('/')}`;
  const answer = await ask(address, { headers: { Range: `bytes=0-${MOST_BYTES - 1}` } });
  const total = Number(answer.headers.get('Content-Range')?.split('/')[1] ?? 0);
  rows = parseRows(await answer.text(), path, total <= MOST_BYTES);
  show(rows);
  return undefined;
}

function show(all) {
  const wanted = byId('search').value.toLowerCase();
  const found = wanted === '' ? all : all.filter((row) => JSON.stringify(row).toLowerCase().includes(wanted));
  const names = [...new Set(all.slice(0, 1000).flatMap(Object.keys))];
  byId('columns').replaceChildren(...names.map((name) => column(name, found)));
  const head = element(
    'tr',
    names.map((name) => element('th', name, { scope: 'col' })),
  );
  const body = found.slice(0, MOST_ROWS).map((row) =>
    element(
      'tr',
      names.map((name) => element('td', textOf(row[name]))),
    ),
  );
  byId('rows').replaceChildren(element('thead', head), element('tbody', body));
  byId('state').textContent = all.length === 0 ? '' : count(found.length, all.length);
}

function count(found, all) {
  const [some, whole] = [found.toLocaleString(), all.toLocaleString()];
  return chinese ? `${some} / ${whole} 行` : `${some} of ${whole} rows`;
}

/** How many values, how long, the most frequent. */
function column(name, found) {
  const counts = new Map();
  let length = 0;
  for (const row of found) {
    const text = textOf(row[name]);
    length += text.length;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const mean = Math.round(length / (found.length || 1)).toLocaleString();
  const distinct = counts.size.toLocaleString();
  const bars = most.map(([text, times]) => {
    const bar = element('li', [element('span', text.slice(0, 40) || '—'), element('b', times.toLocaleString())]);
    bar.style.setProperty('--part', `${(100 * times) / found.length}%`);
    return bar;
  });
  const facts = chinese ? `${distinct} 个不同的值，平均 ${mean} 字符` : `${distinct} distinct, ${mean} characters on average`;
  return element('article', [element('h2', name), element('p', facts), element('ul', bars)]);
}

byId('dataset').addEventListener('change', () => guarded(openDataset).then(() => rows.length && show(rows)));
byId('file').addEventListener('change', () => guarded(openFile).then(() => show(rows)));
byId('search').addEventListener('input', () => show(rows));
byId('choice').addEventListener('submit', (event) => event.preventDefault());
await guarded(begin);
if (rows.length > 0) show(rows);
