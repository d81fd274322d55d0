// What the map of all pages (src/app/router.tsx) says about each route: the modules that it waits for, followed through the helpers of that file.

/** Route → paths of modules below `src`, such as `routes/home` and `lib/talk-words`. */
export function routeImports(source) {
  const definitions = definitionsOf(source);
  const importsIn = (text) => [...reach(text, definitions)].sort();
  const routes = {};
  const [ownSettings] = /ownSettings\(\[[\s\S]*?\n {2}\]\)/.exec(source) ?? [''];
  for (const [line, path] of ownSettings.matchAll(/^ {4}\['([\w-]+)'.*$/gm))
    routes[`/settings/${path}`] = importsIn(`${line} ${definitions.get('ownSettings')}`);
  for (const [, helper, path, rest] of source.matchAll(/^ {2}(\w*[pP]age)\(\s*'([^']+)',([\s\S]*?)\n(?= {2}\S|\])/gm))
    routes[path] = importsIn(`${helper} ${rest}`);
  const layouts = reach(definitions.get('layouts'), definitions);
  for (const [, path, loader] of definitions.get('repository').matchAll(/child\('([^']+)', lazyRouteComponent\((\w+),/g))
    routes[`/{ns}/{name}/${path === '/' ? '' : path}`] = [...new Set([...layouts, ...importsIn(loader)])];
  return routes;
}

/** Top-level names of the file with their text. */
function definitionsOf(source) {
  const pattern = /^(?:async )?(?:const|function) (\w+)[\s\S]*?(?=^(?:async |const |function |export |\/\*\*|\/\/)|(?![\s\S]))/gm;
  return new Map([...source.matchAll(pattern)].map(([text, name]) => [name, text]));
}

/** Modules that a text imports, itself or by a name that it uses. `withRareWords` and `withListWords` stand in lib/i18n. */
function reach(text, definitions, seen = new Set()) {
  const found = new Set([...text.matchAll(/import\('\.\.\/([\w/-]+)'\)/g)].map(([, path]) => path));
  if (/withRareWords|withListWords/.test(text)) found.add('locales/lists');
  if (text.includes('withRareWords')) found.add('locales/rare');
  const names = text.replaceAll(/'[^']*'|\/\*[\s\S]*?\*\/|\/\/.*/g, '').matchAll(/\b[a-z]\w+\b/g);
  for (const [name] of names) {
    if (seen.has(name) || !definitions.has(name) || name === 'root' || name === 'page' || name === 'routeTree') continue;
    seen.add(name);
    for (const path of reach(definitions.get(name), definitions, seen)) found.add(path);
  }
  return found;
}
