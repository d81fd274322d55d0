// Every query of the Grafana dashboard and of the alert rules names series that the product writes, and only labels they have.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { collectProcessMetrics, registry } from './series';

const DEPLOY = join(__dirname, '../../../../../deploy');
const SUFFIXES = /_(?:bucket|sum|count)$/;
/** Prometheus adds these. */
const ADDED = new Set(['job', 'instance', 'le']);

interface Series {
  type: string;
  labels: Set<string>;
}

let known: Map<string, Series>;

beforeAll(() => {
  collectProcessMetrics();
  known = new Map();
  for (const name of registry.getMetricsAsArray().map((metric) => metric.name)) {
    const metric = registry.getSingleMetric(name) as unknown as { labelNames?: string[]; constructor: { name: string } };
    known.set(name, { type: metric.constructor.name, labels: new Set(metric.labelNames ?? []) });
  }
});

afterAll(() => registry.clear());

describe('what an operator copies', () => {
  it('is a dashboard and alert rules with queries', () => {
    expect(dashboardQueries().length).toBeGreaterThan(25);
    expect(alertQueries().length).toBeGreaterThan(5);
  });

  it('asks for series that the product writes, by labels they have', () => {
    expect([...dashboardQueries(), ...alertQueries()].flatMap(problemsOf)).toEqual([]);
  });

  it('shows every series of the product somewhere', () => {
    const all = [...dashboardQueries(), ...alertQueries()].join('\n');
    expect([...known.keys()].filter((name) => name.startsWith('modelgrove_') && !all.includes(name))).toEqual([]);
  });

  it.each([
    ['rate(modelgrove_http_request_total[5m])', /no series modelgrove_http_request_total/],
    ['modelgrove_jobs_total{kindd="x"}', /modelgrove_jobs_total has no label kindd/],
    ['sum by (surface) (modelgrove_jobs_total)', /no label surface/],
    ['rate(modelgrove_jobs_bucket[5m])', /no series modelgrove_jobs_bucket/],
  ])('would be found out: %s', (query, problem) => {
    expect(problemsOf(query)).toEqual([expect.stringMatching(problem)]);
  });
});

function problemsOf(query: string): string[] {
  const names = query.match(/\b(?:modelgrove|process|nodejs)_[a-z0-9_]+/g) ?? [];
  const selected = [...query.matchAll(/\b([a-z][a-z0-9_]*)\{([^}]*)\}/g)];
  const grouped = [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(',').map((label) => label.trim()));
  const inSelectors = selected.flatMap(([, name = '', text = '']) =>
    [...text.matchAll(/(\w+)\s*(?:=~|!=|!~|=)/g)].flatMap(([, label = '']) => wrongLabel(name, label)),
  );
  const inGroups = grouped.flatMap((label) =>
    names.every((name) => wrongLabel(name, label).length > 0) ? [`no label ${label} in ${query}`] : [],
  );
  return [
    ...names.filter((name) => !seriesOf(name)).map((name) => `no series ${name}`),
    ...inSelectors,
    ...(names.every(seriesOf) ? inGroups : []),
  ];
}

function wrongLabel(name: string, label: string): string[] {
  const series = seriesOf(name);
  return !series || ADDED.has(label) || series.labels.has(label) ? [] : [`${name} has no label ${label}`];
}

function seriesOf(name: string): Series | undefined {
  const histogram = known.get(name.replace(SUFFIXES, ''));
  return known.get(name) ?? (SUFFIXES.test(name) && histogram?.type === 'Histogram' ? histogram : undefined);
}

function dashboardQueries(): string[] {
  const dashboard = JSON.parse(readFileSync(join(DEPLOY, 'grafana/modelgrove.json'), 'utf8')) as {
    panels: { targets?: { expr: string }[] }[];
  };
  return dashboard.panels.flatMap((panel) => panel.targets ?? []).map((target) => target.expr);
}

function alertQueries(): string[] {
  const rules = parse(readFileSync(join(DEPLOY, 'prometheus/alerts.yml'), 'utf8')) as { groups: { rules: { expr: string }[] }[] };
  return rules.groups.flatMap((group) => group.rules).map((rule) => rule.expr);
}
