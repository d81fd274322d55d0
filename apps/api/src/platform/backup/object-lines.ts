// The list of a backup's objects, one line each, never in memory as a whole; and what proves that an object is the one of its line.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { loadXetCodec } from '@modelgrove/xet-codec';
import { XetFormatError, xetHashBytes, XorbReader } from '@modelgrove/xet-formats';

export interface NamedObject {
  /** Of a file kept whole its sha256; of a xorb `xorb:` and its hash as it is on the wire: that is made of the contents alone. */
  proof: string;
  sizeBytes: number;
  key: string;
}

export async function* objectLines(stream: Readable): AsyncGenerator<NamedObject> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const [proof = '', bytes = '', key = ''] = line.split('\t');
    if (key !== '') yield { proof, sizeBytes: Number(bytes), key };
  }
}

/** Sees an object's bytes go by, then says whether they are those of its line. */
export interface Proof {
  update(bytes: Uint8Array): void;
  holds(): boolean;
}

export function proofOf({ proof }: NamedObject): Proof {
  return proof.startsWith(XORB) ? new XorbProof(proof.slice(XORB.length)) : new Sha256Proof(proof);
}

export function isSha256(proof: string): boolean {
  return !proof.startsWith(XORB);
}

const XORB = 'xorb:';

class Sha256Proof implements Proof {
  private readonly hash = createHash('sha256');
  constructor(private readonly sha256: string) {}

  update(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  holds(): boolean {
    return this.hash.digest('hex') === this.sha256;
  }
}

class XorbProof implements Proof {
  private readonly reader = new XorbReader(loadXetCodec());
  private failed = false;
  constructor(private readonly wireHash: string) {}

  update(bytes: Uint8Array): void {
    this.attempt(() => this.reader.push(bytes));
  }

  holds(): boolean {
    return this.attempt(() => xetHashBytes(this.reader.finish().hash).toString('hex')) === this.wireHash;
  }

  private attempt<T>(read: () => T): T | undefined {
    if (this.failed) return undefined;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof XetFormatError)) throw error;
      this.failed = true;
      return undefined;
    }
  }
}
