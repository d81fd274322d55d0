import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import { SkeletonRows } from '../../../ui/skeleton';
import { facetsQuery } from '../api/facets';
import { countFilters, FACETS_OF, listHref, type ListState, questionOf, RANGES, toggled } from '../model/list-search';
import { rangeLabel } from './facet-label';
import { FacetGroup } from './facet-group';

interface Props {
  type: RepoType;
  state: ListState;
}

/** Beside the list. */
export function FacetSidebar(props: Props) {
  const t = useT();
  return (
    <aside aria-label={t('list.filters')} className="hidden lg:block">
      <FacetGroups {...props} />
    </aside>
  );
}

/** On narrow screens: a button that brings the same from the side. */
export function FacetSheet(props: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const count = countFilters(props.state);
  return (
    <div className="lg:hidden">
      <Button className="h-9" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="filter" />
        {count === 0 ? t('list.filters') : t('list.filtersOn', { count })}
      </Button>
      <Sheet open={open} onOpenChange={setOpen} title={t('list.filters')} closeLabel={t('list.showResults')}>
        <FacetGroups {...props} />
      </Sheet>
    </div>
  );
}

function FacetGroups({ type, state }: Props) {
  const { history } = useRouter();
  const question = questionOf(type, state);
  const { data } = useQuery(facetsQuery(question));
  const show = (next: ListState) => history.replace(listHref(type, next));
  if (data === undefined) return <SkeletonRows count={8} className="h-7" />;
  const valuesOf = (kind: string) => data.facets.find((facet) => facet.kind === kind)?.values ?? [];
  const groups = FACETS_OF[type].map((kind) => (
    <FacetGroup
      key={kind}
      kind={kind}
      values={valuesOf(kind)}
      chosen={state.facets[kind] ?? []}
      question={question}
      onToggle={(value) => show(toggled(state, kind, value))}
    />
  ));
  const ranges = type === 'model' ? <Ranges key="parameters" state={state} onShow={show} /> : null;
  return (
    <>
      {groups.slice(0, 1)}
      {ranges}
      {groups.slice(1)}
    </>
  );
}

function Ranges({ state, onShow }: { state: ListState; onShow: (next: ListState) => void }) {
  const t = useT();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="border-b border-line py-3">
      <h2 id={id} className="font-semibold">
        {t('facet.parameters')}
      </h2>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {Object.keys(RANGES).map((range) => (
          <button
            key={range}
            type="button"
            aria-pressed={state.parameters === range}
            onClick={() => onShow({ ...state, parameters: state.parameters === range ? '' : range })}
            className="h-7 rounded-control border border-line-strong px-2 text-xs hover:bg-hover aria-pressed:border-transparent aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {rangeLabel(range, t)}
          </button>
        ))}
      </div>
    </div>
  );
}
