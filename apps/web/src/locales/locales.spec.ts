import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Catalogue = Record<string, string>;
const readOne = (name: string) => JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8')) as Catalogue;
/** Each family of pages has its words in a folder. */
const families = readdirSync(__dirname, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const files = (locale: string) => [locale, ...families.map((family) => `${family}/${locale}`)];
const read = (locale: string): Catalogue => Object.assign({}, ...files(locale).map(readOne)) as Catalogue;
const english = read('en');
const chinese = read('zh-CN');
const sources = readSources(join(__dirname, '..'));

describe('the catalogues', () => {
  it('have the same messages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it('have each message once', () => {
    for (const name of ['en', 'zh-CN']) {
      const ids = files(name).flatMap((file) => Object.keys(readOne(file)));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it('have the words of the first pages at hand: nothing they load asks for a rare one', () => {
    const rare = new Set(families.flatMap((family) => Object.keys(readOne(`${family}/en`))));
    const early = ['app/main.tsx', 'routes/home.tsx', 'routes/repository.tsx', 'routes/repository-card.tsx'];
    // Words of a refusal come with the page that can be refused so (lib/problem-text).
    const files = [...loadedWith(early)].filter((file) => !file.endsWith('problem-text.ts'));
    const asked = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-zA-Z]+\.[\w.]+)'/g)]);
    expect(asked.length).toBeGreaterThan(50);
    const ids = asked.map((match) => match[1] ?? '');
    expect(ids.filter((id) => rare.has(id))).toEqual([]);
  });

  it('leave no message empty', () => {
    expect(Object.entries({ ...english, ...chinese }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('put the same values into both languages', () => {
    const differing = Object.keys(english).filter((id) => placeholders(english[id]).join() !== placeholders(chinese[id]).join());
    expect(differing).toEqual([]);
  });

  it('have every message that the code asks for by its full name', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((id) => !(id in english))).toEqual([]);
  });

  it('carry no message that nothing asks for', () => {
    const families = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{[^}]+\}([a-zA-Z.]*)`/g)].map(
      (match) => [match[1] ?? '', match[2] ?? ''] as const,
    );
    const isAsked = (id: string) =>
      sources.includes(`'${id}'`) || families.some(([start, end]) => id.startsWith(start) && id.endsWith(end));
    expect(Object.keys(english).filter((id) => !isAsked(id))).toEqual([]);
  });

  it('call the product by its names', () => {
    expect(english['product']).toBe('Modelgrove');
    expect(chinese['product']).toBe('Modelgrove 模林');
  });

  it('have Chinese words in Chinese', () => {
    // SDK and CPU are called so in both languages; an amount of units has no words of its own.
    const alike = ['facet.sdk', 'rate.cpuOnly', 'uses.units'];
    const latinOnly = Object.keys(chinese).filter((id) => chinese[id] === english[id] && !id.startsWith('snippet.') && !alike.includes(id));
    expect(latinOnly).toEqual([]);
  });
});

function placeholders(text = ''): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))]
    .filter((name) => english[name] !== name && !['one', 'other'].includes(name))
    .sort();
}

/** The files and everything they import at once. */
function loadedWith(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm)) {
      const target = [`${from}.ts`, `${from}.tsx`].map((name) => join(file, '..', name)).find((path) => existsSync(path));
      if (target !== undefined) visit(target);
    }
  };
  for (const name of names) visit(join(__dirname, '..', name));
  return found;
}

function readSources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
