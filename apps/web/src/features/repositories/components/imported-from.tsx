import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Moment } from '../../../ui/moment';
import { Fact } from './fact';

/** Where it was brought in from, and what was there at the time. */
export function ImportedFrom({ from }: { from: NonNullable<RepositoryDetail['importedFrom']> }) {
  const t = useT();
  return (
    <Fact name={t('facts.importedFrom')}>
      <a href={from.url} rel="noreferrer" className="break-all text-link hover:underline" data-by-user="">
        {hostAndName(from.url)}
      </a>
      <span className="block text-xs text-muted">
        <code className="font-mono">{from.commit.slice(0, 8)}</code> · <Moment at={from.at} />
      </span>
    </Fact>
  );
}

function hostAndName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${decodeURI(pathname)}`;
}
