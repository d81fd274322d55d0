// What the pages of jobs show lives in their addresses.
import { JOB_STATES } from './states';

export interface JobsShown {
  namespace: string;
  state: string;
  cursor: string;
}

const word = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export function readJobsShown(params: Record<string, unknown>): JobsShown {
  const state = word(params['state']);
  return {
    namespace: word(params['namespace']),
    state: (JOB_STATES as readonly string[]).includes(state) ? state : '',
    cursor: /^\d{1,18}$/.test(word(params['cursor'])) ? word(params['cursor']) : '',
  };
}

/** The shortest address of that state. */
export function jobsHref(path: string, shown: Partial<JobsShown>): string {
  return withQuery(path, { ...shown });
}

export interface CurvesShown {
  /** Besides the losses. */
  metrics: string[];
  isLog: boolean;
}

export function readCurvesShown(params: Record<string, unknown>): CurvesShown {
  const metrics = word(params['metrics']).split(',');
  return { metrics: metrics.filter((name) => name !== ''), isLog: word(params['scale']) === 'log' };
}

export function curvesQuery({ metrics, isLog }: CurvesShown): Record<string, string> {
  return { metrics: metrics.join(','), scale: isLog ? 'log' : '' };
}

export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const params = Object.entries(values).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`] : [],
  );
  return params.length === 0 ? path : `${path}?${params.join('&')}`;
}

export const jobHref = (key: string): string => `/jobs/${encodeURIComponent(key)}`;
