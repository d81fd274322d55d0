import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RepositoryFound } from '../../../lib/api-types';
import { formatParameters } from '../../../lib/formats';
import { useT } from '../../../lib/i18n';
import { useSettled } from '../../../lib/use-settled';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { SkeletonRows } from '../../../ui/skeleton';
import { candidatesQuery } from '../api/finetunes';

const TYPING_MS = 250;

interface Props {
  type: 'model' | 'dataset';
  label: string;
  /** Said where nothing fits. */
  none: string;
  onChoose: (id: string) => void;
}

/** One of the repositories of this hub: those that fit what is typed, or the one that is named in full. */
export function RepositoryPicker({ type, label, none, onChoose }: Props) {
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), TYPING_MS);
  const found = useQuery(candidatesQuery(type, search));
  const items = found.data?.items ?? [];
  const named = /^[^/\s]+\/[^/\s]+$/.test(search) && !items.some(({ id }) => id === search) ? search : null;
  return (
    <div className="space-y-2">
      <span className="relative block">
        <Icon name="search" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-muted" />
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          className="h-9 w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 placeholder:text-muted"
        />
      </span>
      {found.data === undefined && !found.isError ? (
        <SkeletonRows count={3} className="h-11" />
      ) : (
        <ul
          aria-label={label}
          aria-busy={found.isPlaceholderData}
          className="divide-y divide-line rounded-control border border-line empty:hidden"
        >
          {items.map((item) => (
            <Candidate key={item.id} type={type} item={item} onChoose={() => onChoose(item.id)} />
          ))}
          {named === null ? null : <Candidate type={type} item={{ id: named }} onChoose={() => onChoose(named)} />}
        </ul>
      )}
      {found.data !== undefined && items.length === 0 && named === null ? <p className="text-muted">{none}</p> : null}
    </div>
  );
}

interface CandidateProps {
  type: 'model' | 'dataset';
  item: Pick<RepositoryFound, 'id'> & Partial<RepositoryFound>;
  onChoose: () => void;
}

function Candidate({ type, item, onChoose }: CandidateProps) {
  const t = useT();
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex min-h-11 w-full items-center gap-2 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
      >
        <Icon name={type} className="size-4 text-muted" />
        <span className="min-w-0 grow break-words" data-by-user="">
          {item.id}
        </span>
        {item.isPrivate ? (
          <Badge tone="warn">
            <Icon name="lock" className="size-3" />
            {t('repo.private')}
          </Badge>
        ) : null}
        {item.parameters ? <span className="shrink-0 text-xs text-muted">{formatParameters(item.parameters)}</span> : null}
      </button>
    </li>
  );
}
