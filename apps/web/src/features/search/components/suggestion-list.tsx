import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useT } from '../../../lib/i18n';
import { useLaterWords } from '../../../lib/later-words';
import { useSettled } from '../../../lib/use-settled';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { Marked } from '../../../ui/marked';
import { searchQuery } from '../api/search';
import { searchHref } from '../model/suggestions';
import { type Suggestion, suggestionsOf } from '../model/suggestions-of';

const PAUSE_MS = 150;
const SHOWN = 4;

interface Props {
  id: string;
  text: string;
  active: number;
  /** Where each suggestion leads, in order. */
  onFound: (hrefs: readonly string[]) => void;
  onChoose: (href: string) => void;
}

/** The focus stays in the box; a press of the mouse must not take it. */
export default function SuggestionList({ id, text, active, onFound, onChoose }: Props) {
  useLaterWords();
  const t = useT();
  const { data } = useQuery(searchQuery(useSettled(text, PAUSE_MS), SHOWN, false));
  useEffect(() => onFound(data === undefined ? [] : suggestionsOf(data).map(({ href }) => href)), [data, onFound]);
  if (data === undefined) return null;
  const suggestions: readonly Suggestion[] = suggestionsOf(data);
  if (suggestions.length === 0) return null;
  return (
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="fixed inset-x-3 top-13 z-40 overflow-hidden rounded-panel border border-line bg-surface shadow-raised md:absolute md:inset-x-auto md:top-9 md:left-0 md:w-[420px]"
    >
      <ul id={`${id}-list`} role="listbox" aria-label={t('search.suggestions')} className="max-h-[70vh] overflow-y-auto p-1">
        {suggestions.map((suggestion, index) => (
          <li
            key={`${suggestion.kind}:${suggestion.title}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => onChoose(suggestion.href)}
            className={cx(
              'flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2 hover:bg-hover',
              index === active && 'bg-hover',
            )}
          >
            <Icon name={suggestion.kind} className="size-4 text-link" />
            <span data-by-user="" className="min-w-0 shrink-0 truncate max-w-[75%]">
              <Marked text={suggestion.title} marks={suggestion.marks} />
            </span>
            <span data-by-user="" className="min-w-0 truncate text-xs text-muted">
              {suggestion.note}
            </span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onChoose(searchHref(text))}
        className="flex min-h-9 w-full items-center gap-2 border-t border-line px-3 text-left text-link hover:bg-hover"
      >
        <Icon name="search" className="size-4" />
        <span className="truncate">{t('search.everything', { q: text.trim() })}</span>
      </button>
    </div>
  );
}
