// What a new repository begins with, besides .gitattributes: a card that says what its maker chose, the files of a template (examples/templates,
// where the marks {{…}} stand for what is known of the repository) and the text of the licence.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type RepositoryTemplate, type RepoType, STATIC_TEMPLATES, TEMPLATE_RELATIONS } from '@modelgrove/shared';
import { splitFrontMatter } from '@modelgrove/wire-formats';
import { stringify } from 'yaml';
import { examplesFolder } from '../../../platform/config';

export type TemplateLanguage = 'en' | 'zh-CN';

export interface Beginning {
  type: RepoType;
  namespace: string;
  name: string;
  template: RepositoryTemplate;
  language: TemplateLanguage;
  license?: string | undefined;
  /** Of a licence `other`. */
  licenseName?: string | undefined;
  licenseLink?: string | undefined;
  sdk?: string | undefined;
  /** What a model is made from. */
  baseModel?: string | undefined;
}

export interface Surroundings {
  /** The hub's own address. */
  hub: string;
  year: number;
}

export interface FirstFile {
  path: string;
  text: string;
}

const CARD = 'README.md';
/** Files that a template shares with an example of the hub. */
const SHARED: Partial<Record<RepositoryTemplate, string>> = { page: 'apps/static-app', chat: 'apps/gateway-chat' };
const NO_BASE = 'namespace/base-model';

export function firstFiles(wish: Beginning, around: Surroundings): FirstFile[] {
  if (wish.template === 'empty') return emptyCard(wish);
  const folder = path.join(examplesFolder(), 'templates', wish.type, wish.template, wish.language);
  const shared = SHARED[wish.template];
  const files = [...filesIn(folder), ...(shared === undefined ? [] : filesIn(path.join(examplesFolder(), shared)).filter(isNoCard))];
  const marks = marksOf(wish, around);
  const filled = files.map((file) => (isNoCard(file) ? file : { path: CARD, text: withFrontMatter(fill(file.text, marks), wish) }));
  return [...filled, ...licenseText(wish, around)].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Only what was chosen; nothing is written for nothing. */
function emptyCard(wish: Beginning): FirstFile[] {
  return wish.license === undefined ? [] : [{ path: CARD, text: `---\n${yaml(chosen(wish))}---\n` }];
}

function withFrontMatter(markdown: string, wish: Beginning): string {
  const { yaml: own, body } = splitFrontMatter(markdown);
  const language = wish.type === 'app' ? {} : { language: wish.language === 'zh-CN' ? 'zh' : 'en' };
  return `---\n${yaml({ ...chosen(wish), ...language })}${own ?? ''}---\n\n${body}`;
}

function chosen({ type, name, template, license, licenseName, licenseLink, sdk, baseModel }: Beginning): object {
  const isOwn = license === 'other';
  const relation = TEMPLATE_RELATIONS[template];
  const fields = {
    title: type === 'app' && template !== 'empty' ? name : undefined,
    license,
    license_name: isOwn ? licenseName : undefined,
    license_link: isOwn ? licenseLink : undefined,
    base_model: relation === undefined ? undefined : baseModel,
    base_model_relation: baseModel === undefined ? undefined : relation,
    sdk: sdkOf({ type, template, sdk }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
}

/** Templates that this hub runs say so, whatever was chosen. */
export function sdkOf({ type, template, sdk }: Pick<Beginning, 'type' | 'template' | 'sdk'>): string | undefined {
  if (STATIC_TEMPLATES.includes(template)) return 'static';
  return type === 'app' ? sdk : undefined;
}

function yaml(fields: object): string {
  return Object.keys(fields).length === 0 ? '' : stringify(fields, { lineWidth: 0 });
}

function marksOf({ namespace, name, baseModel = NO_BASE }: Beginning, { hub }: Surroundings): Record<string, string> {
  // Names are letters, digits, `-`, `_` and `.`: only `_` means something in Markdown.
  return { title: name.replaceAll('_', String.raw`\_`), id: `${namespace}/${name}`, hub, base: baseModel };
}

/** Licences whose text is short, and stands in examples/licenses. */
function licenseText({ license, namespace }: Beginning, { year }: Surroundings): FirstFile[] {
  if (license === undefined || !/^[a-z\d.-]+$/.test(license)) return [];
  const file = path.join(examplesFolder(), 'licenses', `${license}.txt`);
  if (!existsSync(file)) return [];
  return [{ path: 'LICENSE', text: fill(readFileSync(file, 'utf8'), { year: String(year), holder: namespace }) }];
}

function fill(text: string, marks: Record<string, string>): string {
  return text.replaceAll(/\{\{([a-z]+)\}\}/g, (mark, name: string) => marks[name] ?? mark);
}

function filesIn(folder: string): FirstFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    const at = path.join(parentPath, name);
    return { path: path.relative(folder, at).split(path.sep).join('/'), text: readFileSync(at, 'utf8') };
  });
}

function isNoCard(file: FirstFile): boolean {
  return file.path !== CARD;
}
