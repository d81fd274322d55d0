import fc from 'fast-check';
import { LOG_LIMITS, type LogLimits, LogShaper } from './log-shaper';
import { SecretMask } from './secret-mask';

const JOB_TOKEN = `hf_${'j0bT'.repeat(9)}`;
const RUNNER_TOKEN = `mgr_${'r-_0'.repeat(10)}abc`;

function shaper(limits: Partial<LogLimits> = {}): { log: LogShaper; clock: { nowMs: number } } {
  const clock = { nowMs: 0 };
  return { log: new LogShaper(new SecretMask([JOB_TOKEN, RUNNER_TOKEN]), { ...LOG_LIMITS, ...limits }, () => clock.nowMs), clock };
}

function shaped(...pieces: (string | Buffer)[]): string {
  const { log } = shaper();
  for (const piece of pieces) log.write('stdout', Buffer.from(piece as string));
  log.end();
  return log.take(Number.MAX_SAFE_INTEGER);
}

describe('the log of a trainer', () => {
  it('keeps lines as they are, also across pieces and without an end', () => {
    expect(shaped('one\ntw', 'o\n\nthree')).toBe('one\ntwo\n\nthree\n');
  });

  it('shows a progress bar in its last state', () => {
    expect(shaped('\r  0%|', '\r 50%|#\r', '100%|##\n', 'done\r\n')).toBe('100%|##\ndone\n');
    expect(shaped('50%\r', '\r', '\n')).toBe('50%\n');
  });

  it('makes invalid UTF-8, escape sequences and control characters harmless', () => {
    expect(shaped(Buffer.from([0x61, 0xff, 0xfe, 0x62, 0x0a]))).toBe('a\ufffd\ufffdb\n');
    expect(shaped('\u001b[31mred\u001b[0m \u001b]0;title\u0007plain\u0000\u0008\u202e\n')).toBe('red plain\ufffd\ufffd\ufffd\n');
    const chinese = Buffer.from('模林\n');
    expect(shaped(chinese.subarray(0, 2), chinese.subarray(2))).toBe('模林\n');
  });

  it('masks the tokens of the job and the runner, and whatever looks like one, wherever pieces are cut', () => {
    const line = `a ${JOB_TOKEN} b ${RUNNER_TOKEN} c hf_${'x'.repeat(34)} d\n`;
    for (let cut = 0; cut < line.length; cut += 7) expect(shaped(line.slice(0, cut), line.slice(cut))).toBe('a … b … c hf_… d\n');
    expect(shaped('from hf_hub_download import\n')).toBe('from hf_hub_download import\n');
    expect(shaped(`hf_\u001b[1m${JOB_TOKEN.slice(3)}\n`)).toBe('…\n');
  });

  it('does not show the beginning of a token at which a long line is cut', () => {
    const { log } = shaper({ lineBytes: 20 });
    log.write('stdout', Buffer.from(`0123456789${JOB_TOKEN}\n`));
    expect(log.take(1000)).toBe(`0123456789… … ${JOB_TOKEN.length - 10} bytes left out\n`);
  });

  it('keeps the beginning of a line that does not end', () => {
    const { log } = shaper({ lineBytes: 10, burstBytes: 1e9, totalBytes: 1e9 });
    for (let i = 0; i < 100; i++) log.write('stderr', Buffer.alloc(100_000, 'x'));
    log.end();
    expect(log.take(1e6)).toBe('xxxxxxxxxx … 9999990 bytes left out\n');
  });

  it('leaves out what is more than it may, counts it, and shows the end of it', () => {
    const { log } = shaper({ burstBytes: 1000, tailBytes: 30 });
    const line = (n: number): string => `line ${String(n).padStart(4, '0')}\n`;
    for (let n = 0; n < 1000; n++) log.write('stdout', Buffer.from(line(n)));
    log.end();
    const lines = log.take(1e6).split('\n');
    expect(lines.slice(0, 3)).toEqual(['line 0000', 'line 0001', 'line 0002']);
    expect(lines.at(-3)).toBe('line 0998');
    expect(lines.at(-2)).toBe('line 0999');
    expect(lines.at(-4)).toBe('… 8980 bytes left out');
  });

  it('goes on with whole lines once time has passed', () => {
    const { log, clock } = shaper({ burstBytes: 20_000, bytesPerSecond: 20_000 });
    log.write('stdout', Buffer.from(`${'a'.repeat(19_999)}\ncut off`));
    log.write('stdout', Buffer.from(' in the middle'));
    clock.nowMs = 1000;
    log.write('stdout', Buffer.from(' here\nwhole\n'));
    expect(log.take(1e6).split('\n').slice(1)).toEqual(['… 27 bytes left out', 'whole', '']);
  });

  it('ends for good at its total, but for the end', () => {
    const { log, clock } = shaper({ totalBytes: 100, tailBytes: 12 });
    for (let n = 0; n < 50; n++) {
      clock.nowMs += 60_000;
      log.write('stdout', Buffer.from('0123456789\n'));
    }
    log.end();
    const text = log.take(1e6);
    expect(text.length).toBeLessThan(170);
    expect(text).toMatch(/bytes left out\n0123456789\n$/);
  });

  it('hands out whole lines up to a size', () => {
    const { log } = shaper();
    log.write('stdout', Buffer.from('aaaa\nbbbb\ncccc\n'));
    expect([log.take(10), log.take(1), log.take(100), log.isEmpty]).toEqual(['aaaa\nbbbb\n', 'cccc\n', '', true]);
  });

  it('is bounded and clean for any bytes in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 40 }), (pieces) => {
        const { log } = shaper({ lineBytes: 50, burstBytes: 500, totalBytes: 1000, tailBytes: 100 });
        for (const piece of pieces) log.write('stdout', Buffer.from(piece));
        log.end();
        const text = log.take(1e9);
        expect(text.length).toBeLessThan(60_000);
        // oxlint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
      }),
    );
  });
});
