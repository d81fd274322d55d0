import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccessToken } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { tokensQuery } from '../api/tokens';
import { NewTokenDialog } from './new-token-dialog';
import { RevokeDialog } from './revoke-dialog';
import { TokenList } from './token-list';

export function TokenSettings({ owner }: { owner: string }) {
  const t = useT();
  const tokens = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<AccessToken | null>(null);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
        <p className="flex-1 basis-72 text-muted">{t('tokens.intro')}</p>
        <Button tone="primary" onClick={() => setMaking(true)}>
          <Icon name="plus" />
          {t('tokens.new')}
        </Button>
      </div>
      <QueryView query={tokens} waiting={<SkeletonRows count={3} className="h-20" />}>
        {(list) => <TokenList tokens={list} onRevoke={setRevoking} />}
      </QueryView>
      <NewTokenDialog owner={owner} open={making} onOpenChange={setMaking} />
      <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
