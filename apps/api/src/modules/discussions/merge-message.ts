// What the commit of a merge says: the title with its number, the commits that came with it, and who else wrote them.
import type { Author, CommitSummary } from '../versions';
import type { Discussion } from './discussions.types';

const MOST_LINES = 100;

export function mergeMessage(
  { title, num }: Pick<Discussion, 'title' | 'num'>,
  commits: readonly CommitSummary[],
  by: Author,
): { title: string; body: string } {
  const lines = commits.slice(0, MOST_LINES).map((commit) => `- ${commit.title} (${commit.oid})`);
  if (commits.length > MOST_LINES) lines.push(`- and ${commits.length - MOST_LINES} more`);
  const others = new Map(commits.filter(({ author }) => author.email !== by.email).map(({ author }) => [author.email, author]));
  const trailers = [...others.values()].slice(0, MOST_LINES).map(({ name, email }) => `Co-authored-by: ${name} <${email}>`);
  return {
    title: `${title} (#${num})`,
    body: [lines, trailers]
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n'),
  };
}
