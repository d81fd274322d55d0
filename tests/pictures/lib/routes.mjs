// The web's own table of routes, as its router has it in a page that is open, against the pages that are pictured.
import { NOT_PICTURED, PAGES, REACHED_BY_DEEDS } from './pages.mjs';

/** Stands for what addresses ask of a world that is made: any will do, since only their pattern is looked for. */
const ANY = {
  collections: { rhymes: '/collections/a/b', shelf: '/collections/a/b', empty: '/collections/a/b', hidden: '/collections/a/b' },
  market: { sale: '1', payment: 'a' },
  fresh: { setup: '/setup#a' },
};

/** The pattern of the page that is open. */
export function routeOf(page) {
  return page.evaluate(() => window.__TSR_ROUTER__.state.matches.at(-1).fullPath);
}

/** Sentences; none when every route has a picture or a reason for having none. `page`: any of the web. */
export async function routesAmiss(page) {
  await page.waitForFunction(() => window.__TSR_ROUTER__);
  const addresses = PAGES.map(({ at }) => (typeof at === 'function' ? at(ANY) : at));
  const { routes, reached } = await page.evaluate(lookUp, addresses);
  const pictured = new Set([...reached, ...REACHED_BY_DEEDS]);
  const exceptions = Object.keys(NOT_PICTURED);
  return [
    ...routes
      .filter((route) => !pictured.has(route) && !exceptions.includes(route))
      .map((route) => `${route} has neither a picture nor a reason`),
    ...exceptions.filter((route) => !routes.includes(route)).map((route) => `${route} is an exception, but no route`),
    ...exceptions.filter((route) => pictured.has(route)).map((route) => `${route} is an exception, and pictured`),
  ];
}

/** In the page. */
function lookUp(addresses) {
  const router = window.__TSR_ROUTER__;
  const leaves = Object.values(router.routesById).filter(({ children, id }) => id !== '__root__' && !children);
  const routeAt = (address) => router.getMatchedRoutes(new URL(address, location.origin).pathname)[0].at(-1).fullPath;
  const paths = new Set(leaves.map(({ fullPath }) => fullPath));
  // `discussions` and `discussions/$` are one page, which the router finds by the latter.
  return { routes: [...paths].filter((path) => !paths.has(`${path}/$`)).sort(), reached: addresses.map(routeAt) };
}
