import type { Lineage } from '../../../lib/api-types';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { type Branch, treeOf } from '../model/tree';
import { OriginLine } from './origin-line';

/** What a model was made from, what that was made from, and what it learned from. */
export function Ancestry({ of, lineage }: { of: RepositoryKey; lineage: Lineage }) {
  const t = useT();
  const { ancestors, datasets, isWhole } = lineage;
  return (
    <>
      {ancestors.length === 0 ? null : <Branches branches={treeOf(ancestors)} child={of} />}
      {isWhole ? null : <p className="mt-1 text-xs text-muted">{t('lineage.cut')}</p>}
      {datasets.length === 0 ? null : (
        <div className="mt-3">
          <h3 className="mb-1 text-xs text-muted">{t('lineage.learnedFrom')}</h3>
          <ul className="space-y-2">
            {datasets.map((data, index) => (
              <li key={data.name ?? index}>
                <OriginLine type="dataset" child={of} {...data} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Branches({ branches, child, isInner = false }: { branches: readonly Branch[]; child: RepositoryKey; isInner?: boolean }) {
  const t = useT();
  return (
    <ul className={isInner ? 'mt-2 ml-1.5 space-y-2 border-l border-line-strong pl-3' : 'space-y-2'}>
      {branches.map(({ ancestor, bases }, index) => (
        <li key={ancestor.name ?? index}>
          <OriginLine type="model" child={child} label={t(`lineage.from.${ancestor.relation}`)} {...ancestor} />
          {bases.length === 0 || ancestor.repository === null ? null : <Branches branches={bases} child={ancestor.repository} isInner />}
        </li>
      ))}
    </ul>
  );
}
