import type { AccessToken } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Moment } from '../../../ui/moment';
import { hasExpired } from '../model/expiry';

export function TokenList({ tokens, onRevoke }: { tokens: readonly AccessToken[]; onRevoke: (token: AccessToken) => void }) {
  const t = useT();
  if (tokens.length === 0) return <Empty>{t('tokens.none')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {tokens.map((token) => (
        <li key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
          <div className="min-w-0 grow">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {token.displayName}
              <Badge tone={token.role === 'read' ? 'plain' : 'accent'}>{t(`tokens.role.${token.role}`)}</Badge>
              <code className="font-mono text-xs font-normal text-muted">{token.hint}</code>
            </p>
            <TokenTimes token={token} />
          </div>
          <Button onClick={() => onRevoke(token)} aria-label={t('tokens.revokeNamed', { name: token.displayName })}>
            {t('tokens.revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function TokenTimes({ token }: { token: AccessToken }) {
  const t = useT();
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
      <span>
        {t('tokens.created')} <Moment at={token.createdAt} />
      </span>
      <span>
        {t('tokens.lastUsed')} {token.lastUsedAt === null ? t('tokens.notYet') : <Moment at={token.lastUsedAt} />}
      </span>
      <Expiry expiresAt={token.expiresAt} />
    </p>
  );
}

function Expiry({ expiresAt }: { expiresAt: string | null }) {
  const t = useT();
  const locale = useLocale();
  if (expiresAt === null) return <span>{t('tokens.noExpiry')}</span>;
  const day = formatDay(expiresAt, locale);
  return hasExpired(expiresAt, Date.now()) ? (
    <span className="font-medium text-danger">{t('tokens.expired', { day })}</span>
  ) : (
    <span>{t('tokens.expires', { day })}</span>
  );
}
