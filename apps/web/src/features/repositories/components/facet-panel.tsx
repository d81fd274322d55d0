import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Facets } from '../../../lib/api-types';
import { formatCapped } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useModelTools } from '../../../lib/model-tools';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Sheet } from '../../../ui/sheet';
import { SkeletonRows } from '../../../ui/skeleton';
import { facetsQuery } from '../api/facets';
import { countFilters, FACETS_OF, listHref, type ListState, PRICES, questionOf, RANGES, toggled } from '../model/list-search';
import { priceLabel, rangeLabel } from './facet-label';
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
  const tools = useModelTools();
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
      {tools && type === 'model' ? <tools.Filter fits={state.fits} onShow={(fits) => show({ ...state, fits })} /> : null}
      {groups.slice(1)}
      <Prices state={state} offered={valuesOf('price')} onShow={show} />
    </>
  );
}

function Ranges({ state, onShow }: { state: ListState; onShow: (next: ListState) => void }) {
  const t = useT();
  const choices = Object.keys(RANGES).map((range) => ({ value: range, label: rangeLabel(range, t) }));
  const toggle = (range: string) => onShow({ ...state, parameters: state.parameters === range ? '' : range });
  return <Choices title={t('facet.parameters')} choices={choices} isChosen={(range) => state.parameters === range} onToggle={toggle} />;
}

/** Only where something costs something. */
function Prices({
  state,
  offered,
  onShow,
}: {
  state: ListState;
  offered: Facets['facets'][number]['values'];
  onShow: (next: ListState) => void;
}) {
  const t = useT();
  const chosen = state.facets.price ?? [];
  if (offered.every(({ value }) => value === 'free') && chosen.length === 0) return null;
  const countOf = (value: string) => offered.find((one) => one.value === value);
  const isThere = (value: string) => countOf(value) !== undefined || chosen.includes(value);
  const choices = PRICES.filter(isThere).map((value) => ({ value, label: priceLabel(value, t), count: countOf(value) }));
  const toggle = (value: string) => onShow(toggled(state, 'price', value));
  return <Choices title={t('facet.price')} choices={choices} isChosen={(value) => chosen.includes(value)} onToggle={toggle} />;
}

interface ChoicesProps {
  title: string;
  /** With how many there are, where that is known. */
  choices: readonly { value: string; label: string; count?: { count: number; isExact: boolean } | undefined }[];
  isChosen: (value: string) => boolean;
  onToggle: (value: string) => void;
}

function Choices({ title, choices, isChosen, onToggle }: ChoicesProps) {
  const id = useId();
  const locale = useLocale();
  return (
    <div role="group" aria-labelledby={id} className="border-b border-line py-3 last:border-b-0">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {choices.map(({ value, label, count }) => (
          <button
            key={value}
            type="button"
            aria-pressed={isChosen(value)}
            onClick={() => onToggle(value)}
            className="h-7 rounded-control border border-line-strong px-2 text-xs hover:bg-hover aria-pressed:border-transparent aria-pressed:bg-accent aria-pressed:text-on-accent"
          >
            {label}
            {count === undefined ? null : <span className="ms-1 tabular-nums opacity-80">{formatCapped(count, locale)}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
