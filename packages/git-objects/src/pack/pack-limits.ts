import { GitFormatError } from '../errors';
import { OBJECT_TYPE_CODE, type ObjectTypeCode } from '../objects/object-type';

/** What a pack may cost. All are checked before the memory is taken or the work is done. */
export interface PackLimits {
  maxObjects: number;
  /** Of a whole object of that type. */
  maxObjectBytes(typeCode: ObjectTypeCode): number;
  /** Sum over all entries of what is inflated and of what deltas make. */
  maxTotalInflatedBytes: number;
  /** Longest chain of deltas within the pack; git itself makes 50, after an aggressive repack 250. */
  maxDeltaDepth: number;
}

/** Sizes are kept in 32 bits, and no limit lets an object grow beyond. */
const MAX_KEPT_BYTES = 0xffff_ffff;

/** Adds up what entries cost and refuses the one that is too much. Throws 'pack/object-too-large' and 'pack/too-large'. */
export class PackBudget {
  private inflatedBytes = 0;
  private readonly largestObjectBytes: number;

  constructor(private readonly limits: PackLimits) {
    const caps = Object.values(OBJECT_TYPE_CODE).map((code) => limits.maxObjectBytes(code));
    this.largestObjectBytes = Math.min(MAX_KEPT_BYTES, Math.max(...caps));
  }

  /** `typeCode` is null for a delta and for its result, whose type is its base's and not known yet. */
  spend(bytes: number, typeCode: ObjectTypeCode | null): void {
    const cap = typeCode === null ? this.largestObjectBytes : this.capOf(typeCode);
    if (bytes > cap) throw new GitFormatError('pack/object-too-large', `an object has ${bytes} bytes, ${cap} are allowed`);
    this.inflatedBytes += bytes;
    if (this.inflatedBytes > this.limits.maxTotalInflatedBytes) {
      throw new GitFormatError('pack/too-large', `the objects of the pack have more than ${this.limits.maxTotalInflatedBytes} bytes`);
    }
  }

  capOf(typeCode: ObjectTypeCode): number {
    return Math.min(MAX_KEPT_BYTES, this.limits.maxObjectBytes(typeCode));
  }
}
