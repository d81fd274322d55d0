import { useState } from 'react';
import { chooseLocale, useLocale, useT } from '../lib/i18n';
import { type Locale, LOCALE_NAMES, LOCALES } from '../lib/locale';
import { chooseTheme, storedTheme, THEME_CHOICES, type ThemeChoice } from '../lib/preferences';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import type { MenuEntry } from '../ui/menu-entry';

const TRIGGER = 'inline-flex h-8 min-w-8 items-center justify-center rounded-control px-2 text-ink hover:bg-hover';
const LANGUAGES = LOCALES.map((value) => ({ value, title: LOCALE_NAMES[value] }));

export function LocaleMenu() {
  const t = useT();
  const locale = useLocale();
  const label = t('shell.language');
  const name = LOCALE_NAMES[locale];
  const choose = (next: string) => void chooseLocale(next as Locale);
  const entries: MenuEntry[] = [{ kind: 'choices', title: label, value: locale, choices: LANGUAGES, onChoose: choose }];
  return <Menu trigger={name} label={`${label}: ${name}`} className={TRIGGER} entries={entries} />;
}

export function ThemeMenu() {
  const t = useT();
  const [theme, setTheme] = useState<ThemeChoice>(storedTheme);
  const label = t('shell.theme');
  const choose = (next: string) => {
    chooseTheme(next as ThemeChoice);
    setTheme(next as ThemeChoice);
  };
  const choices = THEME_CHOICES.map((value) => ({ value, title: t(`theme.${value}`) }));
  const entries: MenuEntry[] = [{ kind: 'choices', title: label, value: theme, choices, onChoose: choose }];
  return <Menu trigger={<Icon name={theme === 'dark' ? 'moon' : 'sun'} />} label={label} className={TRIGGER} entries={entries} />;
}
