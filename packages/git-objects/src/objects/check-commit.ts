import { checkPerson } from './check-person';
import { HeaderReader, headProblem } from './check-headers';

/** What is wrong with a commit, or null. Follows git's fsck with warnings as errors. */
export function checkCommitData(data: Buffer): string | null {
  const problem = headProblem(data) ?? (data.includes(0) ? 'a commit holds a NUL' : null);
  if (problem) return problem;
  const head = new HeaderReader(data);
  if (!head.takeOid('tree')) return 'a commit starts with "tree" and an object name';
  while (head.nextIs('parent')) if (!head.takeOid('parent')) return 'a "parent" line does not hold an object name';
  const author = head.take('author');
  if (author === null) return 'a commit has no "author" line';
  if (head.nextIs('author')) return 'a commit has two "author" lines';
  const committer = head.take('committer');
  if (committer === null) return 'a commit has no "committer" line';
  return person('author', author) ?? person('committer', committer);
}

function person(role: string, line: string): string | null {
  const problem = checkPerson(line);
  return problem && `the "${role}" line ${problem}`;
}
