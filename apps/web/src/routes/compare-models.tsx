import { useRouter } from '@tanstack/react-router';
import { useTray } from '../features/fitting/components/use-tray';
import { VersusTable } from '../features/fitting/components/versus-table';
import { compareHref, readModels } from '../features/fitting/model/tray';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Empty } from '../ui/empty';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { SkeletonRows } from '../ui/skeleton';
import { useComparedModels } from './compared-models';
import { isFigure, useCompareRows } from './compare-rows';
import { useSearchParams } from './params';

/** /models/compare?models=a/b,c/d */
export function CompareModelsPage() {
  const t = useT();
  useTitle(t('versus.title'));
  const ids = readModels(useSearchParams()['models']);
  const toList = (
    <AppLink href="/models" className={buttonClass()}>
      {t('versus.list')}
    </AppLink>
  );
  return (
    <Page>
      <div className="mb-4 flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-xl font-semibold">{t('versus.title')}</h1>
        {ids.length === 0 ? null : toList}
      </div>
      {ids.length === 0 ? <Empty action={toList}>{t('versus.none')}</Empty> : <Compared ids={ids} />}
    </Page>
  );
}

function Compared({ ids }: { ids: readonly string[] }) {
  const t = useT();
  const { history } = useRouter();
  const tray = useTray();
  const models = useComparedModels(ids);
  const rows = useCompareRows(models);
  const remove = (id: string) => {
    if (tray.has(id)) tray.toggle(id);
    history.replace(compareHref(ids.filter((other) => other !== id)));
  };
  if (models.some(({ isWaiting }) => isWaiting)) return <SkeletonRows count={12} className="h-8" />;
  return (
    <>
      <VersusTable ids={ids} rows={rows} onRemove={remove} />
      <p className="mt-2 text-xs text-muted">
        {ids.length > 1 ? `${t('versus.marked')} ` : null}
        {rows.some(isFigure) ? null : t('versus.noFigures')}
      </p>
    </>
  );
}
