// Packs that nobody's git makes: wrong, endless, or much larger than they look.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { ROOT } from '../../interop/lib/hub.mjs';

const { packFile, withChecksum } = createRequire(import.meta.url)(join(ROOT, 'packages/git-objects/dist/testing/pack-file.js'));

const MIB = 1024 * 1024;
const BLOB = 3;
const delta = Buffer.from([5, 1, 1, 97]);

/** name → { pack, says }: what the report must match. */
export const HOSTILE_PACKS = {
  'that is no pack': { pack: () => withChecksum(Buffer.from('nothing like it at all')), says: /unpack .*(pack|corrupt)/ },
  'whose checksum is wrong': { pack: () => flipped(packFile([blob('a')]), -1), says: /checksum/ },
  'cut in the middle': { pack: () => packFile([blob('a'.repeat(5000))]).subarray(0, 40), says: /unpack .*(pack|checksum|cut)/ },
  'with bytes that are no stream': { pack: () => packFile([{ raw: Buffer.alloc(60, 0x3f) }]), says: /unpack/ },
  'whose bases nobody has': { pack: () => packFile([{ baseOid: '1'.repeat(40), delta }]), says: /base|1111111/ },
  'whose deltas name each other in a ring': {
    pack: () =>
      packFile([
        { baseOid: '1'.repeat(40), delta },
        { baseOid: '2'.repeat(40), delta },
      ]),
    says: /which is not there/,
  },
  'that claims a terabyte': {
    pack: () => packFile([{ raw: Buffer.concat([entryHead(2 ** 40), deflateSync(Buffer.alloc(1000))]) }]),
    says: /larger than 10 MiB/,
  },
  'that inflates to more than it claims': {
    pack: () => packFile([{ raw: Buffer.concat([entryHead(1000), deflateSync(Buffer.alloc(64 * MIB))]) }]),
    says: /length/,
  },
  'of zeros, a thousand times smaller than what it makes': { pack: zeros, says: /larger than 10 MiB|missing|neither/ },
  'whose few trees name more files than anybody could list': { ...treeBomb(), says: /same directories/ },
  'without the object that the ref shall get': {
    pack: () => packFile([blob('another')]),
    says: /neither in the pack nor in the repository/,
  },
};

/** Ten directories in each of ten directories in each …: 1 KB, and 10^12 files. The ref shall get its commit. */
function treeBomb() {
  const objects = [];
  const add = (type, data) => {
    objects.push({ type, data });
    return createHash('sha1').update(`${type} ${data.length}\0`).update(data).digest();
  };
  const directoryOf = (mode, oid) =>
    add('tree', Buffer.concat([...'abcdefghij'].map((name) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), oid]))));
  let below = directoryOf('100644', add('blob', Buffer.from('x')));
  for (let level = 0; level < 11; level += 1) below = directoryOf('40000', below);
  const person = 'A <a@example.org> 1700000000 +0000';
  const commit = add('commit', Buffer.from(`tree ${below.toString('hex')}\nauthor ${person}\ncommitter ${person}\n\nbomb\n`));
  return { pack: () => packFile(objects), oid: commit.toString('hex') };
}

const blob = (text) => ({ type: 'blob', data: Buffer.from(text) });

function zeros() {
  const bombs = Array.from({ length: 8 }, (_, i) => ({ type: 'blob', data: Buffer.alloc(90 * MIB, i) }));
  return packFile(bombs);
}

function flipped(pack, at) {
  const copy = Buffer.from(pack);
  copy[copy.length + at] ^= 1;
  return copy;
}

/** gitformat-pack: type and size of an entry. */
function entryHead(size) {
  const bytes = [];
  let rest = BigInt(size);
  let byte = (BLOB << 4) | Number(rest & 15n);
  for (rest >>= 4n; rest > 0n; rest >>= 7n) {
    bytes.push(byte | 0x80);
    byte = Number(rest & 127n);
  }
  return Buffer.from([...bytes, byte]);
}

/** The body of a push that creates `refName` at `oid` with this pack. */
export function pushBody(refName, oid, pack) {
  const command = `${'0'.repeat(40)} ${oid} ${refName}\0report-status`;
  return Buffer.concat([Buffer.from(`${(command.length + 4).toString(16).padStart(4, '0')}${command}0000`), pack]);
}

export const someOid = (word) => createHash('sha1').update(word).digest('hex');
