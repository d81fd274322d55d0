import { useQuery } from '@tanstack/react-query';
import { useCallback, useId, useState, type KeyboardEvent } from 'react';
import { blobAddress, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { useKey } from '../../../lib/use-key';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { pathsQuery } from '../api/paths';
import { findPaths } from '../model/find-paths';

const SHOWN = 30;

const bringInView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

/** `t`, or the button: go to a file by some letters of its path. */
export function FileFinder({ repository, revision }: { repository: RepositoryKey; revision: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  useKey(
    't',
    useCallback(() => setOpen(true), []),
  );
  return (
    <>
      <Button onClick={() => setOpen(true)} title={t('finder.hint')}>
        <Icon name="search" />
        <span className="max-md:sr-only">{t('finder.title')}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('finder.title')}>
        <Finder repository={repository} revision={revision} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** WAI-ARIA combobox: the field keeps the focus, arrows move through the list. */
function Finder({ repository, revision, onDone }: { repository: RepositoryKey; revision: string; onDone: () => void }) {
  const t = useT();
  const go = useGo();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const [current, setCurrent] = useState(0);
  const { data } = useQuery(pathsQuery(repository, revision));
  const found = findPaths(data?.paths ?? [], wanted, SHOWN);
  const open = (path: string | undefined) => {
    if (path === undefined) return;
    onDone();
    go(blobAddress(repository, revision, path));
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') open(found[current]);
    if (step === undefined || found.length === 0) return;
    event.preventDefault();
    setCurrent((current + step + found.length) % found.length);
  };
  return (
    <>
      <input
        role="combobox"
        aria-label={t('finder.label')}
        placeholder={t('finder.label')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${current}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={wanted}
        onChange={(event) => (setWanted(event.target.value), setCurrent(0))}
        onKeyDown={move}
        className="h-9 w-full rounded-control border border-line-strong bg-surface px-3 placeholder:text-muted"
      />
      {/* Of one height, so that the field stays in its place while the list gets shorter. */}
      <div className="relative mt-2">
        <ul id={`${id}-list`} role="listbox" aria-label={t('finder.found')} className="h-[min(50vh,24rem)] overflow-y-auto">
          {found.map((path, index) => (
            <li
              key={path}
              ref={index === current ? bringInView : undefined}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              onPointerMove={() => setCurrent(index)}
              onClick={() => open(path)}
              className={cx('cursor-pointer rounded-control px-2 py-1.5 font-mono text-xs', index === current && 'bg-hover')}
            >
              {path}
            </li>
          ))}
        </ul>
        {data !== undefined && found.length === 0 ? (
          <p className="absolute inset-x-0 top-4 text-center text-muted">{t('finder.none')}</p>
        ) : null}
      </div>
      {data?.complete === false ? <p className="mt-2 text-xs text-muted">{t('finder.incomplete')}</p> : null}
    </>
  );
}
