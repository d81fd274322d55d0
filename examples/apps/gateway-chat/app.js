import { arrive, byWindow, handBack, leave, provider } from './sign-in.js';

const asked = new URLSearchParams(location.search);
const hub = window.modelgrove?.hub ?? '';
const chinese = (asked.get('__lang') ?? navigator.language).startsWith('zh');
if (asked.has('__theme')) document.documentElement.style.colorScheme = asked.get('__theme');
document.documentElement.lang = chinese ? 'zh-CN' : 'en';

const WORDS = {
  title: ['Chat by the gateway', '网关对话'],
  model: ['Model', '模型'],
  question: ['Your question', '问题'],
  send: ['Send', '发送'],
  sign: ['Sign in with this hub', '使用本站账号登录'],
  offered: ['Sign in, and ask a model of this hub. What it costs is counted for you.', '登录后即可向本站的模型提问，用量计入您的账号。'],
  none: ['Signing in is not offered to this app here.', '此站点没有为此应用提供登录。'],
  noModel: ['No model answers on this hub yet.', '本站还没有可以回答的模型。'],
  failed: ['That did not work: ', '未能完成：'],
};
const say = (key) => WORDS[key][chinese ? 1 : 0];
const byId = (id) => document.getElementById(id);
for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);

/** In memory only. */
let token = null;
const turns = [];
const tell = (text) => (byId('state').textContent = text);
const failed = (error) => tell(say('failed') + error.message);
const headers = () => ({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' });

async function begin() {
  const found = await provider();
  if (found === null) return tell(say('none'));
  if (asked.has('signin')) return leave(found);
  const brought = await arrive(found);
  if (brought !== null && handBack(brought)) return;
  if (brought !== null) return signedIn(brought);
  tell(say('offered'));
  Object.assign(byId('sign'), { hidden: false, textContent: say('sign') });
  byId('sign').addEventListener('click', () => byWindow().then(signedIn).catch(failed));
}

async function signedIn(brought) {
  token = brought;
  byId('sign').hidden = true;
  tell('');
  const answer = await fetch(`${hub}/v1/models`, { headers: headers() });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { data } = await answer.json();
  if (data.length === 0) return tell(say('noModel'));
  byId('model').replaceChildren(...data.map(({ id }) => Object.assign(document.createElement('option'), { value: id, textContent: id })));
  byId('ask').hidden = false;
}

function turn(role, content) {
  turns.push({ role, content });
  const item = Object.assign(document.createElement('li'), { className: role, textContent: content });
  byId('turns').append(item);
  return item;
}

async function ask(question) {
  turn('user', question);
  const body = JSON.stringify({ model: byId('model').value, messages: turns, max_tokens: 300, stream: true });
  const answer = await fetch(`${hub}/v1/chat/completions`, { method: 'POST', headers: headers(), body });
  if (!answer.ok) throw new Error((await answer.json()).error?.message ?? answer.status);
  const item = turn('assistant', '');
  for await (const piece of pieces(answer.body)) item.textContent += piece;
  turns.at(-1).content = item.textContent;
}

/** The texts of an event stream. */
async function* pieces(stream) {
  let rest = '';
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
      yield JSON.parse(line.slice('data: '.length)).choices?.[0]?.delta?.content ?? '';
    }
  }
}

byId('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const question = byId('question').value.trim();
  if (question === '') return;
  byId('question').value = '';
  ask(question).catch(failed);
});
byId('question').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('ask').requestSubmit();
});
await begin().catch(failed);
