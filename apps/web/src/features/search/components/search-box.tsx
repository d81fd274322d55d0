// The search of the top bar: a combobox (WAI-ARIA) that suggests while one types. `/` brings the reader here from anywhere.
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent as ReactKeyboardEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';
import { moved, searchHref } from '../model/suggestions';

/** Loaded when somebody begins to type. */
const Suggestions = lazy(() => import('./suggestion-list'));

/** In the top bar; `large`: in the middle of a page, which `/` does not lead to. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const t = useT();
  const label = t(large ? 'home.search' : 'shell.search');
  const go = useGo();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [found, setFound] = useState<readonly string[]>([]);
  const isAsking = isOpen && text.trim() !== '';
  const isShown = isAsking && found.length > 0;
  useFocusBySlash(input, !large);
  useOnNewPage(() => setOpen(false));

  const leave = (href: string) => {
    setOpen(false);
    setActive(-1);
    input.current?.blur();
    go(href);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = isShown ? found[active] : undefined;
    if (chosen !== undefined) leave(chosen);
    else if (text.trim() !== '') leave(searchHref(text));
  };
  const press = (event: ReactKeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setOpen(false);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    setActive(moved(active, event.key === 'ArrowDown' ? 1 : -1, found.length));
  };

  return (
    <form
      role="search"
      aria-label={label}
      onSubmit={submit}
      className={cx('relative min-w-24 grow basis-0 text-left', large ? undefined : 'md:max-w-72')}
    >
      <Icon name="search" className={cx('pointer-events-none absolute left-2.5 size-4 text-muted', large ? 'top-3.5' : 'top-2')} />
      <input
        ref={input}
        type="text"
        role="combobox"
        name="search"
        autoComplete="off"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts={large ? undefined : '/'}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={label}
        value={text}
        maxLength={200}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
        className={cx(
          'w-full rounded-control border border-line-strong pr-2 pl-8 text-ellipsis placeholder:text-muted',
          large ? 'h-11 bg-surface' : 'h-8 bg-canvas',
        )}
      />
      {isAsking ? (
        <Suspense fallback={null}>
          <Suggestions id={id} text={text} active={active} onFound={setFound} onChoose={leave} />
        </Suspense>
      ) : null}
    </form>
  );
}

function useOnNewPage(act: () => void): void {
  const { href } = useLocation();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the address alone decides
  useEffect(act, [href]);
}

function useFocusBySlash(input: React.RefObject<HTMLInputElement | null>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [input, isOn]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
