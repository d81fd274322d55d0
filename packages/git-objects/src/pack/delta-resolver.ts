// The second pass over a pack: deltas are resolved from the bases up, all children of a base together, without recursion.
// Names that no whole object has are found when the delta that makes them is resolved, or have to come from outside.
import { GitFormatError } from '../errors';
import { hashObject } from '../objects/hash-object';
import { objectTypeFromCode, type ObjectTypeCode } from '../objects/object-type';
import { OID_BYTES, type GitOid } from '../objects/oid';
import { ChildLists } from './child-lists';
import { depthOf, recountDepths } from './delta-depths';
import { isNamedBase, nameOfBase, namedBase, WHOLE, type EntryTable } from './entry-table';
import { type NamedBases } from './named-bases';
import { type PackContents } from './pack-contents';
import { PackBudget, type PackLimits } from './pack-limits';

/** Honest packs come back to a base long forgotten now and then; a pack that does it more than this is built for it. */
const MAX_REBUILDS = 4;

export class DeltaResolver {
  private readonly children: ChildLists;
  private readonly budget: PackBudget;
  /** Bases whose children can be resolved. */
  private readonly ready: number[] = [];
  private readonly alsoInPack: [name: number, entry: number][] = [];
  private unresolved = 0;

  constructor(
    private readonly table: EntryTable,
    private readonly named: NamedBases,
    private readonly contents: PackContents,
    private readonly limits: PackLimits,
  ) {
    if (limits.maxDeltaDepth > 0xfff0) throw new RangeError('depths are kept in 16 bits');
    this.children = new ChildLists(table, named);
    this.budget = new PackBudget(limits);
    for (let entry = table.count - 1; entry >= 0; entry--) this.start(entry);
  }

  /** A base from outside is there: what is made from it can be resolved. */
  addProvided(name: number): void {
    if (this.children.hasChildren(name)) this.ready.push(namedBase(name));
  }

  get canGoOn(): boolean {
    return this.ready.length > 0 || this.unresolved === 0;
  }

  /** Resolves what can be; returns the names of bases that are still wanted from outside. */
  resolve(): GitOid[] {
    for (let base = this.ready.pop(); base !== undefined; base = this.ready.pop()) this.resolveChildren(base);
    if (this.unresolved > 0) return this.missing();
    this.preferBasesInPack();
    return [];
  }

  private start(entry: number): void {
    const { table } = this;
    if (table.base[entry] !== WHOLE) {
      this.unresolved++;
      return;
    }
    this.adoptNamed(entry);
    if (this.children.first(entry) >= 0) this.ready.push(entry);
  }

  private resolveChildren(base: number): void {
    const external = isNamedBase(base) ? this.named.provided(nameOfBase(base)) : undefined;
    const typeCode = external?.typeCode ?? (this.table.typeCode[base] as ObjectTypeCode);
    const data = external?.data ?? this.contents.read(base);
    if (this.contents.rebuiltBytes > MAX_REBUILDS * this.limits.maxTotalInflatedBytes) throw tooCostly();
    for (let child = this.children.first(base); child >= 0; child = this.children.after(child)) this.resolveChild(child, typeCode, data);
  }

  private resolveChild(entry: number, typeCode: ObjectTypeCode, base: Buffer): void {
    const { table } = this;
    if (table.sizeBytes[entry]! > this.budget.capOf(typeCode)) this.budget.spend(table.sizeBytes[entry]!, typeCode);
    const data = this.contents.applyOn(base, entry);
    if (data.equals(base)) throw new GitFormatError('pack/delta-cycle', 'an object of the pack is a delta of itself');
    table.typeCode[entry] = typeCode;
    table.depth[entry] = depthOf(table, entry, this.limits.maxDeltaDepth);
    table.setOid(entry, hashObject(objectTypeFromCode(typeCode), data));
    this.unresolved--;
    this.adoptNamed(entry);
    if (this.children.first(entry) < 0) return;
    this.contents.keep(entry, data);
    this.ready.push(entry);
  }

  /** Deltas that named this entry as their base before it was known to be in the pack. */
  private adoptNamed(entry: number): void {
    const name = this.named.find(this.table.oids, entry * OID_BYTES);
    if (name < 0) return;
    if (this.named.provided(name)) this.alsoInPack.push([name, entry]);
    else this.children.adopt(name, entry);
  }

  private missing(): GitOid[] {
    const oids: GitOid[] = [];
    for (let name = 0; name < this.named.count; name++) {
      if (this.children.hasChildren(name) && !this.named.provided(name)) oids.push(this.named.oid(name));
    }
    return oids;
  }

  /** A base that came from outside and is in the pack as well is the pack's: only so a chain can be followed by names. */
  private preferBasesInPack(): void {
    if (this.alsoInPack.length === 0) return;
    for (const [name, entry] of this.alsoInPack.splice(0)) {
      this.children.adopt(name, entry);
      this.named.forget(name);
    }
    recountDepths(this.table, this.limits.maxDeltaDepth);
  }
}

function tooCostly(): GitFormatError {
  return new GitFormatError('pack/too-large', 'the deltas of the pack take too much work');
}
