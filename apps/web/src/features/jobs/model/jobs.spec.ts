import type { Job, JobEvent, JobMetric, JobNews, LogPiece } from '../../../lib/api-types';
import { differences, readKeys } from './compare';
import { formatValue, metricNames, pointAt, pointsOf, scaleOf, thinned, ticksOf } from './curve';
import { readJobsShown, withQuery } from './jobs-address';
import { LiveJobBook } from './live-job';
import { findLines, LogBook, marksIn } from './log-book';
import { directionOf, reportOf } from './report';
import { formatSeconds, percentOf, secondsLeft, secondsUsed } from './states';

const AT = '2026-01-01T00:00:00.000Z';
const piece = (seq: number, text: string, attempt = 1): LogPiece => ({ seq, text, attempt, at: AT });
const metric = (step: number, values: Record<string, number>, at = AT): JobMetric => ({ step, values, at });
const job = { key: 'ftjob-1', state: 'running', checkpointStep: null, progress: null, usedSeconds: 0, attemptAt: AT, stage: null } as Job;
const news = (change: Partial<JobNews>): JobNews => ({ job, events: [], metrics: [], pieces: [], ...change });
const begins = (id: string, attempt: number) => ({ id, name: 'job.running', attempt, at: AT }) as JobEvent;

describe('a log that comes in pieces', () => {
  it('joins lines that were cut, takes each piece once, and tells gaps and attempts', () => {
    const log = new LogBook();
    const taken = [piece(1, 'one\ntw'), piece(2, 'o\n'), piece(2, 'o\n'), piece(5, 'five'), piece(6, 'again\n', 2)].map((one) =>
      log.add(one),
    );
    expect(taken).toEqual([true, true, false, true, true]);
    expect(log.lines.map((line) => (line.kind === 'text' ? line.text : line.kind))).toEqual([
      'attempt',
      'one',
      'two',
      'gap',
      'five',
      'attempt',
      'again',
    ]);
  });

  it('keeps empty lines, and finds what is sought whatever its case', () => {
    const log = new LogBook();
    log.add(piece(1, 'Loss 1\n\nloss 2\n'));
    expect(log.lines).toHaveLength(4);
    expect(findLines(log.lines, 'LOSS')).toEqual([1, 3]);
    expect(marksIn('a loss, a Loss', 'loss')).toEqual([
      [2, 6],
      [10, 14],
    ]);
    expect(findLines(log.lines, '')).toEqual([]);
  });
});

describe('news of a job', () => {
  it('that come twice change nothing', () => {
    const book = new LiveJobBook(job);
    const some = news({ events: [begins('1', 1)], metrics: [metric(1, { a: 1 })], pieces: [piece(1, 'x\n')] });
    book.take(some);
    book.take(some);
    const { events, metrics, log } = book.snapshot();
    expect([events.length, metrics.length, log.lines.length]).toEqual([1, 1, 2]);
    expect(book.seen).toEqual({ event: '1', step: 1, piece: 1 });
  });

  it('of another attempt put what is measured again in the place of what was', () => {
    const book = new LiveJobBook(job);
    book.take(news({ events: [begins('1', 1)], metrics: [1, 2, 3].map((step) => metric(step, { a: step })) }));
    book.take(news({ job: { ...job, checkpointStep: 2 }, events: [begins('2', 2)] }));
    expect(book.snapshot().metrics.map(({ step }) => step)).toEqual([1, 2]);
    book.take(news({ job: { ...job, checkpointStep: 2 }, metrics: [metric(2, { a: 9 }), metric(3, { a: 3 })] }));
    expect(book.snapshot().metrics.map(({ values }) => values['a'])).toEqual([1, 9, 3]);
  });
});

describe('a curve', () => {
  const many = Array.from({ length: 5000 }, (_, x) => ({ x, y: x === 2345 ? 100 : Math.sin(x) }));

  it('is thinned to what a screen can show, and keeps its ends and its peaks', () => {
    const few = thinned(many, 300);
    expect(few.length).toBeLessThanOrEqual(602);
    expect([few[0], few.at(-1)]).toEqual([many[0], many.at(-1)]);
    expect(few.some(({ y }) => y === 100)).toBe(true);
    expect(few.every(({ x }, index) => index === 0 || x >= few[index - 1]!.x)).toBe(true);
  });

  it('has round ticks within its scale, and room for a single value', () => {
    expect(ticksOf({ low: 0, high: 4.2, isLog: false }, 4)).toEqual([0, 2, 4]);
    expect(ticksOf({ low: 0.0008, high: 2, isLog: true }, 4)).toEqual([0.001, 0.01, 0.1, 1]);
    const flat = scaleOf([{ name: 'a', points: [{ x: 0, y: 3 }] }], false);
    expect(flat.low).toBeLessThan(flat.high);
    expect(scaleOf([{ name: 'a', points: [{ x: 0, y: -1 }] }], true).low).toBeGreaterThan(0);
  });

  it('takes numbers only, the losses first', () => {
    const metrics = [metric(1, { tokens: 1, eval_loss: 2, train_loss: 3 }), metric(2, { train_loss: null as unknown as number })];
    expect(metricNames(metrics)).toEqual(['train_loss', 'eval_loss', 'tokens']);
    expect(pointsOf(metrics, 'train_loss')).toEqual([{ x: 1, y: 3 }]);
    expect(
      pointAt(
        [
          { x: 1, y: 1 },
          { x: 5, y: 5 },
        ],
        4,
      ),
    ).toEqual({ x: 1, y: 1 });
    expect(formatValue(0.00002, 'en')).toBe('2E-5');
  });
});

describe('how a job stands', () => {
  it('is told by its steps and by the speed of the last ones', () => {
    const half = { ...job, progress: { step: 50, steps: 100, epoch: null } };
    expect(percentOf(half)).toBe(50);
    expect(secondsLeft(half, [metric(40, {}, AT), metric(50, {}, '2026-01-01T00:00:05.000Z')])).toBe(25);
    expect(secondsLeft(half, [])).toBeNull();
    expect(secondsUsed({ ...half, usedSeconds: 10 }, Date.parse(AT) + 5000)).toBe(15);
    expect([0, 59, 65, 3600, 90_061].map((seconds) => formatSeconds(seconds, 'en'))).toEqual(['0s', '59s', '1m 5s', '1h', '1d 1h']);
  });
});

describe('a report', () => {
  const estimate = (value: number, low: number, high: number) => ({ value, low, high });
  const loss = {
    name: 'loss',
    higherIsBetter: false,
    base: estimate(5, 4, 6),
    result: estimate(1, 1, 1),
    difference: estimate(-4, -5, -3),
  };

  it('is read as far as it fits, and a quote is none', () => {
    const report = reportOf({
      verdict: 'better',
      primary: 'loss',
      metrics: [loss, { name: 'broken' }],
      worst: [{ prompt: 'a', base: ['b'] }],
    });
    expect(report?.metrics.map(({ name }) => name)).toEqual(['loss']);
    expect(report?.worst[0]).toMatchObject({ prompt: 'a', base: '["b"]', resultLoss: null });
    expect(reportOf({ seconds: 5 })).toBeNull();
    expect(reportOf(null)).toBeNull();
  });

  it('calls a difference chance when its interval holds zero', () => {
    const metric = reportOf({ verdict: 'better', metrics: [loss] })!.metrics[0]!;
    expect(directionOf(metric)).toBe('better');
    expect(directionOf({ ...metric, higherIsBetter: true })).toBe('worse');
    expect(directionOf({ ...metric, difference: estimate(-1, -2, 1) })).toBe('unclear');
  });
});

describe('addresses and comparisons', () => {
  it('keep what is known and drop what is not', () => {
    expect(readJobsShown({ state: 'strange', namespace: ' acme ', cursor: 'x' })).toEqual({ state: '', namespace: 'acme', cursor: '' });
    expect(withQuery('/jobs/compare', { keys: 'a,b', scale: '' })).toBe('/jobs/compare?keys=a,b');
    expect(readKeys('a,b,a,,<x>')).toEqual(['a', 'b']);
  });

  it('name the settings that differ, however deep', () => {
    expect(
      differences([
        { a: 1, h: { epochs: 3 } },
        { a: 1, h: { epochs: 5 }, b: [1] },
      ]),
    ).toEqual([
      { name: 'b', values: [null, '[1]'] },
      { name: 'h.epochs', values: ['3', '5'] },
    ]);
  });
});
