import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-json';

/** Messages are looked up by id and written by hand, so there is no extraction step: only compilation, by the Vite plugin. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'zh-CN'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/later/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/rare/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/publishing/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/jobs/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/tuning/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/money/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/talk/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/gates/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/guards/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/reports/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/circle/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/home/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/hooks/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/tokens/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/viewer/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/lists/{locale}', include: ['src'] },
    { path: '<rootDir>/src/locales/fitting/{locale}', include: ['src'] },
  ],
  format: formatter({ style: 'minimal' }),
});
