import type { Discussion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { AppLink } from '../../../ui/link';

/** Who said or did something. */
export function Person({ person, picture = false }: { person: Discussion['author']; picture?: boolean }) {
  const t = useT();
  if (person === null) return <span className="text-muted">{t('talk.gone')}</span>;
  return (
    <AppLink href={`/${encodeURIComponent(person.name)}`} className="inline-flex items-center gap-2 font-medium text-ink hover:underline">
      {picture ? <Avatar name={person.name} className="size-5" /> : null}
      {person.name}
    </AppLink>
  );
}
