// `model-index` of a card: results of evaluations, as Hugging Face clients write and read them: name, results[{task, dataset, metrics[{type, value}]}].
import type { CardProblem } from '../repositories';

type Path = readonly (string | number)[];
type LineOf = (path: Path) => number | null;

const MAX_RESULTS = 200;

/** What a reader of results would stumble over. */
export function resultProblems(value: unknown, lineOf: LineOf): CardProblem[] {
  const problems: CardProblem[] = [];
  const report = (path: Path, message: string): void => void problems.push(problemAt(path, lineOf, message));
  if (!Array.isArray(value)) return [problemAt(['model-index'], lineOf, '"model-index" must be a list of models with their results')];
  value.slice(0, MAX_RESULTS).forEach((model: unknown, index) => {
    const at = ['model-index', index];
    const { name, results } = objectOf(model);
    if (typeof name !== 'string') report([...at, 'name'], 'each model has a name');
    if (!Array.isArray(results)) return report([...at, 'results'], '"results" must be a list of { task, dataset, metrics }');
    results.slice(0, MAX_RESULTS).forEach((result: unknown, number) => checkResult(result, [...at, 'results', number], report));
  });
  return problems;
}

function checkResult(value: unknown, at: Path, report: (path: Path, message: string) => void): void {
  const { task, dataset, metrics } = objectOf(value);
  if (typeof objectOf(task).type !== 'string') report([...at, 'task'], 'a result names its task: { type: text-generation }');
  const { type, name } = objectOf(dataset);
  if (typeof type !== 'string' || typeof name !== 'string')
    report([...at, 'dataset'], 'a result names its dataset: { type: glue, name: GLUE }');
  if (!Array.isArray(metrics)) return report([...at, 'metrics'], 'a result has metrics: a list of { type: accuracy, value: 0.9 }');
  metrics.slice(0, MAX_RESULTS).forEach((metric: unknown, index) => {
    const { type: kind, value: measured } = objectOf(metric);
    if (typeof kind !== 'string' || measured === undefined) report([...at, 'metrics', index], 'a metric has a type and a value');
  });
}

function problemAt(path: Path, lineOf: LineOf, message: string): CardProblem {
  const line = nearestLine(path, lineOf);
  return { code: 'card/model-index', severity: 'warning', field: fieldName(path), line, message };
}

/** Of what is not there the line of what it is missing in. */
function nearestLine(path: Path, lineOf: LineOf): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lineOf(path.slice(0, length));
    if (line !== null) return line;
  }
  return null;
}

/** `model-index[0].results[1].task`. */
function fieldName(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
