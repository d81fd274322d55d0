import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useT } from '../../../lib/i18n';
import { useLaterWords } from '../../../lib/later-words';
import { useSettled } from '../../../lib/use-settled';
import { cx } from '../../../ui/class-names';
import { Icon, type IconName } from '../../../ui/icon';
import { Marked } from '../../../ui/marked';
import { suggestionsQuery } from '../api/search';
import { searchHref } from '../model/suggestions';
import { addressOf, groupsOf, type Suggestion, type SuggestionGroup } from '../model/suggestions-of';

const PAUSE_MS = 150;
const SHOWN = 3;
const ICON: Record<Suggestion['kind'], IconName> = {
  model: 'model',
  dataset: 'dataset',
  app: 'app',
  organization: 'organization',
  user: 'user',
  collection: 'collection',
  discussion: 'talk',
  'pull-request': 'branch',
};

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
  const { data } = useQuery(suggestionsQuery(useSettled(text, PAUSE_MS), SHOWN));
  useEffect(() => onFound(data === undefined ? [] : data.items.map(addressOf)), [data, onFound]);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="fixed inset-x-3 top-13 z-40 overflow-hidden rounded-panel border border-line bg-surface shadow-raised md:absolute md:inset-x-auto md:top-9 md:left-0 md:w-[460px]"
    >
      <div id={`${id}-list`} role="listbox" aria-label={t('search.suggestions')} className="max-h-[70vh] overflow-y-auto p-1">
        {data.correction === null ? null : (
          <p role="presentation" data-by-user="" className="px-2 pt-1.5 text-xs text-muted wrap-anywhere">
            {t('search.meant', { correction: data.correction })}
          </p>
        )}
        {groupsOf(data.items).map(({ group, items }) => (
          <Group key={group} id={`${id}-${group}`} group={group}>
            {items.map((suggestion) => (
              <Option
                key={suggestion.href}
                id={`${id}-${suggestion.index}`}
                suggestion={suggestion}
                isActive={suggestion.index === active}
                onChoose={onChoose}
              />
            ))}
          </Group>
        ))}
      </div>
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

function Group({ id, group, children }: { id: string; group: SuggestionGroup; children: React.ReactNode }) {
  const t = useT();
  const isRepository = group === 'model' || group === 'dataset' || group === 'app';
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
        {t(isRepository ? `type.${group}.many` : `search.group.${group}`)}
      </div>
      {children}
    </div>
  );
}

interface OptionProps {
  id: string;
  suggestion: Suggestion;
  isActive: boolean;
  onChoose: (href: string) => void;
}

function Option({ id, suggestion: { kind, text, marks, note, href }, isActive, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      ref={isActive ? intoView : undefined}
      role="option"
      aria-selected={isActive}
      onClick={() => onChoose(href)}
      className={cx('flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2 hover:bg-hover', isActive && 'bg-hover')}
    >
      <Icon name={ICON[kind]} className="size-4 text-link" />
      <span data-by-user="" className="max-w-[75%] min-w-0 shrink-0 truncate">
        <Marked text={text} marks={marks} />
      </span>
      <span data-by-user="" className="min-w-0 truncate text-xs text-muted">
        {note}
      </span>
    </div>
  );
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
