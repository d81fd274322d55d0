// English and Chinese. Messages are ICU, keyed by id, compiled at build time; the type of an id comes from the English catalogue.
import { i18n, type Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type english from '../locales/en.json';
import type circle from '../locales/circle/en.json';
import type hooks from '../locales/hooks/en.json';
import type gates from '../locales/gates/en.json';
import type guards from '../locales/guards/en.json';
import type reports from '../locales/reports/en.json';
import type fitting from '../locales/fitting/en.json';
import type home from '../locales/home/en.json';
import type jobs from '../locales/jobs/en.json';
import type later from '../locales/later/en.json';
import type lists from '../locales/lists/en.json';
import type money from '../locales/money/en.json';
import type publishing from '../locales/publishing/en.json';
import type rare from '../locales/rare/en.json';
import type talk from '../locales/talk/en.json';
import type tokens from '../locales/tokens/en.json';
import type tuning from '../locales/tuning/en.json';
import type viewer from '../locales/viewer/en.json';
import { preferredLocale, type Locale } from './locale';
import { readStored, writeStored } from './storage';

export type MessageId =
  | keyof typeof english
  | keyof typeof later
  | keyof typeof rare
  | keyof typeof publishing
  | keyof typeof jobs
  | keyof typeof tuning
  | keyof typeof money
  | keyof typeof talk
  | keyof typeof circle
  | keyof typeof hooks
  | keyof typeof tokens
  | keyof typeof gates
  | keyof typeof guards
  | keyof typeof reports
  | keyof typeof viewer
  | keyof typeof lists
  | keyof typeof fitting
  | keyof typeof home;
export type Translate = (id: MessageId, values?: Record<string, unknown>) => string;

/** How the messages of each language are loaded. */
type Catalogue = Record<Locale, () => Promise<{ messages: Messages }>>;

const LOCALE_KEY = 'grove.locale';
/** What every page may say is loaded first; `lists` holds the words of lists of repositories; `rare` holds the words of pages that nobody sees first (history, uploads, settings, administration, documents). */
const CATALOGUES: Record<string, Catalogue> = {
  base: { en: () => import('../locales/en.json?lingui'), 'zh-CN': () => import('../locales/zh-CN.json?lingui') },
  lists: { en: () => import('../locales/lists/en.json?lingui'), 'zh-CN': () => import('../locales/lists/zh-CN.json?lingui') },
  rare: { en: () => import('../locales/rare/en.json?lingui'), 'zh-CN': () => import('../locales/rare/zh-CN.json?lingui') },
};
const wanted = new Set(['base']);
const loaded = new Set<string>();

async function load(name: string, locale: Locale): Promise<void> {
  const catalogue = CATALOGUES[name];
  if (catalogue === undefined || loaded.has(`${name} ${locale}`)) return;
  const { messages } = await catalogue[locale]();
  i18n.load(locale, messages);
  loaded.add(`${name} ${locale}`);
}

export async function activateLocale(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((name) => load(name, locale)));
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

/** The page, once its words are there too. Such pages may show lists as well. */
export async function withRareWords<T>(page: Promise<T>): Promise<T> {
  await Promise.all([bringWords('rare'), bringWords('lists')]);
  return page;
}

/** A page of lists, which many see first: it waits for no other words. */
export async function withListWords<T>(page: Promise<T>): Promise<T> {
  await bringWords('lists');
  return page;
}

/** Words that only some pages say; those pages bring their own catalogue, and wait for it. */
export async function bringWords(name: string, catalogue?: Catalogue): Promise<void> {
  if (catalogue) CATALOGUES[name] = catalogue;
  wanted.add(name);
  // The first page may come before its language is chosen.
  await load(name, i18n.locale === '' ? initialLocale() : (i18n.locale as Locale));
}

export async function chooseLocale(locale: Locale): Promise<void> {
  writeStored(LOCALE_KEY, locale);
  await activateLocale(locale);
}

export function initialLocale(): Locale {
  return preferredLocale(readStored(LOCALE_KEY), navigator.languages);
}

export function useT(): Translate {
  const { i18n: current } = useLingui();
  return useCallback((id, values) => current._(id, values), [current, current.locale]);
}

/** Whether there are words for an id that came from elsewhere (a code, for one): asking for words that are not there is a fault of the page. */
export function isMessage(id: string): id is MessageId {
  return Object.hasOwn(i18n.messages, id);
}

export function useLocale(): Locale {
  return useLingui().i18n.locale as Locale;
}
