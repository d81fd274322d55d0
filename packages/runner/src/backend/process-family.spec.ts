import { ProcessFamily } from './process-family';
import { parseStat, type ProcessRow, type ProcessTable } from './process-table';
import { trainerEnvironment } from './trainer-environment';

function row(pid: number, parent: number, rest: Partial<ProcessRow> = {}): ProcessRow {
  return { pid, parent, group: pid, session: pid, startedAt: String(pid), isDead: false, ...rest };
}

function tableOf(
  rows: ProcessRow[],
  marks: Record<number, string> = {},
  memory: Record<number, [quick: number, fair: number]> = {},
): ProcessTable {
  return {
    rows: () => rows,
    variable: (pid) => marks[pid] ?? null,
    memoryBytes: (pid) => memory[pid]?.[0] ?? 0,
    fairMemoryBytes: (pid) => memory[pid]?.[1] ?? 0,
  };
}

const MARK = { name: 'MODELGROVE_JOB', value: '/job' };

describe('the processes that came of a program', () => {
  it('are its group, its session, their descendants, and those that carry its mark', () => {
    const rows = [
      row(1, 0),
      row(10, 1),
      row(11, 10, { group: 10 }),
      row(12, 1, { session: 10 }),
      row(13, 11),
      row(14, 13),
      row(15, 1),
      row(16, 1),
      row(17, 10, { isDead: true }),
    ];
    const family = new ProcessFamily(tableOf(rows, { 15: '/job', 16: '/job2' }), 10, MARK);
    expect(family.members().map(({ pid }) => pid)).toEqual([10, 11, 12, 13, 14, 15]);
  });

  it('stay its own when their parent is gone, but a pid that is used again is somebody else', () => {
    const rows = [row(10, 1), row(11, 10), row(12, 11)];
    const family = new ProcessFamily(tableOf(rows), 10, MARK);
    family.members();
    rows.splice(0, 3, row(11, 1), row(12, 1, { startedAt: 'later' }));
    expect(family.members().map(({ pid }) => pid)).toEqual([11]);
  });

  it('share memory that counts once before anybody is blamed', () => {
    const table = tableOf([row(10, 1), row(11, 10)], {}, { 10: [80, 45], 11: [80, 45] });
    const family = new ProcessFamily(table, 10, MARK);
    expect(family.consumption(1000)).toEqual({ memoryBytes: 160, processes: 2 });
    expect(family.consumption(100)).toEqual({ memoryBytes: 90, processes: 2 });
  });

  it('are read from /proc whatever their names hold', () => {
    const rest = `S 7 8 9 ${Array.from({ length: 30 }, (_, i) => 100 + i).join(' ')}`;
    expect(parseStat(`42 (odd ) name (x) ${rest}`)).toEqual({ pid: 42, parent: 7, group: 8, session: 9, startedAt: '115', isDead: false });
    expect(parseStat('')).toBeNull();
  });
});

describe('the environment of a trainer', () => {
  it('is a short list with nothing of the host that could be a secret', () => {
    const host = {
      PATH: '/odd',
      AWS_SECRET_ACCESS_KEY: 'x',
      GROVE_RUNNER_TOKEN: 'mgr_x',
      TZ: 'UTC',
      LD_LIBRARY_PATH: '/cuda',
      HF_TOKEN: 'x',
    };
    const env = trainerEnvironment({ folder: '/job', trainersDir: '/trainers', cpus: 3, bin: '/env/bin', gpus: [1, 2] }, host);
    expect(env).toMatchObject({
      MODELGROVE_JOB: '/job',
      HOME: '/job/work',
      PATH: '/env/bin:/usr/local/bin:/usr/bin:/bin',
      OMP_NUM_THREADS: '3',
      CUDA_VISIBLE_DEVICES: '1,2',
      TZ: 'UTC',
      LD_LIBRARY_PATH: '/cuda',
    });
    expect(Object.keys(env).filter((name) => /TOKEN$|SECRET|GROVE_R/.test(name))).toEqual([]);
    expect(trainerEnvironment({ folder: '/job', trainersDir: '/t', cpus: 1, bin: null, gpus: [] }, {}).CUDA_VISIBLE_DEVICES).toBe('');
  });
});
