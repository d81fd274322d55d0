import { HubAway, HubRefused } from '../hub/hub-errors';
import type { RunnerApi } from '../hub/runner-api';
import { LogShaper } from '../log/log-shaper';
import { SecretMask } from '../log/secret-mask';
import type { ClaimedJob, ReportContents } from '../protocol';
import { ReportDraft } from './report-draft';
import { Reporter } from './reporter';

interface Sent {
  report: number;
  contents: ReportContents;
}

type Answer = Error | { cancel?: boolean; leaseSeconds?: number };

/** A hub that answers as it is told, and with an ordinary answer after that. */
function reporterWith(answers: Answer[], leaseSeconds = 30): { reporter: Reporter; log: LogShaper; sent: Sent[]; cancelled: jest.Mock } {
  const sent: Sent[] = [];
  const api = {
    report: (_job: unknown, report: number, contents: ReportContents) => {
      sent.push({ report, contents: structuredClone(contents) });
      const answer = answers.shift() ?? {};
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ cancel: false, leaseSeconds, ...answer });
    },
  } as unknown as RunnerApi;
  const log = new LogShaper(new SecretMask([]));
  const cancelled = jest.fn();
  const job = { key: 'ftjob-a', attempt: 1, leaseSeconds } as ClaimedJob;
  const reporter = new Reporter(api, job, log, { cancel: cancelled, problem: () => undefined });
  return { reporter, log, sent, cancelled };
}

describe('the reports of an attempt', () => {
  it('are numbered from 1, and one whose answer was lost is sent again as it was', async () => {
    const { reporter, log, sent } = reporterWith([new HubAway(new Error('reset')), new HubRefused(503, '', 'busy')]);
    log.note('one');
    reporter.start();
    await reporter.flush();
    log.note('two');
    reporter.draft.enter('training');
    await reporter.flush();
    await reporter.stop();
    expect(sent.map(({ report }) => report)).toEqual([1, 1, 1, 2]);
    expect(sent.slice(0, 3).map(({ contents }) => contents)).toEqual(
      Array(3).fill({ log: '[runner] one\n', seconds: sent[0]!.contents.seconds }),
    );
    expect(sent[3]!.contents).toEqual({ log: '[runner] two\n', stage: 'training', seconds: expect.any(Number) });
    expect(sent[3]!.contents.seconds).toBeGreaterThan(sent[0]!.contents.seconds!);
  });

  it('are sent whatever the lease is divided by', async () => {
    const { reporter, log, sent } = reporterWith([], 4);
    log.note('one');
    reporter.start();
    await reporter.flush();
    await reporter.stop();
    expect(sent).toHaveLength(1);
  });

  it('tell that the job was cancelled', async () => {
    const { reporter, log, cancelled } = reporterWith([{ cancel: true }]);
    log.note('x');
    reporter.start();
    await reporter.flush();
    await reporter.stop();
    expect(cancelled).toHaveBeenCalled();
  });

  it('end everything when another attempt has begun', async () => {
    const { reporter } = reporterWith([new HubRefused(409, 'job/lease-lost', 'Another attempt has begun.')]);
    reporter.start();
    await new Promise((resolve) => reporter.lost.addEventListener('abort', resolve));
    expect((reporter.lost.reason as Error).name).toBe('LeaseLost');
    await reporter.stop();
  });

  it('end everything when the hub was not heard for a whole lease', async () => {
    const { reporter, sent } = reporterWith(Array(100).fill(new HubAway(new Error('refused'))), 1);
    reporter.start();
    await new Promise((resolve) => reporter.lost.addEventListener('abort', resolve));
    expect(sent.length).toBeGreaterThan(1);
    await reporter.stop();
  });

  it('go on without what the hub does not take', async () => {
    const { reporter, log, sent } = reporterWith([new HubRefused(400, 'request/invalid', 'metrics is wrong')]);
    log.note('x');
    reporter.start();
    await reporter.flush();
    await reporter.stop();
    expect(sent.slice(0, 2)).toEqual([
      { report: 1, contents: { log: '[runner] x\n', seconds: expect.any(Number) } },
      { report: 1, contents: {} },
    ]);
  });
});

describe('the draft of a report', () => {
  it('holds the last stage, progress and usage, and every metric', () => {
    const draft = new ReportDraft();
    expect(draft.isEmpty).toBe(true);
    draft.add({ type: 'stage', stage: 'loading' });
    draft.add({ type: 'stage', stage: 'training' });
    for (const step of [1, 2]) {
      draft.add({ type: 'progress', progress: { step, steps: 2 } });
      draft.add({ type: 'metric', metric: { step, values: { train_loss: step } } });
      draft.add({ type: 'usage', usage: { trainedTokens: step, trainedExamples: step } });
    }
    expect(draft.next('log\n')).toEqual({
      stage: 'training',
      progress: { step: 2, steps: 2 },
      metrics: [
        { step: 1, values: { train_loss: 1 } },
        { step: 2, values: { train_loss: 2 } },
      ],
      usage: { trainedTokens: 2, trainedExamples: 2 },
      log: 'log\n',
    });
    expect([draft.isEmpty, draft.next('')]).toEqual([true, {}]);
    expect(draft.usage).toEqual({ trainedTokens: 2, trainedExamples: 2 });
  });

  it('thins out metrics that nobody takes', () => {
    const draft = new ReportDraft();
    for (let step = 0; step < 1_000_000; step++) draft.add({ type: 'metric', metric: { step, values: { x: 1 } } });
    let reports = 0;
    while (!draft.isEmpty) reports += Math.sign(draft.next('').metrics!.length);
    expect(reports).toBeLessThanOrEqual(10);
  });
});
