import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useState } from 'react';
import { blobAddress } from '../../../lib/addresses';
import type { FileChange } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import type { LineNotes } from '../../../lib/line-notes';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button, buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { changeQuery } from '../api/history';
import { type DiffPlace, isSamePlace, pathsOf } from '../model/diff-place';
import type { DiffMode } from './diff-mode';
import { DiffTable } from './diff-table';

const TensorDiff = lazy(async () => ({ default: (await import('./tensor-diff')).TensorDiff }));
const TableDiff = lazy(async () => ({ default: (await import('./table-diff')).TableDiff }));
const TABLES = /\.(?:parquet|csv|tsv|jsonl|ndjson)$/i;
const WEIGHTS = /\.(?:safetensors|gguf)$/i;

const TONES = { added: 'accent', deleted: 'danger', modified: 'plain', renamed: 'warn' } as const;

interface Props {
  file: FileChange;
  mode: DiffMode;
  place: DiffPlace;
  notes?: LineNotes;
}

/** One file of a comparison, folded or open. Others on the page stay as they are while somebody writes at a line of one. */
export const FileDiff = memo(OneFile, isSame);

function isSame(one: Props, other: Props): boolean {
  if (one.file !== other.file || one.mode !== other.mode || !isSamePlace(one.place, other.place)) return false;
  if (one.notes?.ask !== other.notes?.ask || one.notes?.label !== other.notes?.label) return false;
  const [before, now] = [one, other].map(({ notes, file }) => notes?.about(pathsOf(file)) ?? []);
  return before?.length === now?.length && before?.every((part, index) => part === now?.[index]) === true;
}

/** From so many lines on a file costs nothing while it is out of sight. */
const MANY_LINES = 200;
const LINE_PX = 20;

function OneFile({ file, mode, place, notes }: Props) {
  const t = useT();
  const path = (file.after ?? file.before)?.path ?? '';
  const [more, setMore] = useState(false);
  const whole = useQuery({ ...changeQuery(place.repository, place.head, place.askedBase, path), enabled: more });
  const shown = whole.data ?? file;
  const canShowMore = (file.kind === 'unread' || file.cut) && whole.data === undefined;
  const hasOtherContents = shown.kind !== 'same' && shown.kind !== 'submodule';
  const lines = shown.hunks.reduce((sum, hunk) => sum + hunk.lines.length, 0);
  return (
    <section
      aria-label={path}
      className="overflow-hidden rounded-panel border border-line bg-surface"
      style={lines < MANY_LINES ? undefined : { contentVisibility: 'auto', containIntrinsicSize: `auto ${lines * LINE_PX}px` }}
    >
      <FileHead file={shown} path={path} place={place} />
      {TABLES.test(path) && hasOtherContents ? (
        <Suspense>
          <TableDiff place={place} path={path} />
        </Suspense>
      ) : null}
      <Body file={shown} mode={mode} place={place} notes={notes} />
      {WEIGHTS.test(path) && hasOtherContents ? (
        <Suspense>
          <TensorDiff place={place} path={path} />
        </Suspense>
      ) : null}
      {whole.isError ? <p className="border-t border-line px-4 py-2 text-danger">{problemText(whole.error, t)}</p> : null}
      {canShowMore ? (
        <div className="flex items-center gap-3 border-t border-line bg-sunken px-4 py-2 text-sm text-muted">
          <span>{t(file.cut ? 'diff.cut' : 'diff.tooLong')}</span>
          <Button onClick={() => setMore(true)} disabled={whole.isFetching}>
            {t('diff.showAnyway')}
          </Button>
        </div>
      ) : null}
      {whole.data !== undefined && (shown.cut || shown.kind === 'unread') ? (
        <p className="border-t border-line bg-sunken px-4 py-2 text-sm text-muted">{t('diff.stillTooLong')}</p>
      ) : null}
    </section>
  );
}

function FileHead({ file, path, place }: { file: FileChange; path: string; place: DiffPlace }) {
  const t = useT();
  const { before, after } = file;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-3 py-1.5 text-sm">
      <Badge tone={TONES[file.status]}>{t(`diff.status.${file.status}`)}</Badge>
      <h2 className="flex min-w-0 grow basis-32 flex-wrap items-center gap-x-1 font-mono text-xs">
        {before !== null && after !== null && before.path !== after.path ? <span className="text-muted">{before.path} →</span> : null}
        <span>{path}</span>
        <CopyButton text={path} label={t('files.copyPath')} />
      </h2>
      {file.additions === null || file.kind !== 'text' ? null : (
        <span className="text-xs whitespace-nowrap">{t('diff.lines', { additions: file.additions, deletions: file.deletions ?? 0 })}</span>
      )}
      {after === null ? null : (
        <AppLink
          href={blobAddress(place.repository, place.head, after.path)}
          title={t('diff.viewFile')}
          className={buttonClass('plain', 'h-7')}
        >
          <Icon name="file" className="size-4 sm:hidden" />
          <span className="max-sm:sr-only">{t('diff.viewFile')}</span>
        </AppLink>
      )}
    </div>
  );
}

function Body({ file, mode, place, notes }: Props) {
  if (file.kind === 'text' && file.hunks.length > 0) return <DiffTable file={file} mode={mode} place={place} notes={notes} />;
  return (
    <>
      <NoLines file={file} />
      {notes?.besides(pathsOf(file), () => false)}
    </>
  );
}

function NoLines({ file }: { file: FileChange }) {
  const t = useT();
  if (file.kind === 'large' || file.kind === 'binary' || file.kind === 'unread') return <SizeChange file={file} />;
  const text = file.kind === 'submodule' ? 'diff.submodule' : file.status === 'renamed' ? 'diff.onlyRenamed' : 'diff.onlyMode';
  return <p className="px-4 py-3 text-muted">{t(file.kind === 'text' ? 'diff.emptyFile' : text)}</p>;
}

/** What cannot be shown by lines is told by size and hash. */
function SizeChange({ file }: { file: FileChange }) {
  const t = useT();
  const locale = useLocale();
  const size = (side: FileChange['before']) => (side === null ? t('diff.absent') : formatBytes(side.sizeBytes, locale));
  const kind = file.kind === 'large' ? 'diff.large' : file.kind === 'binary' ? 'diff.binary' : 'diff.long';
  return (
    <div className="px-4 py-3 text-sm">
      <p>
        {t(kind)}{' '}
        <strong className="font-medium whitespace-nowrap">
          {size(file.before)} → {size(file.after)}
        </strong>
      </p>
      <dl className="mt-1 text-xs text-muted">
        {[file.before, file.after].map((side, index) =>
          side?.sha256 ? (
            <div key={index} className="flex flex-wrap gap-x-2">
              <dt>{t(index === 0 ? 'diff.sha256Before' : 'diff.sha256After')}</dt>
              <dd className="min-w-0 font-mono">{side.sha256}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  );
}
