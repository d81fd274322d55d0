import { inWords, type TrainerFacts, trainerOutcome } from './trainer-outcome';

const LIMITS = { seconds: 60, memoryBytes: 2 ** 30, processes: 100, folderBytes: 2 ** 31 };

function outcome(exit: TrainerFacts['exit'], rest: Partial<TrainerFacts> = {}): ReturnType<typeof trainerOutcome> {
  return trainerOutcome({ exit, stop: null, failure: null, limits: LIMITS, ...rest });
}

const ended = (code: number) => ({ code, signal: null });
const killed = (signal: NodeJS.Signals) => ({ code: null, signal });

describe('the end of a trainer', () => {
  it('is done with 0, also when it was asked to stop meanwhile', () => {
    expect([outcome(ended(0)), outcome(ended(0), { stop: 'asked' })]).toEqual(['done', 'done']);
  });

  it('is a stop when it was asked to, however it went', () => {
    for (const exit of [ended(13), killed('SIGKILL'), killed('SIGTERM'), ended(1)])
      expect(outcome(exit, { stop: 'asked' })).toBe('stopped');
  });

  it.each([
    [ended(10), 'input', 'trainer/input'],
    [ended(11), 'out-of-memory', 'trainer/out-of-memory'],
    [ended(12), 'infrastructure', 'trainer/infrastructure'],
    [ended(1), 'trainer', 'trainer/crashed'],
    [ended(255), 'trainer', 'trainer/crashed'],
    [killed('SIGSEGV'), 'trainer', 'trainer/crashed'],
    [killed('SIGABRT'), 'trainer', 'trainer/crashed'],
    [ended(13), 'infrastructure', 'runner/trainer-ended'],
    [killed('SIGKILL'), 'infrastructure', 'runner/trainer-ended'],
    [{ ...killed('SIGKILL'), isOutOfMemory: true }, 'out-of-memory', 'job/memory-limit'],
  ])('has a class: %j is %s', (exit, failureClass, code) => {
    expect(outcome(exit)).toMatchObject({ class: failureClass, code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it.each([
    ['time', 'timeout', 'job/time-limit'],
    ['memory', 'out-of-memory', 'job/memory-limit'],
    ['processes', 'trainer', 'trainer/too-many-processes'],
    ['folder-size', 'trainer', 'trainer/folder-too-large'],
    ['disk-full', 'infrastructure', 'runner/disk-full'],
  ] as const)('is of the limit that ended it: %s', (stop, failureClass, code) => {
    expect(outcome(killed('SIGKILL'), { stop })).toMatchObject({
      class: failureClass,
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('is told in the words of its failure event, in the class of its exit code', () => {
    const failure = { class: 'infrastructure', code: 'train/nan-loss', message: 'Lower the rate.' } as const;
    expect(outcome(ended(10), { failure })).toEqual({ ...failure, class: 'input' });
    expect(outcome(ended(1), { failure })).toMatchObject({ code: 'trainer/crashed' });
  });

  it('tells sizes in words', () => {
    expect([0, 1023, 1024, 1.5 * 2 ** 30, 2 ** 53].map(inWords)).toEqual(['0 bytes', '1020 bytes', '1 KiB', '1.5 GiB', '8190 TiB']);
  });
});
