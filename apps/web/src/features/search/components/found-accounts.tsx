import type { FoundAccount } from '../../../lib/api-types';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';

interface Props {
  title: string;
  icon: IconName;
  accounts: readonly FoundAccount[];
}

export function FoundAccounts({ title, icon, accounts }: Props) {
  if (accounts.length === 0) return null;
  return (
    <section className="mb-8">
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {accounts.map(({ name, fullName }) => (
          <li key={name} className="min-w-0">
            <AppLink
              href={`/${encodeURIComponent(name)}`}
              className="flex h-full items-center gap-2 rounded-panel border border-line bg-surface px-3 py-2.5 text-ink no-underline hover:border-line-strong"
            >
              <Icon name={icon} className="size-4 text-link" />
              <span data-by-user="" className="min-w-0 truncate">
                <span className="font-medium">{name}</span>
                {fullName === '' || fullName === name ? null : <span className="text-muted"> {fullName}</span>}
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
