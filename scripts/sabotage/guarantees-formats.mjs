// Guarantees about what strangers may send, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const GIT = 'packages/git-objects/src';
const XET = 'packages/xet-formats/src';
const HUGGINGFACE = `${API}/surfaces/huggingface/huggingface.integration.spec.ts`;
const CHANGES = `${API}/app/changes.integration.spec.ts`;
const HOSTILE = spec(`${GIT}/pack/pack-hostile.spec.ts`);

const MARKDOWN = 'packages/markdown/src';
const NOTEBOOK_FRAME = 'apps/web/src/features/cards/model/notebook-frame.ts';
const PDF_LINKS = 'apps/web/src/features/files/model/pdf-links.ts';
const TEXTS = `${API}/app/markdown.integration.spec.ts`;

export const FORMATS = {
  'markdown-allow-list': {
    promise: 'nothing of a text in Markdown acts: the allow-list has the last word',
    edits: [edit(`${MARKDOWN}/render-markdown.ts`, 'toHtml(sanitize(tree, allowList(idPrefix)), {', 'toHtml((void sanitize, tree), {')],
    tests: [spec(`${MARKDOWN}/attacks.spec.ts`)],
  },
  'notebook-frame': {
    promise: 'HTML of a notebook stands in a frame without scripts and without an origin',
    edits: [edit(NOTEBOOK_FRAME, "export const FRAME_SANDBOX = '';", "export const FRAME_SANDBOX = 'allow-scripts allow-same-origin';")],
    tests: [spec('apps/web/src/features/cards/model/notebook-frame.spec.ts', 'has no origin')],
  },
  'notebook-policy': {
    promise: 'a notebook asks no other host, and its own policy forbids what the frame would not',
    edits: [edit(NOTEBOOK_FRAME, `default-src 'none'; style-src`, `style-src`)],
    tests: [spec('apps/web/src/features/cards/model/notebook-frame.spec.ts', 'lets nothing of it act')],
  },
  'pdf-links': {
    promise: 'of the links of a PDF only those to the web are left: no script, no program, no file',
    edits: [
      edit(PDF_LINKS, '!/^https?:\\/\\//i.test(url) || ', ''),
      edit(PDF_LINKS, "protocol === 'http:' || protocol === 'https:' ? href : null", 'protocol && href'),
    ],
    tests: [spec('apps/web/src/features/files/model/pdf-links.spec.ts', 'do not lead to')],
  },
  'notebook-pictures': {
    promise: 'a picture of a notebook is the bytes of a picture and nothing else',
    edits: [edit(`${MARKDOWN}/read-notebook.ts`, 'else if (BASE64.test(bytes)) return', 'else if (BASE64.test(bytes) || true) return')],
    tests: [spec(`${MARKDOWN}/read-notebook.spec.ts`, 'pictures of bytes')],
  },
  'pictures-by-us': {
    promise: 'a reader asks no other host for a picture',
    edits: [
      edit(
        `${MARKDOWN}/shape/pictures.ts`,
        'return { address: ours, foreign: url.href };',
        'return { address: ours ?? url.href, foreign: url.href };',
      ),
    ],
    tests: [spec(`${MARKDOWN}/render-markdown.spec.ts`, 'pictures of other hosts')],
  },
  'picture-signature': {
    promise: 'only what a text of this hub shows is fetched',
    edits: [
      edit(
        `${API}/modules/markdown/image-proxy.ts`,
        'if (!this.links.isOurs(address, signature)) throw imageNotSigned();',
        'void signature;\n    void imageNotSigned;',
      ),
    ],
    tests: [spec(TEXTS, 'is fetched only when')],
  },
  'path-traversal': {
    promise: 'no path leads out of its repository',
    edits: [
      edit(`${GIT}/objects/path-rules.ts`, "if (segment === '.' || segment === '..')", "if (segment === '.')"),
      edit(`${GIT}/objects/path-rules.ts`, 'if (/[. ]$/.test(segment))', 'if (/ $/.test(segment))'),
    ],
    tests: [spec(HUGGINGFACE, 'are refused for a path outside')],
  },
  'path-dot-git': {
    promise: 'no path leads into .git, in whatever disguise',
    edits: [edit(`${GIT}/objects/path-rules.ts`, 'if (looksLikeDotGit(segment))', "if (segment === '.git/')")],
    tests: [spec(`${GIT}/objects/path-rules.spec.ts`), spec(HUGGINGFACE, 'are refused for a path into .git')],
  },
  'path-rules-applied': {
    promise: 'commits through the API obey the rules of paths',
    edits: [
      edit(
        `${API}/modules/versions/commit.service.ts`,
        'if (problem) throw pathInvalid(operation.path, problem);',
        'void problem;\n  void pathInvalid;',
      ),
    ],
    tests: [spec(HUGGINGFACE, 'are refused for a path')],
  },
  'pushed-trees': {
    promise: 'a pushed tree obeys the rules of git fsck',
    edits: [
      edit(
        `packages/version-ingest/src/plan-ingest.ts`,
        "if (problem) throw new GitFormatError('ingest/bad-object', `tree ${oid}: ${problem}`);",
        'void problem;',
      ),
    ],
    tests: [spec(CHANGES, 'a pushed tree')],
  },
  'zip-bomb': {
    promise: 'an object of a pack is refused by the size it claims, before it is inflated',
    edits: [edit(`${GIT}/pack/pack-limits.ts`, 'if (bytes > cap) throw', 'if (bytes > cap * 1e9) throw')],
    tests: [HOSTILE],
  },
  'zip-bomb-total': {
    promise: 'the objects of a pack have a limit together',
    edits: [edit(`${GIT}/pack/pack-limits.ts`, 'this.inflatedBytes += bytes;', 'this.inflatedBytes = bytes;')],
    tests: [HOSTILE],
  },
  'stream-length': {
    promise: 'an object that inflates to more than it claims is refused',
    edits: [
      edit(`${GIT}/pack/inflate-entry.ts`, "if (buffer.length !== inflatedBytes) throw corrupt('has another length than it says');", ''),
    ],
    tests: [HOSTILE],
  },
  'pack-checksum': {
    promise: 'a pack whose checksum is wrong is refused',
    edits: [
      edit(
        `${GIT}/pack/pack-scanner.ts`,
        'if (hash.digest().equals(source.read(end, PACK_TRAILER_BYTES))) return;',
        'if (hash.digest()) return;',
      ),
    ],
    tests: [HOSTILE],
  },
  'delta-bounds': {
    promise: 'a delta reads nothing outside of its base',
    edits: [edit(`${GIT}/pack/delta-apply.ts`, "if (offset + size > base.length) throw corrupt('it copies from beyond its base');", '')],
    tests: [spec(`${GIT}/pack/delta.spec.ts`)],
  },
  'xet-chunk-hash': {
    promise: 'a xorb is named from what its chunks unpack to, not from what was sent',
    edits: [
      edit(
        `${XET}/xorbs/xorb-reader.ts`,
        'const hash = chunkHash(this.codec, decodeChunk(this.codec, header, payload, this.words));',
        'decodeChunk(this.codec, header, payload, this.words);\n    const hash = chunkHash(this.codec, payload);',
      ),
    ],
    tests: [spec(`${XET}/xorbs/xorb-reader.spec.ts`)],
  },
  'xet-merkle-root': {
    promise: 'the name of a xorb covers every chunk',
    edits: [
      edit(
        `${XET}/xorbs/xorb-reader.ts`,
        'this.merkle.add(hash, header.rawBytes);',
        'if (this.table.count !== 1) this.merkle.add(hash, header.rawBytes);',
      ),
    ],
    tests: [spec(`${XET}/xorbs/xorb-reader.spec.ts`)],
  },
  'xet-chunk-length': {
    promise: 'a chunk that unpacks to another length than it says is refused',
    edits: [edit(`${XET}/chunks/lz4-frame.ts`, 'if (raw.length !== rawBytes) throw wrongLength();', '')],
    tests: [spec(`${XET}/chunks/lz4-frame.spec.ts`)],
  },
  'xet-lz4-bounds': {
    promise: 'an LZ4 block reads and writes nothing outside of what it was given',
    edits: [edit(`${XET}/chunks/lz4-block.ts`, 'if (distance === 0 || distance > end || length > limit - end)', 'if (distance === 0)')],
    tests: [spec(`${XET}/chunks/lz4-frame.spec.ts`, 'LZ4 blocks in JavaScript')],
  },
  'xet-shard-counts': {
    promise: 'a shard gets no memory for records that it only announces',
    edits: [
      edit(
        `${XET}/shards/shard-cursor.ts`,
        'if (count * RECORD_BYTES <= this.bytes.length - this.start - RECORD_BYTES) return;',
        'if (count >= 0) return;',
      ),
    ],
    tests: [spec(`${XET}/shards/shards.spec.ts`, 'that announces')],
  },
  'xet-shard-proofs': {
    promise: 'a shard proves the terms of all of its files, or of none',
    edits: [edit(`${XET}/shards/parse-shard.ts`, 'if (proven.size > 1) throw', 'if (proven.size > 2) throw')],
    tests: [spec(`${XET}/shards/shards.spec.ts`, 'that proves some files only')],
  },
  'xet-reconstruction-cover': {
    promise: "every term of another hub's reconstruction lies in a range that can be fetched",
    edits: [edit(`${XET}/reconstruction/parse.ts`, '  requireCover(terms, fetches);\n', '  void requireCover;\n')],
    tests: [spec(`${XET}/reconstruction/parse.spec.ts`)],
  },
  'body-limit': {
    promise: 'a body that is larger than its address takes is refused',
    edits: [edit(`${API}/platform/http/body.ts`, 'if (size > limitBytes) throw tooLarge(limitBytes);', '')],
    tests: [spec(`${API}/app/identity.integration.spec.ts`, 'may have any content type, has a limit')],
  },
  'cut-commit': {
    promise: 'a commit whose body was cut makes nothing',
    edits: [
      edit(
        'packages/wire-formats/src/ndjson.ts',
        "throw new WireFormatError('ndjson/bad-json', 'not valid JSON', line);",
        "return { key: 'file', value: { path: 'cut', content: 'cut' } };",
      ),
    ],
    tests: [spec(HUGGINGFACE, 'are refused for a body that was cut')],
  },
};
