// The whole app. Change it, commit it, and the next visitor has it.
const asked = new URLSearchParams(location.search);
const chinese = (asked.get('__lang') ?? navigator.language).startsWith('zh');
if (asked.has('__theme')) document.documentElement.style.colorScheme = asked.get('__theme');

const CHINESE = {
  title: '静态应用',
  lead: '输入文字即可实时统计，内容不会离开此页面。',
  label: '文字',
  characters: '字符',
  words: '词',
  minutes: '阅读分钟数',
};
if (chinese) {
  document.documentElement.lang = 'zh-CN';
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = CHINESE[element.dataset.say];
}

const text = document.getElementById('text');
const show = (id, value) => (document.getElementById(id).textContent = value.toLocaleString());
const words = new Intl.Segmenter(chinese ? 'zh' : 'en', { granularity: 'word' });

function count() {
  const found = [...words.segment(text.value)].filter(({ isWordLike }) => isWordLike).length;
  show('characters', [...text.value].length);
  show('words', found);
  show('minutes', Math.ceil(found / 220));
}
text.addEventListener('input', count);
count();
