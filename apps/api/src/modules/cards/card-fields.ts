// Looks at the fields of a card one by one. Each field that says something is kept, put into the form that lists use; each that does not is
// reported with its line and with what would be right, and takes no other field with it.
import type { RepoType } from '@modelgrove/shared';
import { type CardProblem, codeOfLanguageName } from '../repositories';
import type { ParsedCard } from './cards.types';
import { LICENSES, RELATIONS, SDKS, SIZES, TASK_ALIASES, TASKS } from './known-words';
import { resultProblems } from './model-index';

const LISTS = ['tags', 'datasets', 'metrics', 'models', 'task_categories', 'task_ids', 'size_categories', 'modality', 'format'];
const TEXTS = [
  'pipeline_tag',
  'library_name',
  'pretty_name',
  'sdk',
  'app_file',
  'title',
  'license_name',
  'license_link',
  'base_model_relation',
  'new_version',
];
const TEXTS_OR_LISTS = ['license', 'language', 'base_model'];
const REPOSITORY_ID = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/;
const FULL_ID = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;
const LANGUAGE = /^[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/;
const OTHER_LANGUAGES = new Set(['code', 'multilingual', 'other', 'unknown']);
const MAX_PROBLEMS = 50;

type Report = (severity: CardProblem['severity'], code: string, field: string, message: string) => void;
type Fields = Record<string, unknown>;

export interface CheckedFields {
  /** A copy: fields of a wrong shape are gone, values are as lists know them. */
  fields: Fields;
  problems: CardProblem[];
}

export function checkFields(type: RepoType, card: ParsedCard): CheckedFields {
  const fields: Fields = { ...card.frontMatter };
  const problems: CardProblem[] = [];
  const report: Report = (severity, code, field, message) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ code: `card/${code}`, severity, field, line: card.lineOf([field]), message });
  };
  dropWrongShapes(fields, report);
  checkLicense(fields, report);
  if (type !== 'app') checkLanguages(fields, report);
  if (type === 'model') checkModel(fields, report, card, problems);
  if (type === 'dataset') checkDataset(fields, report);
  if (type === 'app') checkApp(fields, report);
  return { fields, problems };
}

function dropWrongShapes(fields: Fields, report: Report): void {
  const drop = (field: string, what: string): void => {
    delete fields[field];
    report('error', 'wrong-type', field, `"${field}" must be ${what}`);
  };
  for (const field of LISTS) {
    const value = fields[field];
    if (!present(fields, field) || isTextList(value) || typeof value === 'string') continue;
    drop(field, 'a list of texts');
    if (Array.isArray(value)) fields[field] = textsOf(value);
  }
  for (const field of TEXTS) if (present(fields, field) && typeof fields[field] !== 'string') drop(field, 'a text');
  for (const field of TEXTS_OR_LISTS)
    if (present(fields, field) && typeof fields[field] !== 'string' && !isTextList(fields[field])) drop(field, 'a text or a list of texts');
}

function checkLicense(fields: Fields, report: Report): void {
  if (!present(fields, 'license')) return;
  const licenses = textsOf(fields.license).map((license) => license.trim().toLowerCase().replace(/\s+/g, '-'));
  fields.license = Array.isArray(fields.license) ? licenses : licenses[0];
  const unknown = licenses.find((license) => !LICENSES.has(license));
  if (unknown !== undefined)
    report(
      'warning',
      'license-unknown',
      'license',
      `"${shown(unknown)}" is no known licence identifier such as mit or apache-2.0; for a licence of your own write "other" and its license_name`,
    );
  if (licenses.includes('other') && !present(fields, 'license_name'))
    report('warning', 'license-name-missing', 'license', 'a licence "other" needs license_name (and license_link to its text)');
  const link = fields.license_link;
  if (typeof link === 'string' && !/^(?:https?:\/\/\S+|[\w./-]+)$/.test(link.trim())) {
    delete fields.license_link;
    report('error', 'license-link', 'license_link', '"license_link" must be an http(s) address or the name of a file of this repository');
  }
}

function checkLanguages(fields: Fields, report: Report): void {
  const field = present(fields, 'language') ? 'language' : 'languages';
  if (!present(fields, field)) return;
  const kept: string[] = [];
  for (const text of textsOf(fields[field])) {
    const code = codeOfLanguageName(text);
    if (code) {
      kept.push(code);
      report('warning', 'language-name', field, `languages are codes: "${code}" for "${shown(text)}"`);
    } else if (LANGUAGE.test(text.trim()) || OTHER_LANGUAGES.has(text.trim())) kept.push(text.trim());
    else
      report(
        'error',
        'language-code',
        field,
        `"${shown(text)}" is no language code: write two or three letters (ISO 639) such as en or zh, or multilingual`,
      );
  }
  fields[field] = kept;
}

function checkModel(fields: Fields, report: Report, card: ParsedCard, problems: CardProblem[]): void {
  checkTask(fields, report);
  checkBaseModels(fields, report);
  const version = fields.new_version;
  if (typeof version === 'string' && !FULL_ID.test(version.trim())) {
    delete fields.new_version;
    report('error', 'repository-id', 'new_version', '"new_version" must name a model: namespace/name');
  }
  if (present(fields, 'model-index'))
    problems.push(...resultProblems(fields['model-index'], card.lineOf).slice(0, MAX_PROBLEMS - problems.length));
}

function checkTask(fields: Fields, report: Report): void {
  const written = fields.pipeline_tag;
  if (typeof written !== 'string') return;
  const plain = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const task = TASK_ALIASES[plain] ?? plain;
  fields.pipeline_tag = task;
  if (!TASKS.has(task))
    report(
      'warning',
      'task-unknown',
      'pipeline_tag',
      `"${shown(written)}" is no known task such as text-generation; it is shown as it stands`,
    );
  else if (task !== written) report('warning', 'task-spelling', 'pipeline_tag', `"${shown(written)}" is written "${task}"`);
}

function checkBaseModels(fields: Fields, report: Report): void {
  if (present(fields, 'base_model')) {
    const named = textsOf(fields.base_model).map((text) => text.trim());
    const wrong = named.find((text) => !REPOSITORY_ID.test(text));
    if (wrong !== undefined) report('error', 'repository-id', 'base_model', `"${shown(wrong)}" names no model: write namespace/name`);
    fields.base_model = named.filter((text) => REPOSITORY_ID.test(text));
  }
  const relation = fields.base_model_relation;
  if (typeof relation !== 'string') return;
  const plain = relation.trim().toLowerCase();
  fields.base_model_relation = plain;
  if (RELATIONS.has(plain)) return;
  delete fields.base_model_relation;
  report('error', 'relation-unknown', 'base_model_relation', `"base_model_relation" is one of ${[...RELATIONS].join(', ')}`);
}

function checkDataset(fields: Fields, report: Report): void {
  const sizes = textsOf(fields.size_categories).filter((size) => size !== 'unknown');
  const wrong = sizes.find((size) => !SIZES.includes(size));
  if (wrong !== undefined) report('warning', 'size-unknown', 'size_categories', `"${shown(wrong)}" is no size such as 1K<n<10K`);
  const { configs } = fields;
  if (!present(fields, 'configs')) return;
  const isFine = Array.isArray(configs) && configs.every((config) => isObject(config) && typeof config.config_name === 'string');
  if (isFine) return;
  delete fields.configs;
  report(
    'error',
    'configs',
    'configs',
    '"configs" must be a list in which each has a config_name, and data_files that say where its files are',
  );
}

function checkApp(fields: Fields, report: Report): void {
  const { sdk } = fields;
  if (typeof sdk !== 'string') return;
  if (!SDKS.has(sdk)) report('warning', 'sdk-unknown', 'sdk', `"${shown(sdk)}" is no known sdk: ${[...SDKS].join(', ')}`);
}

export function present(data: Fields, field: string): boolean {
  return data[field] !== undefined && data[field] !== null;
}

/** One text or a list of them; everything else is left out. Numbers are texts here: `size: 7` was meant so. */
export function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string' || typeof item === 'number').map((item) => String(item));
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
