// The door of the pages' surface: HTML for browsers, and what search engines ask for (docs/operations/links.md).
export { PagesSurface } from './pages.module';
export { type PageHead, withHead } from './page-head';
export { PageTeller } from './page-teller';
