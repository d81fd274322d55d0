import type { ConsentQuestion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';

/** Who asks: the name that its maker gave it, who that is, and where the person is sent. Names can lie; makers and addresses cannot. */
export function ProgramHeading({ question: { program, redirectHost } }: { question: ConsentQuestion }) {
  const t = useT();
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 rounded-panel border border-line bg-sunken p-4 text-sm">
      <dt className="text-muted">{t('oauth.program')}</dt>
      <dd className="font-medium wrap-anywhere">{program.name}</dd>
      <dt className="text-muted">{t('oauth.madeBy')}</dt>
      <dd className="wrap-anywhere">
        {program.owner === null ? t('oauth.ofTheHub') : <AppLink href={`/${program.owner}`}>{program.owner}</AppLink>}
      </dd>
      {redirectHost === null ? null : (
        <>
          <dt className="text-muted">{t('oauth.sendsTo')}</dt>
          <dd className="font-mono text-xs leading-5 wrap-anywhere">{redirectHost}</dd>
        </>
      )}
    </dl>
  );
}
