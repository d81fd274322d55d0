import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';

/** Stands where the card would: the repository is being filled, or was to be. */
export function ComingIn({ unfinished }: { unfinished: NonNullable<RepositoryDetail['import']> }) {
  const t = useT();
  const link = (
    <AppLink href={`/imports/${unfinished.id}`} className={buttonClass()}>
      {t('import.show')}
    </AppLink>
  );
  return <Empty action={link}>{t(unfinished.state === 'failed' ? 'import.page.failed' : 'import.page.running')}</Empty>;
}
