import { discussionAddress } from '../../../lib/addresses';
import type { DiscussionFound } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Marked } from '../../../ui/marked';
import { Moment } from '../../../ui/moment';

export function FoundDiscussions({ items }: { items: readonly DiscussionFound[] }) {
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {items.map((found) => (
        <li key={`${found.type}/${found.repository}/${found.num}`} className="flex gap-3 px-4 py-3">
          <Icon name={found.isPullRequest ? 'branch' : 'talk'} className="mt-1 size-4 shrink-0 text-link" />
          <Found found={found} />
        </li>
      ))}
    </ul>
  );
}

function Found({ found }: { found: DiscussionFound }) {
  const t = useT();
  const [namespace = '', name = ''] = found.repository.split('/');
  return (
    <div className="min-w-0">
      <AppLink
        href={discussionAddress({ type: found.type, namespace, name }, found.num)}
        data-by-user=""
        className="font-medium text-ink wrap-anywhere hover:text-link"
      >
        <Marked text={found.title} marks={found.titleMarks} />
      </AppLink>
      {found.snippet === null ? null : (
        <p data-by-user="" className="mt-0.5 line-clamp-2 text-muted wrap-anywhere">
          <Marked text={found.snippet.text} marks={found.snippet.marks} />
        </p>
      )}
      <p className="mt-1 flex flex-wrap gap-x-2 text-xs text-muted">
        <span data-by-user="" className="wrap-anywhere">
          {found.repository}#{found.num}
        </span>
        <span>{t(`search.status.${found.status}`)}</span>
        <Moment at={found.updatedAt} />
      </p>
    </div>
  );
}
