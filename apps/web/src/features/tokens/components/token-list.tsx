import { useId, useState } from 'react';
import type { AccessToken } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Moment } from '../../../ui/moment';
import { hasExpired } from '../model/expiry';
import { TokenPreviewPanel } from './token-preview';

export function TokenList({ tokens, onRevoke }: { tokens: readonly AccessToken[]; onRevoke: (token: AccessToken) => void }) {
  const t = useT();
  if (tokens.length === 0) return <Empty>{t('tokens.none')}</Empty>;
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} onRevoke={() => onRevoke(token)} />
      ))}
    </ul>
  );
}

function TokenRow({ token, onRevoke }: { token: AccessToken; onRevoke: () => void }) {
  const t = useT();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 grow">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <span data-by-user="">{token.displayName}</span>
            <Badge tone={token.role === 'read' ? 'plain' : 'accent'}>{t(`tokens.role.${token.role}`)}</Badge>
            <code className="font-mono text-xs font-normal text-muted">{token.hint}</code>
          </p>
          <TokenTimes token={token} />
        </div>
        <Button
          tone="quiet"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={t('tokens.preview.show', { name: token.displayName })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('tokens.preview')}
        </Button>
        <Button onClick={onRevoke} aria-label={t('tokens.revokeNamed', { name: token.displayName })}>
          {t('tokens.revoke')}
        </Button>
      </div>
      <div id={id} hidden={!isOpen} className="mt-3 rounded-control border border-line bg-sunken p-3">
        {isOpen ? <TokenPreviewPanel role={token.role} scopes={token.scopes} /> : null}
      </div>
    </li>
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
