// English and Chinese. Messages are ICU, keyed by id, compiled at build time; the type of an id comes from the English catalogue.
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type english from '../locales/en.json';
import { preferredLocale, type Locale } from './locale';
import { readStored, writeStored } from './storage';

export type MessageId = keyof typeof english;
export type Translate = (id: MessageId, values?: Record<string, unknown>) => string;

const LOCALE_KEY = 'grove.locale';
const catalogues = {
  en: () => import('../locales/en.json?lingui'),
  'zh-CN': () => import('../locales/zh-CN.json?lingui'),
};

export async function activateLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
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

export function useLocale(): Locale {
  return useLingui().i18n.locale as Locale;
}
