// The card of a result: what it was made of, what it measured before and after, what it cost, how to use it. Pure; the words of the trainer's report are
// taken for data and never for Markdown.
import { stringify } from 'yaml';
import type { JobMetric, JobRecord } from '../jobs';
import type { ComparedMetric, FinetuneSettings, Interval, TrainerReport } from './finetune.types';

const CURVE_POINTS = 12;
const METRIC_NAMES: Record<string, string> = {
  loss: 'Loss',
  exact_match: 'Exact match',
  f1: 'F1',
  accuracy: 'Accuracy',
  macro_f1: 'Macro F1',
};
const VERDICTS: Record<TrainerReport['verdict'], string> = {
  better: 'Better than the base.',
  'no-better': 'No better than the base.',
  worse: 'Worse than the base.',
};

export interface CardFacts {
  job: Pick<JobRecord, 'key' | 'title' | 'createdBy' | 'attempt'>;
  settings: FinetuneSettings;
  report: TrainerReport | null;
  metrics: readonly JobMetric[];
  /** Of all attempts that count, the one that runs included. */
  seconds: number;
  runner: string | null;
  license: string | null;
  resultId: string;
  madeAt: Date;
}

export function resultCard(facts: CardFacts): string {
  const sections = [introduction(facts), beforeAndAfter(facts.report), curve(facts.metrics), madeOf(facts), usage(facts)];
  return `---\n${stringify(frontMatter(facts))}---\n${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** All steps with all values, for whoever wants to draw the curves again. */
export function metricsCsv(metrics: readonly JobMetric[]): string {
  const names = [...new Set(metrics.flatMap(({ values }) => Object.keys(values)))].sort();
  const rows = metrics.map(({ step, values }) => [step, ...names.map((name) => values[name] ?? '')].join(','));
  return `${[['step', ...names].map(csvField).join(','), ...rows].join('\n')}\n`;
}

function frontMatter({ settings, license, job }: CardFacts): object {
  const isClassifier = settings.recipe === 'text-classification';
  return {
    ...(license === null ? {} : { license }),
    base_model: settings.model.repository,
    base_model_relation: settings.method === 'lora' ? 'adapter' : 'finetune',
    library_name: settings.method === 'lora' ? 'peft' : 'transformers',
    pipeline_tag: isClassifier ? 'text-classification' : 'text-generation',
    datasets: [...new Set([...settings.train, ...settings.validation].map(({ repository }) => repository))],
    tags: ['made-here', ...(settings.method === 'lora' ? ['lora'] : [])],
    modelgrove: { job: job.key, base_revision: settings.model.revision },
  };
}

function introduction({ job, settings, resultId }: CardFacts): string {
  const what = settings.method === 'lora' ? 'A LoRA adapter of' : 'A fine-tune of';
  return `# ${text(resultId)}\n\n${what} ${link(settings.model.repository)}, made here by the job \`${job.key}\`${job.createdBy === null ? '' : ` for ${text(job.createdBy)}`}.`;
}

function beforeAndAfter(report: TrainerReport | null): string {
  if (!report) return '';
  const where =
    report.heldOut.source === 'validation' ? 'of the validation file' : `of ${report.heldOut.ofTotal}, held out before training`;
  const lines = [
    '## Before and after',
    `**${VERDICTS[report.verdict]}** Measured on ${report.heldOut.examples} examples ${where}, with 95 % intervals.`,
    ['| | Base | Result | Difference |', '|---|---|---|---|', ...report.metrics.map(metricRow)].join('\n'),
  ];
  const speed = report.secondsPerAnswer;
  if (speed) lines.push(`Time per answer: ${number(speed.base)} s before, ${number(speed.result)} s after.`);
  return lines.join('\n\n');
}

function metricRow({ name, base, result, difference, higherIsBetter }: ComparedMetric): string {
  const direction = higherIsBetter ? 'higher is better' : 'lower is better';
  return `| ${text(METRIC_NAMES[name] ?? name)} (${direction}) | ${interval(base)} | ${interval(result)} | ${interval(difference)} |`;
}

function curve(metrics: readonly JobMetric[]): string {
  const points = metrics.filter(({ values }) => values.train_loss !== undefined);
  if (points.length === 0) return '';
  const every = Math.max(1, Math.ceil(points.length / CURVE_POINTS));
  const chosen = points.filter((_, index) => index % every === 0 || index === points.length - 1);
  const rows = chosen.map(({ step, values }) => `| ${step} | ${number(values.train_loss)} | ${number(values.eval_loss)} |`);
  return [
    '## Training',
    ['| Step | Training loss | Held-out loss |', '|---|---|---|', ...rows].join('\n'),
    'Every step: `training/metrics.csv`.',
  ].join('\n\n');
}

function madeOf({ settings, report, seconds, runner, job, madeAt }: CardFacts): string {
  const chosen = { ...settings.hyperparameters, ...report?.hyperparameters };
  const files = (list: FinetuneSettings['train']): string =>
    list
      .map(({ repository, path, revision }) => `${link(repository, 'datasets/')} \`${code(path ?? '')}\` at \`${revision.slice(0, 10)}\``)
      .join(', ');
  const rows: [string, string][] = [
    ['Base model', `${link(settings.model.repository)} at \`${settings.model.revision.slice(0, 10)}\``],
    ['Training data', files(settings.train)],
    ...(settings.validation.length > 0 ? [['Validation data', files(settings.validation)] as [string, string]] : []),
    ['Recipe', `\`${settings.recipe}\`, ${settings.method === 'lora' ? 'LoRA' : 'all weights'}, seed ${settings.seed}`],
    ...Object.entries(chosen).map(([name, value]): [string, string] => [text(name), `\`${code(String(value))}\``]),
    ...(report?.trainedTokens === undefined ? [] : [['Trained tokens', report.trainedTokens.toLocaleString('en')] as [string, string]]),
    [
      'Cost',
      `${duration(seconds)}${runner === null ? '' : ` on ${text(runner)}`}, ${job.attempt} ${job.attempt === 1 ? 'attempt' : 'attempts'}`,
    ],
    ['Made', madeAt.toISOString().slice(0, 10)],
  ];
  return `## Made of\n\n| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}

function usage({ settings, resultId }: CardFacts): string {
  const isClassifier = settings.recipe === 'text-classification';
  const auto = isClassifier ? 'AutoModelForSequenceClassification' : 'AutoModelForCausalLM';
  const peft = isClassifier ? 'AutoPeftModelForSequenceClassification' : 'AutoPeftModelForCausalLM';
  const [library, name] = settings.method === 'lora' ? ['peft', peft] : ['transformers', auto];
  const lines = [
    `from ${library} import ${name}`,
    'from transformers import AutoTokenizer',
    '',
    `model = ${name}.from_pretrained("${resultId}")`,
    `tokenizer = AutoTokenizer.from_pretrained("${resultId}")`,
  ];
  return `## Use\n\n\`\`\`python\n${lines.join('\n')}\n\`\`\``;
}

function interval({ value, low, high }: Interval): string {
  return `${number(value)} (${number(low)} to ${number(high)})`;
}

function number(value: number | null | undefined): string {
  if (value === undefined || value === null || !Number.isFinite(value)) return '';
  return Math.abs(value) >= 1000 || Number.isInteger(value) ? String(Math.round(value)) : value.toPrecision(3);
}

function duration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.round(seconds) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}

function link(repository: string, prefix = ''): string {
  return `[${text(repository)}](/${prefix}${repository})`;
}

/** In a table, and nothing but text. */
function text(value: string): string {
  return value.replaceAll(/[\\`*_[\]<>|#~$&]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

function code(value: string): string {
  return value.replaceAll(/[`|\r\n]/g, ' ');
}

function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
