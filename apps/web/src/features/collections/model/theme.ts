import type { CollectionTheme } from '../../../lib/api-types';

export const THEMES: readonly CollectionTheme[] = ['orange', 'blue', 'green', 'purple', 'pink', 'indigo'];

/** Decoration: the words never depend on it. */
export const STRIPE: Record<CollectionTheme, string> = {
  orange: 'border-t-theme-orange',
  blue: 'border-t-theme-blue',
  green: 'border-t-theme-green',
  purple: 'border-t-theme-purple',
  pink: 'border-t-theme-pink',
  indigo: 'border-t-theme-indigo',
};

export const SWATCH: Record<CollectionTheme, string> = {
  orange: 'bg-theme-orange',
  blue: 'bg-theme-blue',
  green: 'bg-theme-green',
  purple: 'bg-theme-purple',
  pink: 'bg-theme-pink',
  indigo: 'bg-theme-indigo',
};
