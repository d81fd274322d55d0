import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TokenPreview, TokenRole, TokenScope } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { CommandBlock } from '../../../ui/command-block';
import { Icon } from '../../../ui/icon';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { tokenPreviewQuery } from '../api/token-preview';
import { type Counted, type DeedSaid, deedsOf } from '../model/deeds';

/** What a token of this role and these scopes may do and may not, and how it is used. */
export function TokenPreviewPanel({ role, scopes }: { role: TokenRole; scopes: readonly TokenScope[] }) {
  const t = useT();
  const isEmpty = role === 'fineGrained' && scopes.length === 0;
  const preview = useQuery({ ...tokenPreviewQuery(role, scopes), enabled: !isEmpty });
  if (isEmpty) return <p className="text-muted">{t('tokens.preview.none')}</p>;
  return (
    <QueryView query={preview} waiting={<SkeletonRows count={6} className="h-8" />}>
      {(answer) => <Told preview={answer} />}
    </QueryView>
  );
}

function Told({ preview }: { preview: TokenPreview }) {
  const t = useT();
  const said = deedsOf(preview);
  const [may, mayNot] = [said.filter((one) => one.may), said.filter((one) => !one.may)];
  return (
    <div className="space-y-4">
      <Deeds title={t('tokens.preview.may')} icon={<Icon name="check" className="mt-0.5 size-4 text-accent" />} deeds={may} />
      <Deeds title={t('tokens.preview.mayNot')} icon={<Icon name="close" className="mt-0.5 size-4 text-muted" />} deeds={mayNot} />
      {preview.namespaces
        .filter(({ looked, total }) => looked < total)
        .map(({ name, looked, total }) => (
          <p key={name} className="text-xs text-muted" data-by-user="">
            {t('tokens.preview.looked', { name, looked, total })}
          </p>
        ))}
      <p className="text-xs text-muted">{t('tokens.preview.note')}</p>
      <Uses preview={preview} mayCall={may.some(({ deed }) => deed === 'call')} />
    </div>
  );
}

function Deeds({ title, icon, deeds }: { title: string; icon: ReactNode; deeds: readonly DeedSaid[] }) {
  const t = useT();
  if (deeds.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="space-y-1">
        {deeds.map((said) => (
          <li key={said.deed} className="flex gap-2">
            {icon}
            <div className="min-w-0">
              <span>{t(`tokens.deed.${said.deed}`)}</span>
              <Places said={said} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Places({ said: { deed, wide, publicOf, counted, names } }: { said: DeedSaid }) {
  const t = useT();
  return (
    <ul className="text-xs text-muted empty:hidden">
      {/* That public ones are anybody's goes without saying where the deed says so. */}
      {wide.map((one) => (deed === 'read' ? null : <li key={one}>{t(`tokens.preview.${one}`)}</li>))}
      {publicOf.length === 0 ? null : (
        <li>
          {t('tokens.preview.publicOf')} <span data-by-user="">{publicOf.join(', ')}</span>
        </li>
      )}
      {counted.map((one) => (
        <CountedLine key={one.owner ?? ''} of={one} />
      ))}
      {names.length === 0 ? null : <li data-by-user="">{names.join(', ')}</li>}
    </ul>
  );
}

function CountedLine({ of: { owner, count, total, names } }: { of: Counted }) {
  const t = useT();
  const rest = count - names.length;
  return (
    <li className="break-words">
      {owner === null ? t('tokens.preview.ofOthers') : <span data-by-user="">{owner}</span>}
      {': '}
      {total === null ? count : t('tokens.preview.counted', { count, total })}
      {' ('}
      <span data-by-user="">{names.join(', ')}</span>
      {rest > 0 ? ` ${t('tokens.preview.more', { count: rest })}` : ''}
      {')'}
    </li>
  );
}

function Uses({ preview, mayCall }: { preview: TokenPreview; mayCall: boolean }) {
  const t = useT();
  const { origin } = window.location;
  const name = preview.namespaces[0]?.name ?? '';
  return (
    <div className="space-y-2">
      <h3 className="font-semibold">{t('tokens.use')}</h3>
      <p>{t('tokens.use.hf')}</p>
      <CommandBlock lines={[`export HF_ENDPOINT=${origin}`, 'hf auth login']} label={t('tokens.use.hf')} copyLabel={t('tokens.use.copy')} />
      <p data-by-user="">{t('tokens.use.git', { name })}</p>
      {mayCall ? (
        <>
          <p>{t('tokens.use.api')}</p>
          <CommandBlock lines={[`export OPENAI_BASE_URL=${origin}/v1`]} label={t('tokens.use.api')} copyLabel={t('tokens.use.copy')} />
        </>
      ) : null}
    </div>
  );
}
