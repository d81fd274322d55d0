import { OID_BYTES, oidFromBytes, type GitOid } from '../objects/oid';
import { type ObjectTypeCode } from '../objects/object-type';
import { isNamedBase, namedBase, type EntryTable } from './entry-table';
import { OidIndex } from './oid-index';

export interface ExternalBase {
  typeCode: ObjectTypeCode;
  data: Buffer;
}

/** The bases that REF_DELTA entries name and that are not whole objects of the pack: deltas of it, or objects from outside. */
export class NamedBases {
  readonly count: number;
  private readonly oids: Buffer;
  private readonly index: OidIndex;
  private readonly external = new Map<number, ExternalBase>();

  /** Numbers the bases and writes the numbers into `table.base`. */
  constructor(table: EntryTable) {
    const entries = table.base.reduce((sum, base) => sum + (isNamedBase(base) ? 1 : 0), 0);
    this.oids = Buffer.alloc(entries * OID_BYTES);
    this.index = new OidIndex(this.oids, entries);
    let count = 0;
    for (let entry = 0; entry < table.count; entry++) {
      if (!isNamedBase(table.base[entry]!)) continue;
      table.oids.copy(this.oids, count * OID_BYTES, entry * OID_BYTES, (entry + 1) * OID_BYTES);
      const known = this.index.add(count);
      table.base[entry] = namedBase(known >= 0 ? known : count++);
    }
    this.count = count;
  }

  oid(name: number): GitOid {
    return oidFromBytes(this.oids, name * OID_BYTES);
  }

  /** The number of the base with the name in `bytes` at `at`, or -1. */
  find(bytes: Buffer, at = 0): number {
    return this.index.find(bytes, at);
  }

  provide(name: number, base: ExternalBase): void {
    this.external.set(name, base);
  }

  provided(name: number): ExternalBase | undefined {
    return this.external.get(name);
  }

  forget(name: number): void {
    this.external.delete(name);
  }

  providedOids(): GitOid[] {
    return [...this.external.keys()].map((name) => this.oid(name));
  }
}
