// What somebody has chosen so far lives in the address: a page that is opened again, or sent to somebody, shows the same. Every field is a text; '' is not chosen.

export const FIELDS = [
  'model',
  'data',
  'file',
  'revision',
  'validation',
  'validationFile',
  'validationRevision',
  'shape',
  'messages',
  'prompt',
  'completion',
  'system',
  'input',
  'text',
  'label',
  'namespace',
  'name',
  'visibility',
  'method',
  'epochs',
  'batchSize',
  'learningRate',
  'loraRank',
  'loraAlpha',
  'loraDropout',
  'maxLength',
  'warmupShare',
  'weightDecay',
  'seed',
  'job',
] as const;
export type Field = (typeof FIELDS)[number];
export type Plan = Record<Field, string>;

export const SHAPES = ['chat', 'completion', 'classification'] as const;
export type Shape = (typeof SHAPES)[number];

/** Which columns a shape has; those behind `?` may be absent. */
export const ROLES = {
  chat: ['messages'],
  completion: ['prompt', 'completion', 'system?', 'input?'],
  classification: ['text', 'label'],
} as const;
export type Role = 'messages' | 'prompt' | 'completion' | 'system' | 'input' | 'text' | 'label';

export function rolesOf(shape: Shape): { role: Role; isOptional: boolean }[] {
  return ROLES[shape].map((name) => ({ role: name.replace('?', '') as Role, isOptional: name.endsWith('?') }));
}

export function readPlan(params: Record<string, unknown>): Plan {
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 4096) : '');
  return Object.fromEntries(FIELDS.map((field) => [field, text(params[field])])) as Plan;
}

/** The shortest address of a plan. */
export function planHref(plan: Partial<Plan>): string {
  const params = new URLSearchParams();
  for (const field of FIELDS) if (plan[field]) params.set(field, plan[field]);
  const query = params.toString().replaceAll('%2F', '/');
  return query === '' ? '/fine-tune' : `/fine-tune?${query}`;
}

const OF_TRAINING: Field[] = ['data', 'file', 'revision'];
const OF_VALIDATION: Field[] = ['validation', 'validationFile', 'validationRevision'];
const OF_COLUMNS: Field[] = ['messages', 'prompt', 'completion', 'system', 'input', 'text', 'label'];

/** What no longer fits is forgotten: the job with every change, columns with the data they are columns of. */
export function changed(plan: Plan, change: Partial<Plan>): Plan {
  const next: Plan = { ...plan, job: '', ...change };
  const forget = (fields: readonly Field[]) => fields.forEach((field) => (next[field] = change[field] ?? ''));
  if ('data' in change && change.data !== plan.data) forget(['file', 'revision']);
  if (OF_TRAINING.some((field) => next[field] !== plan[field])) forget(['shape', ...OF_COLUMNS]);
  if ('validation' in change && change.validation !== plan.validation) forget(OF_VALIDATION);
  if ('shape' in change && change.shape !== plan.shape) forget(OF_COLUMNS);
  return next;
}

export interface Chosen {
  shape: Shape;
  /** Those that are known; a role without a column is absent. */
  columns: Partial<Record<Role, string>>;
  /** Roles that must have a column and have none. */
  missing: Role[];
}

/** What was chosen, else what the columns seem to mean. Null: nothing is known yet. */
export function chosenOf(plan: Plan, guess: { shape: Shape | null; roles: Record<string, string> } | null): Chosen | null {
  const shape = SHAPES.find((one) => one === plan.shape) ?? guess?.shape ?? null;
  if (shape === null) return null;
  const columns: Chosen['columns'] = {};
  for (const { role } of rolesOf(shape)) {
    const column = plan[role] || (guess?.shape === shape ? guess.roles[role] : undefined);
    if (column !== undefined && column !== NO_COLUMN) columns[role] = column;
  }
  const missing = rolesOf(shape).filter(({ role, isOptional }) => !isOptional && columns[role] === undefined);
  return { shape, columns, missing: missing.map(({ role }) => role) };
}

/** Says that a role has none, where one would be guessed. */
export const NO_COLUMN = '(none)';

export const NUMBERS = [
  { field: 'epochs', min: 0.01, max: 1000, step: 'any', isWhole: false },
  { field: 'batchSize', min: 1, max: 4096, step: '1', isWhole: true },
  { field: 'learningRate', min: 1e-8, max: 1, step: 'any', isWhole: false },
  { field: 'maxLength', min: 8, max: 1_048_576, step: '1', isWhole: true },
  { field: 'loraRank', min: 1, max: 1024, step: '1', isWhole: true },
  { field: 'loraAlpha', min: 0.01, max: 4096, step: 'any', isWhole: false },
  { field: 'loraDropout', min: 0, max: 0.9, step: 'any', isWhole: false },
  { field: 'warmupShare', min: 0, max: 0.9, step: 'any', isWhole: false },
  { field: 'weightDecay', min: 0, max: 1, step: 'any', isWhole: false },
  { field: 'seed', min: 0, max: 2_147_483_647, step: '1', isWhole: true },
] as const;
export type NumberField = (typeof NUMBERS)[number]['field'];

/** Fields whose text is no number that may be. */
export function wrongNumbers(plan: Plan): NumberField[] {
  return NUMBERS.filter(({ field, min, max, isWhole }) => {
    if (plan[field] === '') return false;
    const value = Number(plan[field]);
    return !(value >= min && value <= max) || (isWhole && !Number.isInteger(value));
  }).map(({ field }) => field);
}

/** The body of `POST /hub/v1/fine-tunes`. */
export function requestOf(plan: Plan, { shape, columns, missing }: Chosen) {
  const hyper = NUMBERS.filter(({ field }) => field !== 'seed' && plan[field] !== '');
  const file = (repository: string, path: string, revision: string) => ({ repository, path, ...(revision === '' ? {} : { revision }) });
  return {
    model: plan.model,
    training: file(plan.data, plan.file, plan.revision),
    ...(plan.validationFile === '' ? {} : { validation: file(plan.validation, plan.validationFile, plan.validationRevision) }),
    recipe: shape === 'classification' ? ('text-classification' as const) : ('sft-lora' as const),
    method: plan.method === 'full' ? ('full' as const) : ('lora' as const),
    shape,
    ...(missing.length > 0 ? {} : { columns: columns as Record<string, string> }),
    hyperparameters: Object.fromEntries(hyper.map(({ field }) => [field, Number(plan[field])])),
    ...(plan.seed === '' ? {} : { seed: Number(plan.seed) }),
    ...(plan.namespace === '' ? {} : { namespace: plan.namespace }),
    ...(plan.name === '' ? {} : { outputName: plan.name }),
    isPrivate: plan.visibility !== 'public',
    autoStart: false,
  };
}

/** What data are trained on can be. */
export const isDataFile = (path: string): boolean => /\.(?:jsonl|json|csv|parquet)$/i.test(path);
