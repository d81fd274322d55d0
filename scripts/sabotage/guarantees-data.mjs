// Guarantees about what is kept and how it changes, as one small edit each that switches it off.
import { API, edit, fault, spec } from './guarantee.mjs';

const HUGGINGFACE = `${API}/surfaces/huggingface/huggingface.integration.spec.ts`;
const CHANGES = `${API}/app/changes.integration.spec.ts`;
const CONFORMANCE = `${API}/app/git-conformance.integration.spec.ts`;
const UPLOADS = spec(`${API}/modules/blobs/blob-upload.service.spec.ts`);
const FOLDER = `${API}/platform/object-store/folder-store.integration.spec.ts`;
const OUTBOX = `${API}/platform/outbox/outbox.integration.spec.ts`;
const QUOTAS = `${API}/modules/quotas/quotas.service.ts`;
const QUOTA_TESTS = `${API}/app/quotas.integration.spec.ts`;
const RECEIVE = `${API}/modules/versions/receive-pack.service.ts`;
const COMMIT = `${API}/modules/versions/commit.service.ts`;
const UPLOAD = `${API}/modules/blobs/blob-upload.service.ts`;

const PUSH_EVENT = `await this.outbox.emit('repository.changed', {
      repositoryId: String(repo.id),
      refs: allowed.map(({ may }) => may.refName).slice(0, 1000),
    });`;
const COMMIT_EVENT = "await this.outbox.emit('repository.changed', { repositoryId: String(repoId), refs: [may.refName] });";

const SNAPSHOT = `${API}/modules/imports/run/snapshot.ts`;
const LIES = `${API}/app/imports-lies.integration.spec.ts`;

export const DATA = {
  'import-verified': {
    promise: 'what another hub sends is kept only when it is what it lists',
    edits: [edit(SNAPSHOT, "if (hashObject('blob', content) === file.gitOid) {", "if (hashObject('blob', content) !== '') {")],
    tests: [spec(LIES, 'is refused when it is not what it lists')],
  },
  'upload-sha256': {
    promise: 'bytes whose sha256 is another are not kept',
    edits: [
      edit(
        `${API}/platform/object-store/expectation.ts`,
        'if (expect.sha256 !== undefined && expect.sha256 !== received.sha256) {',
        'if (!expect) {',
      ),
    ],
    tests: [UPLOADS, spec(FOLDER, 'shows nothing when the sha256'), spec(HUGGINGFACE, 'with other bytes than promised')],
  },
  'parts-sha256': {
    promise: 'a file that came in parts is verified as a whole',
    edits: [
      edit(UPLOAD, 'if ((sha256 ?? (await this.hash(upload.storageKey))) !== upload.sha256) throw wrongBytes(upload);', 'void sha256;'),
    ],
    tests: [UPLOADS, spec(HUGGINGFACE, 'in wrong parts are thrown away')],
  },
  'bytes-before-rows': {
    promise: 'a row names bytes only once they are in the store',
    edits: [edit(UPLOAD, 'await this.objects.put(key, source,', 'await this.link(target);\n    await this.objects.put(key, source,')],
    tests: [UPLOADS],
  },
  'store-flush': {
    promise: 'bytes are on the disk before anybody hears that they are kept',
    edits: [edit(`${API}/platform/spool/file-sink.ts`, 'if (this.options.durable) await guarded(this.file.sync());', '')],
    tests: [spec(FOLDER, 'has the bytes on the disk')],
  },
  'name-flush': {
    promise: 'the name of new bytes is on the disk too',
    edits: [
      edit(
        `${API}/platform/object-store/folder-store.ts`,
        'await rename(path, target);\n      await flushDirectory(dirname(target));',
        'await rename(path, target);',
      ),
    ],
    tests: [spec(FOLDER, 'has the bytes on the disk')],
  },
  'cut-off-parts': {
    promise: 'an upload whose completion was cut off can be begun anew',
    edits: [edit(UPLOAD, 'await this.store.endUpload(upload.id);\n      return null;', 'return upload;')],
    tests: [UPLOADS],
  },
  'verified-link-only': {
    promise: 'a pushed pointer needs bytes that this repository possesses',
    edits: [edit(RECEIVE, 'if (missing.length === 0) return null;', 'if (missing) return null;')],
    tests: [spec(CHANGES, 'makes no link'), spec(CONFORMANCE, 'large files were never uploaded')],
  },
  'compare-and-swap': {
    promise: 'a push moves a ref only from the value that the client saw',
    edits: [
      edit(
        RECEIVE,
        "if ((current ?? ZERO_OID) !== oldOid) return 'the ref was updated by somebody else meanwhile: fetch first, then push again';",
        '',
      ),
    ],
    tests: [spec(CHANGES, 'moves only from the value that the client saw')],
  },
  'expected-parent': {
    promise: 'a commit onto a parent that is no longer the head is refused (412)',
    edits: [
      edit(COMMIT, 'if (request.expectedParent && request.expectedParent !== parent?.oid) {', 'if (request.expectedParent && !parent) {'),
    ],
    tests: [spec(HUGGINGFACE, 'are refused for a stale parent')],
  },
  'atomic-push': {
    promise: 'an atomic push moves all of its refs or none',
    edits: [edit(RECEIVE, "if (request.capabilities.has('atomic') && errors.some((error) => error !== null))", 'if (errors.length === 0)')],
    tests: [spec(CONFORMANCE, 'moves all refs of an atomic push or none')],
  },
  'protected-branch': {
    promise: 'the history of the default branch is not rewritten',
    edits: [edit(RECEIVE, "return tip && isFastForward(current, tip, graph, ingest) ? 'forward' : 'force';", "return 'forward';")],
    tests: [spec(CONFORMANCE, 'refuses what is not a fast-forward')],
  },
  'same-commit-once': {
    promise: 'a commit that is asked for again because its answer was lost is not made twice',
    edits: [
      edit(
        COMMIT,
        `parent?.oid) {\n      const earlier = await this.commits.receipt(repo.id, key);\n`,
        'parent?.oid) {\n      const earlier = null;\n',
      ),
    ],
    tests: [fault('commit', 'a commit whose hub dies at commit.committed')],
  },
  'outbox-push': {
    promise: 'a push writes down what must happen afterwards',
    edits: [edit(RECEIVE, PUSH_EVENT, '')],
    tests: [spec(CHANGES, 'what must happen after a change')],
  },
  'outbox-commit': {
    promise: 'a commit writes down what must happen afterwards',
    edits: [edit(COMMIT, COMMIT_EVENT, '')],
    tests: [spec(CHANGES, 'what must happen after a change')],
  },
  'outbox-same-transaction': {
    promise: 'it is written in the transaction of the change, not after it',
    edits: [edit(COMMIT, COMMIT_EVENT, COMMIT_EVENT.replace('await ', 'this.transaction.afterCommit(() => void ').replace(/;$/, ');'))],
    tests: [spec(CHANGES, 'what must happen after a change')],
  },
  'job-once': {
    promise: 'a job that is delivered twice runs once',
    edits: [
      edit(
        `${API}/platform/outbox/outbox-runner.ts`,
        'await this.session.exclusively(id, () => this.attempt(id));',
        'await this.attempt(id);',
      ),
    ],
    tests: [spec(OUTBOX, 'the outbox on postgres handles once')],
  },
  'job-done-once': {
    promise: 'a job that is done is not done again',
    edits: [edit(`${API}/platform/outbox/outbox.store.ts`, 'where id = $1 and done_at is null and available_at <= now()', 'where id = $1')],
    tests: [spec(OUTBOX, 'the outbox on postgres handles once')],
  },
  'one-connection': {
    promise: 'everything inside a transaction rolls back with it',
    edits: [
      edit(
        `${API}/platform/database/transactional-pool.ts`,
        'if (state) return (state.client.query as (...rest: unknown[]) => never).apply(state.client, args);',
        'void state;',
      ),
      edit(`${API}/platform/database/transactional-pool.ts`, 'if (!state) return callback', 'if (state ?? this) return callback'),
    ],
    tests: [spec(OUTBOX, 'the outbox on postgres runs nothing of a transaction that was rolled back')],
  },
  'clear-spool': {
    promise: 'what a killed hub was receiving is gone before the next one answers',
    edits: [edit(`${API}/app/http-app.ts`, 'await clearSpool(app.get(Spool), app.get(Logger));', 'void clearSpool;\n  void Spool;')],
    tests: [spec(`${API}/app/spool-at-boot.integration.spec.ts`)],
  },
  'abandoned-clone': {
    promise: 'a clone that is given up before its first byte gives its connection back',
    edits: [edit(`${API}/common/closing.ts`, 'await source.return().finally(end);', 'await source.return();')],
    tests: [spec(`${API}/common/closing.spec.ts`)],
  },
  'leftover-bodies': {
    promise: 'a refused request keeps no connection',
    edits: [edit(`${API}/app/http-app.ts`, 'throwAwayLeftoverBodies(fastify);', 'void throwAwayLeftoverBodies;')],
    tests: [spec(`${API}/app/bodies.integration.spec.ts`, 'keeps no connection')],
  },
  'quota-before': {
    promise: 'who has no room left hears it before a byte is sent',
    edits: [
      edit(
        QUOTAS,
        'if (maxBytes !== null && (needed > maxBytes || totals.storedBytes >= maxBytes)) throw',
        'if (maxBytes !== null && needed > maxBytes * 1e9) throw',
      ),
    ],
    tests: [spec(QUOTA_TESTS, 'is told so by the batch call')],
  },
  'quota-held': {
    promise: 'what would pass a limit is refused in the transaction that stores it',
    edits: [
      edit(
        QUOTAS,
        'if (maxBytes !== null && totals.storedBytes > maxBytes) throw',
        'if (maxBytes !== null && totals.storedBytes > maxBytes * 1e9) throw',
      ),
    ],
    tests: [spec(QUOTA_TESTS, 'is told so by a push')],
  },
  'backup-hold': {
    promise: 'nothing is collected while a backup copies it',
    edits: [edit(`${API}/platform/backup/collection-guard.ts`, 'if (!hold) return', 'if (!hold || hold.id) return')],
    tests: [spec(`${API}/app/grove/backup.integration.spec.ts`, 'keeps the garbage collector from large files')],
  },
};
