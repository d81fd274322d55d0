import { AttemptFailed, failureOf, StopAsked } from '../failure';
import { SecretMask } from '../log/secret-mask';
import { cleanFailure } from './clean-failure';
import { jobFile } from './job-file';

describe('a failure', () => {
  const mask = new SecretMask(['hf_secretOfTheJob']);

  it('is told without secrets, control characters and more than the hub takes', () => {
    const details = { token: 'hf_secretOfTheJob', step: 3 };
    const failure = { class: 'input', code: 'a/b', message: `No: hf_secretOfTheJob\u0000 ${'x'.repeat(5000)}`, details } as const;
    const cleaned = cleanFailure(failure, mask);
    expect(cleaned.message).toMatch(/^No: …\ufffd x/);
    expect([cleaned.message.length, cleaned.details]).toEqual([1900, { token: '…', step: 3 }]);
    expect(cleanFailure({ ...failure, details: { a: 'y'.repeat(20_000) } }, mask).details).toBeUndefined();
  });

  it.each([
    [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'infrastructure', 'runner/disk-full'],
    [new Error('outer', { cause: Object.assign(new Error('x'), { code: 'EMFILE' }) }), 'infrastructure', 'runner/too-many-files'],
    [new StopAsked('drained'), 'infrastructure', 'runner/stopped'],
    [new StopAsked('cancelled'), 'cancelled', 'job/cancelled'],
    [new AttemptFailed({ class: 'input', code: 'a/b', message: 'No.' }), 'input', 'a/b'],
    [new TypeError('undefined is not a function'), 'infrastructure', 'runner/unexpected'],
    ['thrown', 'infrastructure', 'runner/unexpected'],
  ])('has a class and a code, whatever was thrown: %s', (error, failureClass, code) => {
    expect(failureOf(error)).toMatchObject({ class: failureClass, code, message: expect.stringMatching(/^[A-Z]/) });
  });
});

describe('job.json', () => {
  it('says where the inputs are, and its limits, beside what the hub said', () => {
    const job = {
      key: 'ftjob-a',
      attempt: 2,
      recipe: 'sft-lora',
      cpus: 1,
      memoryBytes: 1000,
      gpus: 0,
      secondsLimit: 60,
      leaseSeconds: 30,
      settings: { seed: 42, data: { shape: 'chat', heldOutShare: 0.1, train: ['/etc/passwd'] }, job: 'another' },
      inputs: { model: { type: 'model', repository: 'acme/tiny', revision: 'a1' }, train: [], validation: [] },
      checkpoint: null,
      result: null,
      token: 'hf_secret',
    } as const;
    const inputs = { model: 'inputs/model', train: ['inputs/data/0-train.jsonl'], validation: [] };
    expect(jobFile({ ...job, inputs: { ...job.inputs, train: [], validation: [] } }, inputs)).toEqual({
      contract: 1,
      job: 'ftjob-a',
      attempt: 2,
      recipe: 'sft-lora',
      seed: 42,
      model: { path: 'inputs/model', repository: 'acme/tiny', revision: 'a1' },
      data: { shape: 'chat', heldOutShare: 0.1, train: ['inputs/data/0-train.jsonl'], validation: [] },
      limits: { memoryBytes: 1000, seconds: 60 },
    });
  });
});
