// All pictures on one page, to look at side by side: each page is a row, narrowed by what is typed, language, theme and width.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, LOCALES, THEMES, WIDTHS } from './camera.mjs';

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; background: #f1f4f0; color: #17211b }
header { position: sticky; top: 0; padding: 1rem 0; background: inherit; display: flex; flex-wrap: wrap; gap: 1rem; align-items: center }
input[type=search] { font: inherit; padding: .4rem .7rem; width: 20rem }
section > div { display: flex; gap: 1rem; overflow-x: auto; padding-bottom: 1rem; align-items: start }
h2 { font-size: 1rem; margin: 2rem 0 .5rem } h2 small { font-weight: normal; color: #56665c }
img { height: 420px; width: auto; object-fit: cover; object-position: top; border: 1px solid #cbd5cc; border-radius: 6px; background: #fff }
.faults { color: #a3260f }`;
const SCRIPT = `
const update = () => {
  const text = document.querySelector('input[type=search]').value;
  for (const section of document.querySelectorAll('section')) section.hidden = !section.dataset.name.includes(text);
  const off = [...document.querySelectorAll('input[type=checkbox]:not(:checked)')].map(({ value }) => '.' + value + '.');
  for (const link of document.querySelectorAll('section a')) link.hidden = off.some((part) => link.getAttribute('href').includes(part));
};
addEventListener('input', update);`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `taken`: { one, route, faults }. */
export function writeSheet(folder, taken) {
  const choices = [...LOCALES, ...THEMES, ...WIDTHS].map(
    (value) => `<label><input type="checkbox" value="${value}" checked> ${value}</label>`,
  );
  const head = `<header><strong>Modelgrove 模林</strong> ${taken.length} pages <input type="search" placeholder="page"> ${choices.join(' ')}</header>`;
  const body = `<body>${head}${taken.map(sectionOf).join('\n')}<script>${SCRIPT}</script></body>`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pages of Modelgrove</title><style>${STYLE}</style>${body}</html>`;
  writeFileSync(join(folder, 'index.html'), page);
}

function sectionOf({ one, route, faults }) {
  const files = LOCALES.flatMap((locale) => WIDTHS.flatMap((width) => THEMES.map((theme) => fileOf(one, locale, theme, width))));
  const pictures = files.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`).join('');
  const wrong = faults.map((fault) => `<p class="faults">${escaped(fault)}</p>`).join('');
  return `<section data-name="${escaped(one.name)}"><h2>${escaped(one.name)} <small>${escaped(route)}</small></h2>${wrong}<div>${pictures}</div></section>`;
}
