import { Tokenizer } from './bpe.js';

const asked = new URLSearchParams(location.search);
const hub = window.modelgrove?.hub ?? '';
const chinese = (asked.get('__lang') ?? navigator.language).startsWith('zh');
if (asked.has('__theme')) document.documentElement.style.colorScheme = asked.get('__theme');
document.documentElement.lang = chinese ? 'zh-CN' : 'en';

const WORDS = {
  title: ['Tokenizer lab', '分词实验室'],
  text: ['Your text', '文字'],
  model: ['Model', '模型'],
  another: ['Another model', '另一个模型'],
  none: ['No public model of this hub has a tokenizer yet.', '本站还没有带分词器的公开模型。'],
  failed: ['That did not work: ', '未能完成：'],
};
const say = (key) => WORDS[key][chinese ? 1 : 0];
const byId = (id) => document.getElementById(id);
for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);

function element(name, content = [], attributes = {}) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...[content].flat());
  return made;
}

async function json(path) {
  const answer = await fetch(hub + path);
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/** One model and what it makes of the text. */
class Lane {
  tokenizer = null;

  constructor(title, id) {
    this.field = element('input', [], { type: 'text', value: id, autocomplete: 'off' });
    this.field.setAttribute('list', 'models');
    this.state = element('p', [], { role: 'status' });
    this.tokens = element('div', [], { className: 'tokens' });
    this.field.addEventListener('change', () => this.load());
    this.box = element('section', [element('label', [element('span', title), this.field]), this.state, this.tokens]);
    if (id !== '') this.load();
  }

  async load() {
    this.tokenizer = null;
    const id = this.field.value.trim();
    try {
      if (id !== '') this.tokenizer = new Tokenizer(await json(`/${id}/resolve/main/tokenizer.json`));
      this.show();
    } catch (error) {
      this.tokens.replaceChildren();
      this.state.textContent = say('failed') + error.message;
    }
  }

  show() {
    if (!this.tokenizer) return this.tokens.replaceChildren();
    const text = byId('text').value;
    const found = this.tokenizer.encode(text);
    const each = ([...text].length / (found.length || 1)).toFixed(2);
    this.state.textContent = chinese ? `${found.length} 个词元，平均每个 ${each} 字符` : `${found.length} tokens, ${each} characters each`;
    this.tokens.replaceChildren(...found.slice(0, 2000).map(chip));
  }
}

function chip({ id, text }, index) {
  const shown = text === null ? '\u25cc' : text.replaceAll(' ', '\u00b7').replaceAll('\n', '\u21b5');
  const made = element('span', [shown, element('small', String(id ?? '?'))]);
  made.style.setProperty('--hue', String((index * 67) % 360));
  return made;
}

async function begin() {
  const found = await json('/api/models?limit=100&sort=trendingScore&full=true').catch(() => []);
  const able = found.filter(
    ({ siblings = [] }) => siblings.length === 0 || siblings.some(({ rfilename }) => rfilename === 'tokenizer.json'),
  );
  byId('models').append(...able.map(({ id }) => element('option', [], { value: id })));
  const first = asked.get('model') ?? able.find(({ siblings = [] }) => siblings.length > 0)?.id ?? able[0]?.id ?? '';
  const lanes = [new Lane(say('model'), first), new Lane(say('another'), asked.get('other') ?? '')];
  if (first === '') lanes[0].state.textContent = say('none');
  byId('lanes').append(...lanes.map(({ box }) => box));
  byId('text').addEventListener('input', () => lanes.forEach((lane) => lane.show()));
}
await begin();
