import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { moneyQuery } from '../features/money/api/money-facts';
import { repositoryQuery } from '../features/repositories/api/detail';
import { SettingsPage } from '../features/repositories/components/settings-page';
import { LIST_ADDRESS, settingsAddress } from '../lib/addresses';
import { withGateWords } from '../lib/gate-words';
import { withGuardWords } from '../lib/guard-words';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Notice } from '../ui/notice';
import { SkeletonRows } from '../ui/skeleton';
import { useToast } from '../ui/toast';
import { useRepositoryKey } from './params';

/** Most hubs sell nothing: what a price needs comes only where something can cost something. */
const Selling = lazy(
  async () => (await Promise.all([import('./repository-selling'), import('../lib/money-words').then(({ ready }) => ready)]))[0],
);

const Requests = lazy(async () => ({
  default: (await withGateWords(import('../features/gates/components/access-requests'))).AccessRequests,
}));

const Rules = lazy(async () => ({
  default: (await withGuardWords(import('../features/repositories/components/settings-rules'))).RuleSettings,
}));

export const ModelSettingsPage = () => <SettingsRoute type="model" />;
export const DatasetSettingsPage = () => <SettingsRoute type="dataset" />;
export const AppSettingsPage = () => <SettingsRoute type="app" />;

function SettingsRoute({ type }: { type: RepoType }) {
  const t = useT();
  const go = useGo();
  const { say } = useToast();
  const repository = useRepositoryKey(type);
  const { data } = useQuery(repositoryQuery(repository));
  const { data: money } = useQuery(moneyQuery);
  useTitle(`${t('tab.settings')} · ${repository.namespace}/${repository.name}`);
  if (data === undefined) return null;
  if (!data.allowed.includes('administer')) return <Notice tone="warn">{t('problem.forbidden')}</Notice>;
  return (
    <SettingsPage
      key={data.id}
      repository={data}
      requests={
        data.gated === null ? null : (
          <Suspense fallback={<SkeletonRows count={2} className="h-14" />}>
            <Requests repository={repository} />
          </Suspense>
        )
      }
      selling={
        money?.isOn ? (
          <Suspense fallback={<SkeletonRows count={2} className="h-14" />}>
            <Selling repository={data} currency={money.currency} />
          </Suspense>
        ) : null
      }
      rules={
        <Suspense fallback={<SkeletonRows count={2} className="h-14" />}>
          <Rules repository={data} />
        </Suspense>
      }
      onMoved={(moved) => (say(t('settings.saved')), go(settingsAddress(moved)))}
      onDeleted={() => (say(t('settings.deleted', { id: data.id })), go(LIST_ADDRESS[type]))}
    />
  );
}
