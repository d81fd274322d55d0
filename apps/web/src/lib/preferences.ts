// What a visitor chose on this device. public/theme.js reads the same keys before the first paint.
import { readStored, writeStored } from './storage';

export type ThemeChoice = 'light' | 'dark' | 'system';
export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const THEME_KEY = 'grove.theme';

export function storedTheme(): ThemeChoice {
  const stored = readStored(THEME_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(choice: ThemeChoice): void {
  writeStored(THEME_KEY, choice === 'system' ? null : choice);
  applyTheme(choice);
}

function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = choice === 'system' ? (prefersDark().matches ? 'dark' : 'light') : choice;
}

/** Follows the system while the visitor chose to; returns how to stop. */
export function followSystemTheme(): () => void {
  const query = prefersDark();
  const follow = () => applyTheme(storedTheme());
  query.addEventListener('change', follow);
  return () => query.removeEventListener('change', follow);
}

function prefersDark(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}
