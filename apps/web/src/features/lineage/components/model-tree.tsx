import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { Panel } from '../../../ui/page';
import { lineageQuery } from '../api/lineage';
import { kindsOf, saysNothing } from '../model/tree';
import { Ancestry } from './ancestry';
import { DescendantKinds } from './descendants';
import { KinList } from './kin-list';

/** Where a model comes from and what came of it; of a dataset what learned from it. Nothing when there is nothing to tell. */
export function ModelTree({ of }: { of: RepositoryKey }) {
  const t = useT();
  const { data: lineage } = useQuery(lineageQuery(of));
  if (lineage === undefined || saysNothing(lineage)) return null;
  const hasBoth = kindsOf(lineage).length > 0 && lineage.ancestors.length + lineage.datasets.length > 0;
  return (
    <Panel title={t(of.type === 'dataset' ? 'lineage.uses' : 'lineage.title')}>
      <Ancestry of={of} lineage={lineage} />
      {hasBoth ? <h3 className="mt-3 text-xs text-muted">{t('lineage.made')}</h3> : null}
      <DescendantKinds of={of} lineage={lineage} />
      {lineage.kin.items.length === 0 ? null : <KinList of={of} first={lineage.kin} />}
    </Panel>
  );
}
