// The web's own table of routes, as its router has it in a page that is open.

/** Every address pattern that a page answers at. */
export function routesOf(page) {
  return page.evaluate(() => {
    const { routesById } = window.__TSR_ROUTER__;
    const leaves = Object.values(routesById).filter(({ children, id }) => id !== '__root__' && !children);
    return [...new Set(leaves.map(({ fullPath }) => fullPath))].sort();
  });
}

/** The pattern of the page that is open. */
export function routeOf(page) {
  return page.evaluate(() => window.__TSR_ROUTER__.state.matches.at(-1).fullPath);
}

/** Sentences; none when every route has a picture or a reason. */
export function routesAmiss(routes, pictured, reasons) {
  return [
    ...routes
      .filter((route) => !pictured.has(route) && !reasons[route])
      .map((route) => `${route} has no picture and no reason for having none`),
    ...Object.keys(reasons)
      .filter((route) => !routes.includes(route))
      .map((route) => `${route} is an exception, but no route`),
    ...Object.keys(reasons)
      .filter((route) => pictured.has(route))
      .map((route) => `${route} is an exception, and pictured`),
  ];
}
