import { GitFormatError } from '../errors';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** The numbers that packs use (gitformat-pack, "Object types"). */
export type ObjectTypeCode = 1 | 2 | 3 | 4;

export const OBJECT_TYPE_CODE: Readonly<Record<ObjectType, ObjectTypeCode>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

export const OBJECT_TYPES: readonly ObjectType[] = ['commit', 'tree', 'blob', 'tag'];

export function isObjectType(text: string): text is ObjectType {
  return (OBJECT_TYPES as readonly string[]).includes(text);
}

/** Throws 'object/bad-type' for anything but 1 to 4. */
export function objectTypeFromCode(code: number): ObjectType {
  const type = OBJECT_TYPES[code - 1];
  if (type === undefined) throw new GitFormatError('object/bad-type', `${code} is not the number of an object type`);
  return type;
}
