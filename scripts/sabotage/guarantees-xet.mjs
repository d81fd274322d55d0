// Guarantees of the Xet store, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const ROOM = `${API}/modules/blobs/xet`;
const THREAD = `${ROOM}/xet.thread.ts`;
const UPLOAD = `${ROOM}/xorb-upload.service.ts`;
const SHARDS = `${ROOM}/shard-upload.service.ts`;
const DEDUP = `${ROOM}/dedup.service.ts`;
const STORE = `${API}/app/xet.integration.spec.ts`;
const BODIES = `${API}/app/xet-bodies.integration.spec.ts`;
const CARE = `${API}/app/xet-care.integration.spec.ts`;
const REFUSALS = `${API}/app/xet-refusals.integration.spec.ts`;
const PUT = 'await this.objects.putFile(key, file.path, file.sizeBytes);';

export const XET = {
  'xet-range-signature': {
    promise: 'an address of a range of a xorb that nobody signed opens nothing',
    edits: [
      edit(
        `${ROOM}/xet-ranges.ts`,
        "this.signer.verify(token, PURPOSE, 'GET');",
        "JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).claims;",
      ),
    ],
    tests: [spec(STORE, 'does not open its chunks to other ranges')],
  },
  'xet-range-exact': {
    promise: 'an address of a range is good for exactly that range',
    edits: [
      edit(
        `${API}/surfaces/xet/files.controller.ts`,
        'if (asked !== undefined && asked !== wanted)',
        "if (asked === '' && wanted !== asked)",
      ),
      edit(
        `${API}/surfaces/xet/files.controller.ts`,
        'await this.ranges.open(storageKey, range)',
        'await this.ranges.open(storageKey, { ...range, endInclusive: range.endInclusive + 1 })',
      ),
    ],
    tests: [spec(STORE, 'does not open its chunks to other ranges')],
  },
  'xet-proof': {
    promise: 'a file is made only of chunks whose hashes its uploader knows',
    edits: [
      edit(THREAD, 'if (Buffer.compare(rangeHash(codec, hashes), term.rangeHash) !== 0)', 'if (rangeHash(codec, hashes).length === 0)'),
    ],
    tests: [spec(STORE, 'with a wrong proof is refused')],
  },
  'xet-file-hash': {
    promise: 'a file is called by the hash of its chunks',
    edits: [edit(THREAD, 'if (assembled.hash !== file.hash)', 'if (!assembled.hash)')],
    tests: [spec(STORE, 'with the hash of another file is refused')],
  },
  'xet-term-length': {
    promise: 'a term has the length that it says',
    edits: [edit(THREAD, 'if (rawBytes !== term.unpackedBytes)', 'if (rawBytes < 0)')],
    tests: [spec(STORE, 'with a wrong length is refused')],
  },
  'xet-term-chunks': {
    promise: 'a term names chunks that its xorb has',
    edits: [edit(THREAD, 'if (!(chunkStart < chunkEnd && chunkEnd <= table.rawEnds.length))', 'if (chunkStart < 0)')],
    tests: [spec(STORE, 'with chunks that the xorb does not have is refused')],
  },
  'xet-xorb-described': {
    promise: 'what a shard says of a xorb is held against what the xorb is',
    edits: [edit(THREAD, 'if (!isSame) throw', 'if (isSame === null) throw')],
    tests: [spec(STORE, 'that describes other chunks than the xorb has is refused')],
  },
  'xet-xorb-name': {
    promise: 'a xorb is called by the hash of its chunks',
    edits: [edit(UPLOAD, 'if (summary.hash !== hash) throw', 'if (!summary.hash) throw')],
    tests: [spec(STORE, 'of another name is refused')],
  },
  'xet-sha256-at-once': {
    promise: 'a false sha256 of a small file is refused before anything is linked',
    edits: [edit(SHARDS, 'if (actual !== undefined && actual !== sha256) throw', "if (actual === '') throw")],
    tests: [spec(STORE, 'that is false is refused at once')],
  },
  'xet-sha256-refuted': {
    promise: 'a false sha256 that is found out later serves nothing any more',
    edits: [
      edit(`${ROOM}/xet-files.store.ts`, 'and l.sha256 <> f.sha256 and not l.is_refuted', 'and l.sha256 <> f.sha256 and l.is_refuted'),
    ],
    tests: [spec(STORE, 'that is false is found out when the bytes are hashed')],
  },
  'xet-file-links': {
    promise: 'knowing the Xet hash of a file opens nothing in other repositories',
    edits: [
      edit(
        `${ROOM}/xet-files.store.ts`,
        'where l.file_hash = $2 and l.repository_id = $1 and',
        'where l.file_hash = $2 and $1::bigint is not null and',
      ),
    ],
    tests: [spec(STORE, 'is decided by the scope, the repository and the address')],
  },
  'xet-holdings': {
    promise: 'nobody builds files of chunks that they neither sent nor may read',
    edits: [edit(SHARDS, 'this.xorbs.find(hashes.filter((hash) => mayUse.has(hash)))', 'this.xorbs.find(hashes)')],
    tests: [spec(STORE, 'lets nobody build files of chunks')],
  },
  'xet-holdings-end': {
    promise: 'who sent a xorb long ago has to send it again',
    edits: [edit(`${ROOM}/xet-gc.ts`, 'await this.store.forgetHoldings(before(run.now, HOLDING_HOURS));', 'void HOLDING_HOURS;')],
    tests: [spec(CARE, 'forgets who sent a xorb')],
  },
  'xet-dedup-readable': {
    promise: 'a question for a chunk names only what the asker may read',
    edits: [
      edit(
        DEDUP,
        '.filter(({ repositoryId }) => readable.has(repositoryId))',
        '.filter(({ repositoryId }) => readable !== null && repositoryId)',
      ),
    ],
    tests: [spec(STORE, 'hears of a private file what it hears of nothing')],
  },
  'xet-dedup-noise': {
    promise: 'private chunks of a xorb that has public ones too are noise',
    edits: [
      edit(
        DEDUP,
        'this.keyed(xorb, ranges.get(xorb.hash) ?? [], hmacKey)',
        'this.keyed(xorb, ranges ? [{ chunkStart: 0, chunkEnd: rawLengths.length }] : [], hmacKey)',
      ),
    ],
    tests: [spec(STORE, 'tells nothing of the private chunks')],
  },
  'xet-was-inserted': {
    promise: 'nobody learns from an upload what others have sent',
    edits: [
      edit(
        UPLOAD,
        'const wasHeld = (await this.store.held(userId, [hash])).has(hash);',
        'const wasHeld = (await this.store.find([hash])).length > 0;',
      ),
    ],
    tests: [spec(STORE, 'is not told to be known to anybody but who sent it')],
  },
  'xet-bytes-before-rows': {
    promise: 'a row names a xorb only once its bytes are in the store',
    edits: [edit(UPLOAD, `${PUT}\n`, '\n'), edit(UPLOAD, "failpoint('xet.xorb-rows');", `${PUT}\n    failpoint('xet.xorb-rows');`)],
    tests: [spec(REFUSALS, 'makes clients try again, shows nothing of what failed')],
  },
  'xet-grace-again': {
    promise: 'a xorb that is sent again has its whole grace before it',
    edits: [edit(`${ROOM}/xorbs.store.ts`, 'await this.database.execute(TOUCH, [xetHashBytes(hash)]);', 'void TOUCH;')],
    tests: [spec(CARE, 'has its whole time again when')],
  },
  'xet-grace-last-use': {
    promise: 'the grace of a xorb begins when the last file of it goes',
    edits: [edit(`${ROOM}/xet-gc.ts`, 'if (!run.isDry) await this.store.mark();\n    yield* this.files(run);', 'yield* this.files(run);')],
    tests: [spec(CARE, 'has its whole time from when it was last used')],
  },
  'xet-account': {
    promise: 'a token is good at the address of its own account only',
    edits: [edit(`${API}/surfaces/xet/store-access.ts`, 'if (claims.account !== account)', 'if (!claims.account || !account)')],
    tests: [spec(BODIES, 'which is another, hears 401')],
  },
};
