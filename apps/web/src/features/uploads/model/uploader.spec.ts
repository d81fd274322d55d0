import { createHash } from 'node:crypto';
import type { LargeFileUpload } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { Keeper } from './keeper';
import type { UploadRecord } from './upload-record';
import { isMeant } from './dropped-files';
import { isAllBeingChecked, isBeingChecked, Rate, totalsOf } from './progress';
import { delayMs } from './retry';
import { commitsOf } from './split-commits';
import { SendError, type Hasher, type UploadCalls } from './upload-types';
import { Uploader, type Snapshot } from './uploader';

const HASHER: Hasher = {
  sha256: async (file) =>
    createHash('sha256')
      .update(Buffer.from(await file.arrayBuffer()))
      .digest('hex'),
  gitOid: async (file) =>
    createHash('sha1')
      .update(`blob ${file.size}\0`)
      .update(Buffer.from(await file.arrayBuffer()))
      .digest('hex'),
};
const PART = 10;

/** A hub in memory: it keeps parts, and fails as it is told. */
class FakeHub implements UploadCalls {
  readonly parts = new Map<string, Map<number, string>>();
  readonly stored = new Map<string, string>();
  readonly commits: { title: string; paths: string[] }[] = [];
  readonly sent: string[] = [];
  contentIds: Record<string, string> = {};
  failures: unknown[] = [];
  atOnce = 0;
  mostAtOnce = 0;

  plan: UploadCalls['plan'] = async (files) => ({
    commitOid: 'a'.repeat(40),
    files: files.map(({ path }) => ({
      path,
      isLarge: path.endsWith('.bin'),
      isIgnored: false,
      contentId: this.contentIds[path] ?? null,
      problem: path.includes('..') ? { code: 'path/invalid', message: 'no' } : null,
    })),
  });

  where: UploadCalls['where'] = async (sha256, sizeBytes): Promise<LargeFileUpload> => {
    const plain = { sha256, sizeBytes, expiresSeconds: 60, href: null, parts: null, refusal: null };
    if (this.stored.has(sha256)) return { ...plain, kind: 'stored' };
    const known = this.parts.get(sha256) ?? new Map<number, string>();
    this.parts.set(sha256, known);
    const hrefs = Array.from({ length: Math.ceil(sizeBytes / PART) }, (_, index) => `${sha256}/${index + 1}`);
    const received = [...known.keys()].map((partNumber) => ({ partNumber, etag: `"${partNumber}"` }));
    return { ...plain, kind: 'parts', parts: { partBytes: PART, hrefs, received, completionHref: sha256 } };
  };

  send: UploadCalls['send'] = async (href, bytes, onProgress, signal) => {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      await new Promise((resolve) => setTimeout(resolve, 1));
      signal.throwIfAborted();
      const failure = this.failures.shift();
      if (failure) throw failure;
      const [sha256 = '', number = ''] = href.split('/');
      this.sent.push(href);
      this.parts.get(sha256)?.set(Number(number), await bytes.text());
      onProgress(bytes.size);
      return `"${number}"`;
    } finally {
      this.atOnce -= 1;
    }
  };

  complete: UploadCalls['complete'] = async (href, parts) => {
    const known = this.parts.get(href) ?? new Map<number, string>();
    const text = parts.map(({ partNumber }) => known.get(partNumber) ?? '?').join('');
    if (createHash('sha256').update(text).digest('hex') !== href) throw new SendError(422, 'wrong bytes');
    this.stored.set(href, text);
  };

  commit: UploadCalls['commit'] = async ({ title }, changes) => {
    this.commits.push({ title, paths: changes.map(({ path }) => path) });
    return { commitOid: 'c'.repeat(40), num: null };
  };
}

function uploaderOf(hub: FakeHub): Uploader {
  return new Uploader({ calls: hub, hasher: HASHER, wait: () => Promise.resolve() });
}

const HEAD = { title: 'Upload', description: '' };
const file = (path: string, text: string) => ({ path, file: new Blob([text]) });
const LONG = 'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(2);
const states = ({ items }: Snapshot) => Object.fromEntries(items.map((item) => [item.path, item.state]));

describe('an upload', () => {
  it('sends large files in parts, several at once, and commits everything together', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('w.bin', LONG), file('notes.txt', 'small'), file('../up.txt', 'x')], roots: [] });
    expect(states(uploader.snapshot())).toEqual({ 'w.bin': 'ready', 'notes.txt': 'ready', '../up.txt': 'refused' });
    await uploader.start(HEAD);
    expect(uploader.snapshot()).toMatchObject({ phase: 'done', commitOid: 'c'.repeat(40) });
    expect([...hub.stored.values()]).toEqual([LONG]);
    expect(hub.mostAtOnce).toBe(4);
    expect(hub.commits).toEqual([{ title: 'Upload', paths: ['notes.txt', 'w.bin'] }]);
  });

  it('says that a large file is being checked once all of it has left, and nothing else is on its way', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    const checked: Promise<void> = new Promise((resolve) => {
      const complete = hub.complete;
      hub.complete = async (href, parts) => {
        const { items } = uploader.snapshot();
        expect(items.map(isBeingChecked)).toEqual([false, true]);
        expect(isAllBeingChecked(items)).toBe(true);
        expect(isAllBeingChecked([...items, { ...items[1]!, sentBytes: 3 }])).toBe(false);
        await complete(href, parts);
        resolve();
      };
    });
    await uploader.add({ files: [file('w.bin', LONG), file('notes.txt', 'small')], roots: [] });
    expect(isAllBeingChecked(uploader.snapshot().items)).toBe(false);
    await uploader.start(HEAD);
    await checked;
    expect(uploader.snapshot().items.map(isBeingChecked)).toEqual([false, false]);
  });

  it('goes on after lost connections and busy servers', async () => {
    const hub = new FakeHub();
    hub.failures = [new SendError(0, ''), new SendError(503, ''), new SendError(0, ''), new SendError(429, '')];
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('w.bin', LONG)], roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot().phase).toBe('done');
  });

  it('asks for new addresses when they have expired, and sends only what is missing', async () => {
    const hub = new FakeHub();
    hub.failures = [null, null, new SendError(403, 'expired')];
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('w.bin', LONG)], roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot().phase).toBe('done');
    expect(new Set(hub.sent).size).toBe(hub.sent.length);
  });

  it('can be paused, and what has arrived is not sent again', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('w.bin', LONG)], roots: [] });
    const stop = uploader.subscribe(() => hub.sent.length === 3 && (stop(), uploader.pause()));
    await uploader.start(HEAD);
    expect(uploader.snapshot().phase).toBe('paused');
    expect(hub.commits).toEqual([]);
    await uploader.resume();
    expect(uploader.snapshot().phase).toBe('done');
    expect(new Set(hub.sent).size).toBe(hub.sent.length);
  });

  it('sends nothing that the hub has: the same files again change nothing', async () => {
    const hub = new FakeHub();
    await (async () => {
      const first = uploaderOf(hub);
      await first.add({ files: [file('w.bin', LONG)], roots: [] });
      await first.start(HEAD);
    })();
    hub.contentIds = { 'a.txt': await HASHER.gitOid(new Blob(['same']), AbortSignal.abort()), 'w.bin': [...hub.stored.keys()][0] ?? '' };
    const uploader = uploaderOf(hub);
    const before = hub.sent.length;
    await uploader.add({ files: [file('w.bin', LONG), file('a.txt', 'same')], roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot()).toMatchObject({ phase: 'done', unchanged: true });
    expect([hub.sent.length, hub.commits.length]).toEqual([before, 1]);
  });

  it('does not commit when a file fails, tells which, and tries it again', async () => {
    const hub = new FakeHub();
    hub.failures = [new SendError(507, 'full'), ...Array.from({ length: 40 }, () => new SendError(400, 'no room'))];
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('w.bin', LONG), file('a.txt', 'a')], roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot().phase).toBe('failed');
    expect(uploader.snapshot().items[1]).toMatchObject({ state: 'failed', problem: { message: 'no room' } });
    expect(hub.commits).toEqual([]);
    hub.failures = [];
    await uploader.resume();
    expect(uploader.snapshot().phase).toBe('done');
    expect(hub.commits).toHaveLength(1);
  });

  it('shows files as people read their names, in whatever order they were dropped', async () => {
    const uploader = uploaderOf(new FakeHub());
    await uploader.add({ files: ['b/10.txt', 'b/9.txt', 'a.txt', 'b/1.txt'].map((path) => file(path, path)), roots: [] });
    expect(uploader.snapshot().items.map(({ path }) => path)).toEqual(['a.txt', 'b/1.txt', 'b/9.txt', 'b/10.txt']);
  });

  it('keeps everything when the commit is refused', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [file('a.txt', 'a')], roots: [] });
    const { commit } = hub;
    hub.commit = () => Promise.reject(new HubError({ status: 422, code: 'path/collision' }));
    await uploader.start(HEAD);
    expect(uploader.snapshot()).toMatchObject({ phase: 'failed', error: { code: 'path/collision' } });
    hub.commit = commit;
    await uploader.resume();
    expect(uploader.snapshot().phase).toBe('done');
  });
});

describe('an upload that is gone on with', () => {
  const kept = new Map<string, UploadRecord>();
  const memory = {
    keep: async (record: UploadRecord) => void kept.set(record.id, structuredClone(record)),
    forget: async (id: string) => void kept.delete(id),
    soon: (work: () => void) => {
      const timer = setTimeout(work, 0);
      return () => clearTimeout(timer);
    },
  };
  const place = {
    viewer: 'ada',
    repository: { type: 'model' as const, namespace: 'ada', name: 'm' },
    revision: 'main',
    path: '',
    mayWrite: true,
  };
  const dated = (path: string, text: string, lastModified = 7) => ({ path, file: new File([text], path, { lastModified }) });
  const files = [dated('a.txt', 'small'), dated('w.bin', LONG)];

  /** Closed after three parts. */
  async function closed(hub: FakeHub): Promise<UploadRecord> {
    const uploader = uploaderOf(hub);
    const keeper = new Keeper(uploader, place, memory, 'u1');
    await uploader.add({ files, roots: [] });
    const stop = uploader.subscribe(() => hub.sent.length === 3 && (stop(), uploader.pause()));
    await uploader.start(HEAD);
    await keeper.stop();
    return kept.get('u1')!;
  }

  it('reads nothing twice, sends what is missing, commits as was wished, and is forgotten', async () => {
    const hub = new FakeHub();
    const record = await closed(hub);
    const sha256 = createHash('sha256').update(LONG).digest('hex');
    expect(record).toMatchObject({ head: HEAD, num: null, files: [{ path: 'a.txt' }, { path: 'w.bin', sha256, lastModified: 7 }] });
    const uploader = new Uploader({
      calls: hub,
      hasher: { ...HASHER, sha256: () => Promise.reject(new Error('read twice')) },
      wait: () => Promise.resolve(),
    });
    new Keeper(uploader, place, memory, 'u1');
    await uploader.restore(record, { files: [...files, dated('other.txt', 'not part of it')], roots: [] });
    expect(uploader.snapshot()).toMatchObject({ phase: 'done', changed: [], missing: [] });
    expect(new Set(hub.sent).size).toBe(hub.sent.length);
    expect(hub.commits).toEqual([{ title: 'Upload', paths: ['a.txt', 'w.bin'] }]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(kept.size).toBe(0);
  });

  it('tells what has changed or is gone, and waits for a word', async () => {
    const hub = new FakeHub();
    const record = await closed(hub);
    const uploader = uploaderOf(hub);
    await uploader.restore(record, { files: [dated('w.bin', `${LONG}!`)], roots: [] });
    expect(uploader.snapshot()).toMatchObject({ phase: 'paused', changed: ['w.bin'], missing: ['a.txt'] });
    await uploader.resume();
    expect(uploader.snapshot().phase).toBe('done');
    expect(hub.stored.has(createHash('sha256').update(`${LONG}!`).digest('hex'))).toBe(true);
  });

  it('waits for who was signed out, and goes on when they are back', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    const { where } = hub;
    hub.where = () => Promise.reject(new HubError({ status: 401, code: 'auth/required' }));
    await uploader.add({ files, roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot().phase).toBe('signed-out');
    hub.where = where;
    await uploader.resume();
    expect(uploader.snapshot().phase).toBe('done');
  });

  it('does not take a file that was changed for a lost connection', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    const broken = Object.assign(new File([LONG], 'w.bin'), {
      slice: () => ({ slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }) }),
    });
    await uploader.add({ files: [{ path: 'w.bin', file: broken }], roots: [] });
    await uploader.start(HEAD);
    expect(uploader.snapshot().items[0]?.problem?.code).toBe('upload/file-changed');
  });

  it('has no more on its way than one file alone would, however many there are', async () => {
    const hub = new FakeHub();
    const uploader = uploaderOf(hub);
    await uploader.add({ files: [1, 2, 3].map((n) => file(`${n}.bin`, LONG + n)), roots: [] });
    await uploader.start(HEAD);
    expect(hub.mostAtOnce).toBe(4);
  });
});

describe('the small rules of uploads', () => {
  it('wait longer and longer, but not for ever', () => {
    expect([1, 2, 3, 9].map((attempt) => delayMs(attempt, 0.5))).toEqual([500, 1000, 2000, 20_000]);
  });

  it('split what is too much for one commit, and number the parts', () => {
    const content = { size: 150_000_000 } as Blob;
    const changes = ['a', 'b'].map((path) => ({ kind: 'file' as const, path, content }));
    expect(commitsOf(HEAD, changes).map(({ head, changes: some }) => [head.title, some.length])).toEqual([
      ['Upload', 1],
      ['Upload (part 2)', 1],
    ]);
  });

  it('tell rate and remaining time from the last seconds, and forget what was before a pause', () => {
    const rate = new Rate();
    rate.note(0, 0);
    expect(rate.bytesPerSecond()).toBeNull();
    rate.note(2000, 1000);
    expect([rate.bytesPerSecond(), rate.remainingSeconds(5000)]).toEqual([2000, 3]);
    rate.note(500, 2000);
    expect(rate.bytesPerSecond()).toBeNull();
  });

  it('count refused files apart', () => {
    const item = {
      path: 'a',
      file: new Blob(['abc']),
      isLarge: false,
      contentId: null,
      sha256: null,
      hashState: null,
      hashedBytes: 0,
      sentBytes: 1,
      foundBytes: 0,
      problem: null,
    };
    expect(
      totalsOf([
        { ...item, state: 'sending' },
        { ...item, state: 'refused' },
        { ...item, state: 'there' },
      ]),
    ).toEqual({ files: 2, done: 1, failed: 0, refused: 1, bytes: 6, sentBytes: 4, movedBytes: 0 });
  });

  it('leave out what systems put into folders', () => {
    expect(['a/.DS_Store', '.git/config', 'a/.git/HEAD', '.gitignore', 'Thumbs.db', 'b.txt'].filter(isMeant)).toEqual([
      '.gitignore',
      'b.txt',
    ]);
  });
});
