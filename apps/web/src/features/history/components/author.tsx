import type { Commit } from '../../../lib/api-types';
import { Avatar } from '../../../ui/avatar';
import { AppLink } from '../../../ui/link';

/** The account behind a commit, or the name that the commit gives. */
export function Author({ author }: { author: Commit['author'] }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Avatar name={author.account ?? author.name} className="size-6" />
      {author.account === null ? (
        <span className="truncate">{author.name}</span>
      ) : (
        <AppLink href={`/${encodeURIComponent(author.account)}`} className="truncate font-medium text-ink hover:underline">
          {author.account}
        </AppLink>
      )}
    </span>
  );
}
