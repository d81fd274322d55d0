import type { Offer } from '../../../lib/api-types';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';

/** What the licence allows beyond what is bought, as its author told machines; and where those read it. */
export function LicenceTermsList({ repository, offer: { details, scope } }: { repository: RepositoryKey; offer: Offer }) {
  const t = useT();
  const { may, must, spdx } = details;
  return (
    <div className="text-sm">
      <h3 className="font-medium">{t('terms.title')}</h3>
      <ul className="mt-1 space-y-1">
        <Term icon="check" text={t(scope === 'use' ? 'terms.scope.use' : 'terms.scope.read')} />
        {may.map((one) => (
          <Term key={one} icon="check" text={t(`terms.may.${one}`)} />
        ))}
        {must.map((one) => (
          <Term key={one} icon="tag" text={t(`terms.must.${one}`)} />
        ))}
      </ul>
      <p className="mt-1 text-muted">
        {spdx === null ? null : <span data-by-user="">{spdx} · </span>}
        <a href={`/hub/v1${repositoryResource(repository)}/licence`} className="text-link hover:underline">
          {t('terms.json')}
        </a>
      </p>
    </div>
  );
}

function Term({ icon, text }: { icon: 'check' | 'tag'; text: string }) {
  return (
    <li className="flex items-start gap-2">
      <Icon name={icon} className="mt-0.5 size-4 shrink-0 text-accent-soft-ink" />
      {text}
    </li>
  );
}
