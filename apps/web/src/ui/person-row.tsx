import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { AppLink } from './link';

interface Props {
  name: string;
  fullName: string;
  kind?: 'user' | 'organization';
  /** What there is to say of them in this list. */
  children?: ReactNode;
}

/** Somebody in a list of people and organizations. */
export function PersonRow({ name, fullName, kind = 'user', children }: Props) {
  return (
    <div className="flex min-w-0 items-center gap-3 rounded-panel border border-line bg-surface p-3">
      <Avatar name={name} kind={kind} />
      <AppLink href={`/${encodeURIComponent(name)}`} className="min-w-0 grow truncate font-medium text-ink hover:text-link">
        {fullName || name}
        {fullName ? <span className="font-normal text-muted"> {name}</span> : null}
      </AppLink>
      {children}
    </div>
  );
}
