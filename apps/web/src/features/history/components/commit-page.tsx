import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { commitAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Commit, Comparison } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import type { LineNotes } from '../../../lib/line-notes';
import { Button, buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { changesQuery } from '../api/history';
import { pathsOf } from '../model/diff-place';
import { Author } from './author';
import { DiffModePicker, type DiffMode } from './diff-mode';
import { FileDiff } from './file-diff';
import { NoRevision } from './no-revision';

interface Props {
  repository: RepositoryKey;
  revision: string;
  /** '' is the first parent. */
  base: string;
  /** Of a page that says itself what is compared. */
  isPart?: boolean;
  /** What is said of its lines. */
  notes?: LineNotes;
  /** Beside the layouts: what else can be done with the changes. */
  tools?: ReactNode;
}

/** A commit, or two revisions beside each other: who, why, and what changed, file by file. */
export function CommitPage({ repository, revision, base, isPart = false, notes, tools }: Props) {
  const t = useT();
  const [mode, setMode] = useState<DiffMode>('unified');
  const changes = useInfiniteQuery(changesQuery(repository, revision, base));
  useNamedPart(changes, notes !== undefined);
  if (changes.data === undefined && changes.isError)
    return base === '' ? (
      <NoRevision repository={repository} revision={revision} error={changes.error} />
    ) : (
      <ProblemPage error={changes.error} />
    );
  if (changes.data === undefined) return <SkeletonRows count={10} className="h-10" />;
  const first = changes.data.pages[0] as Comparison;
  const files = changes.data.pages.flatMap((page) => page.items);
  return (
    <>
      {isPart ? null : base === '' ? (
        <CommitHead repository={repository} commit={first.head} />
      ) : (
        <ComparedHead repository={repository} comparison={first} />
      )}
      <div className="mb-3 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <Totals comparison={first} />
        <div className="flex flex-wrap items-center gap-2">
          <DiffModePicker mode={mode} onChange={setMode} />
          {tools}
        </div>
      </div>
      <div className="space-y-4">
        {files.map((file) => (
          <FileDiff
            key={(file.after ?? file.before)?.path}
            file={file}
            mode={mode}
            notes={notes}
            place={{ repository, head: first.head.oid, base: first.base?.oid ?? '', askedBase: base }}
          />
        ))}
      </div>
      {files.length === 0 ? <p className="py-8 text-center text-muted">{t('diff.nothing')}</p> : null}
      {changes.hasNextPage ? null : notes?.elsewhere(files.map(pathsOf))}
      {changes.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => void changes.fetchNextPage()} disabled={changes.isFetchingNextPage}>
            {t('diff.moreFiles', { count: first.totalFiles - files.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

const NAMED = /^#(?:thread|comment)-\d+$/;

/** What the address names may stand at a file of a later page: pages come until it is there. */
function useNamedPart(
  { data, hasNextPage, isFetching, fetchNextPage }: UseInfiniteQueryResult<InfiniteData<Comparison>>,
  isWanted: boolean,
): void {
  const { hash } = useLocation();
  const found = useRef('');
  useEffect(() => {
    const name = `#${hash}`;
    if (!isWanted || data === undefined || isFetching || !NAMED.test(name) || found.current === name) return;
    const part = document.getElementById(hash);
    if (part === null && hasNextPage) void fetchNextPage();
    if (part === null) return;
    found.current = name;
    part.scrollIntoView({ block: 'center' });
  }, [hash, isWanted, data, isFetching, hasNextPage, fetchNextPage]);
}

function CommitHead({ repository, commit }: { repository: RepositoryKey; commit: Commit }) {
  const t = useT();
  return (
    <section className="mb-5 rounded-panel border border-line bg-surface">
      <div className="flex flex-wrap items-start gap-3 p-4">
        <div className="min-w-0 grow basis-60">
          <h1 data-by-user className="text-lg font-semibold">
            {commit.title === '' ? t('history.untitled') : commit.title}
          </h1>
          {commit.body === '' ? null : (
            <p data-by-user className="mt-2 font-mono text-xs leading-5 whitespace-pre-wrap text-muted">
              {commit.body}
            </p>
          )}
        </div>
        <AppLink href={treeAddress(repository, commit.oid)} className={buttonClass('plain')}>
          <Icon name="folder" />
          {t('history.browseHere')}
        </AppLink>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 text-xs text-muted">
        <Author author={commit.author} />
        <Moment at={commit.at} />
        <Parents repository={repository} parents={commit.parents} />
        <span className="inline-flex min-w-0 items-center gap-1">
          <span className="shrink-0">{t('history.commit')}</span> <code className="truncate font-mono">{commit.oid}</code>
          <CopyButton text={commit.oid} label={t('history.copyOid')} />
        </span>
      </div>
    </section>
  );
}

function Parents({ repository, parents }: { repository: RepositoryKey; parents: readonly string[] }) {
  const t = useT();
  if (parents.length === 0) return <span>{t('history.noParent')}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {t('history.parents')}
      {parents.map((oid) => (
        <AppLink key={oid} href={commitAddress(repository, oid)} className="font-mono text-link hover:underline">
          {oid.slice(0, 8)}
        </AppLink>
      ))}
    </span>
  );
}

function ComparedHead({ repository, comparison }: { repository: RepositoryKey; comparison: Comparison }) {
  const t = useT();
  return (
    <h1 className="mb-4 flex flex-wrap items-center gap-2 text-lg font-semibold">
      {t('diff.compared')}
      {[comparison.base, comparison.head].map((commit, index) =>
        commit === null ? null : (
          <span key={index} className="inline-flex items-center gap-2">
            {index === 1 ? <span className="text-muted">→</span> : null}
            <AppLink href={commitAddress(repository, commit.oid)} className="font-mono text-sm font-normal text-link hover:underline">
              {commit.oid.slice(0, 8)}
            </AppLink>
          </span>
        ),
      )}
    </h1>
  );
}

/** Lines are counted only where the page holds all files. */
function Totals({ comparison }: { comparison: Comparison }) {
  const t = useT();
  const sum = (side: 'additions' | 'deletions') => comparison.items.reduce((total, file) => total + (file[side] ?? 0), 0);
  const whole = comparison.items.length === comparison.totalFiles;
  return (
    <p className="text-muted">
      {t('diff.files', { count: comparison.totalFiles })}
      {whole ? ` · ${t('diff.lines', { additions: sum('additions'), deletions: sum('deletions') })}` : ''}
    </p>
  );
}
