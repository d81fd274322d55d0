// Whether a page in Chinese still says something in English: every text a person sees or hears, compared with the English catalogue,
// and searched for sentences that are in no catalogue at all.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';

const LOCALES = join(ROOT, 'apps/web/src/locales');
/** Each family of pages has its words in a folder. */
const FAMILIES = readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const readOne = (name) => JSON.parse(readFileSync(join(LOCALES, `${name}.json`), 'utf8'));
const read = (locale) => Object.assign({}, readOne(locale), ...FAMILIES.map(({ name }) => readOne(`${name}/${locale}`)));
const english = read('en');
const chinese = read('zh-CN');
const ENGLISH_TEXTS = Object.entries(english)
  .filter(([id, text]) => text !== chinese[id])
  .map(([id, text]) => ({ id, pattern: patternOf(text) }));
const SENTENCE = /(?:[A-Za-z][a-z'’]+[ ,]+){2,}[A-Za-z][a-z'’]+/;
/** What users wrote: cards, code, file contents, titles of commits, descriptions of organizations. */
// What is marked as English is English by intention: the sentences of the API's own document.
const BY_USERS = '[translate=no], .prose, pre, code, details table, [data-by-user], .cm-content, main [lang=en]';

/** Texts that are left in English on a Chinese page; none when all is well. */
export async function englishLeft(page) {
  const texts = await page.evaluate(readTexts, BY_USERS);
  const isKnown = (text) => ENGLISH_TEXTS.find(({ pattern }) => pattern.test(text));
  // What stands in quotation marks is a command or a name.
  return [...new Set(texts)].filter((text) => isKnown(text) || SENTENCE.test(text.replaceAll(/“[^”]*”/g, '')));
}

/** Names of messages that stand where their words should. */
export async function keysLeft(page) {
  const texts = await page.evaluate(readTexts, BY_USERS);
  return [...new Set(texts)].filter((text) => text.includes('.') && Object.hasOwn(english, text));
}

/** `{name}` stands for any words; a plural for each of its forms. */
function patternOf(message) {
  const forms = [...message.matchAll(/(?:one|other) \{([^}]*)\}/g)].map(([, form]) => form.replace('#', '{}'));
  const plain = /\{\w+, plural,.*\}\}/.exec(message)?.[0];
  const messages = plain === undefined ? [message] : forms.map((form) => message.replace(plain, form));
  return new RegExp(`^(?:${messages.map(escapedOf).join('|')})$`);
}

function escapedOf(message) {
  const parts = message.split(/\{\w*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('.+');
}

/** In the page: visible text and what stands in attributes for readers. */
function readTexts(byUsers) {
  const written = [...document.querySelectorAll('[data-by-user]')].map(({ textContent }) => textContent);
  const found = [document.title.replace(/ · .*$/, '')].filter((title) => !written.includes(title));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest(byUsers)) continue;
    if (node === element) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    else if (!/^(?:SCRIPT|STYLE|TITLE)$/.test(element.tagName)) found.push(node.textContent);
  }
  return found.map((text) => text.trim()).filter((text) => /[A-Za-z]{2}/.test(text));
}
