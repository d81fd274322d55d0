import { HeaderReader, headProblem } from './check-headers';
import { checkPerson } from './check-person';
import { isObjectType } from './object-type';

/** What is wrong with an annotated tag, or null. Follows git's fsck; a tag without a tagger is from before 2005 and fine. */
export function checkTagData(data: Buffer): string | null {
  const problem = headProblem(data);
  if (problem) return problem;
  const head = new HeaderReader(data);
  if (!head.takeOid('object')) return 'a tag starts with "object" and an object name';
  if (!isObjectType(head.take('type') ?? '')) return 'the "type" line of a tag names no type of object';
  const name = head.take('tag');
  if (name === null || !isTagName(name)) return 'the "tag" line does not hold a name';
  const tagger = head.take('tagger');
  const person = tagger === null ? null : checkPerson(tagger);
  return person && `the "tagger" line ${person}`;
}

/** Whether it may be a ref is the business of the ref rules; history has tags with spaces in this line. */
function isTagName(name: string): boolean {
  return name !== '' && Buffer.from(name, 'latin1').every((byte) => byte >= 0x20 && byte !== 0x7f);
}
