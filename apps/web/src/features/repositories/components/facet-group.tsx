import type { FacetKind } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Facets } from '../../../lib/api-types';
import { formatCapped } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { languageName } from '../../../lib/language-name';
import { facetSearchQuery } from '../api/facets';
import type { ListQuestion } from '../api/list';
import { FacetLabel } from './facet-label';

type Value = Facets['facets'][number]['values'][number];

const SHOWN = 7;

interface Props {
  kind: FacetKind;
  values: readonly Value[];
  chosen: readonly string[];
  question: ListQuestion;
  onToggle: (value: string) => void;
}

/** The values of one facet: chosen ones first, then the most frequent. The rest is found by typing. */
export function FacetGroup({ kind, values, chosen, question, onToggle }: Props) {
  const t = useT();
  const id = useId();
  const locale = useLocale();
  const [text, setText] = useState('');
  const searched = useQuery(facetSearchQuery(question, kind, text.trim()));
  const isSearched = text.trim() !== '';
  // People know languages by their names, the hub by their codes.
  const named = kind === 'language' && isSearched ? values.filter(({ value }) => holds(languageName(value, locale), text)) : [];
  const answered = (searched.data?.facets[0]?.values ?? []).filter(({ value }) => !named.some((one) => one.value === value));
  const found = isSearched ? [...named, ...answered] : values.slice(0, SHOWN);
  const extra = isSearched ? [] : chosen.filter((value) => !found.some((other) => other.value === value));
  if (values.length === 0 && chosen.length === 0) return null;
  return (
    <div role="group" aria-labelledby={`${id}-title`} className="min-w-0 border-b border-line py-3 last:border-b-0">
      <h2 id={`${id}-title`} className="font-semibold">
        {t(`facet.${kind}`)}
      </h2>
      {values.length > SHOWN ? (
        <input
          type="search"
          aria-label={t('facet.find', { facet: t(`facet.${kind}`) })}
          placeholder={t('facet.find', { facet: t(`facet.${kind}`) })}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mt-2 h-8 w-full rounded-control border border-line-strong bg-surface px-2 placeholder:text-muted"
        />
      ) : null}
      <ul className="mt-1.5">
        {extra.map((value) => (
          <FacetChoice
            key={value}
            id={`${id}-${value}`}
            kind={kind}
            value={{ value, count: 0, isExact: true }}
            isChosen
            onToggle={onToggle}
          />
        ))}
        {found.map((value) => (
          <FacetChoice
            key={value.value}
            id={`${id}-${value.value}`}
            kind={kind}
            value={value}
            isChosen={chosen.includes(value.value)}
            onToggle={onToggle}
          />
        ))}
        {isSearched && searched.data !== undefined && found.length === 0 ? <li className="py-1 text-muted">{t('facet.none')}</li> : null}
      </ul>
    </div>
  );
}

function holds(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.trim().toLowerCase());
}

interface ChoiceProps {
  id: string;
  kind: FacetKind;
  value: Value;
  isChosen: boolean;
  onToggle: (value: string) => void;
}

function FacetChoice({ id, kind, value: { value, count, isExact }, isChosen, onToggle }: ChoiceProps) {
  const locale = useLocale();
  return (
    <li className="flex min-h-7 items-center gap-2">
      <input id={id} type="checkbox" checked={isChosen} onChange={() => onToggle(value)} className="size-4 shrink-0 accent-accent" />
      <label htmlFor={id} className="flex min-h-7 min-w-0 grow cursor-pointer items-center justify-between gap-2">
        <span className="min-w-0 truncate" title={value}>
          <FacetLabel kind={kind} value={value} />
        </span>
        <span className="shrink-0 text-xs text-muted tabular-nums">{formatCapped({ count, isExact }, locale)}</span>
      </label>
    </li>
  );
}
