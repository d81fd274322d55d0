import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { startHasher } from '../api/hasher';
import { uploadCalls } from '../api/upload-calls';
import { forgetRecord, keepRecord } from '../api/upload-records';
import { sayHere } from '../api/upload-tabs';
import { useLeftUploads } from '../api/use-left-uploads';
import { Keeper } from '../model/keeper';
import { waitInBrowser } from '../model/retry';
import type { Chosen } from '../model/upload-types';
import { isFor, matched, type UploadRecord } from '../model/upload-record';
import { Uploader, type Snapshot } from '../model/uploader';
import { CommitForm } from './commit-form';
import { ContinueUpload } from './continue-upload';
import { DropZone } from './drop-zone';
import { SignInAgain, WhatChanged } from './upload-notices';
import { UploadList } from './upload-list';
import { UploadProgress } from './upload-progress';

interface Props {
  /** Whose uploads are remembered. */
  viewer: string;
  repository: RepositoryKey;
  revision: string;
  /** The folder that files go to; '' is the root. */
  path: string;
  /** Else all is proposed. */
  mayWrite: boolean;
  /** Patterns of the rules that keep who may write from this branch. */
  guard: string | null;
  /** All is committed; with the number of the pull request that was made of it. */
  onDone: (num: number | null) => void;
}

/** Files and folders from this machine into the repository, with one commit at the end. */
export function UploadPage(props: Props) {
  const t = useT();
  const found = useLeft(props);
  const [isTaken, setTaken] = useState(false);
  const { uploader, snapshot, keep } = useUploader(props);
  const { phase, items, error } = snapshot;
  useWarningBeforeLeaving(phase === 'running' || phase === 'committing');
  useAfterUpload(snapshot, props);
  const running = phase === 'running' || phase === 'committing';
  const left = isTaken || items.length > 0 ? null : found;
  const folder = left?.path ?? props.path;
  const choose = (chosen: Chosen) => {
    const goesOn = left !== null && matched(left, chosen.files).files.length > 0;
    setTaken(true);
    keep(goesOn ? left : null);
    void (goesOn ? uploader.restore(left, chosen) : uploader.add(chosen));
  };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="min-w-0 space-y-4">
        <h1 className="text-lg font-semibold">{t('upload.title', { place: props.path === '' ? props.repository.name : props.path })}</h1>
        {left !== null ? <ContinueUpload record={left} onFiles={choose} /> : null}
        <DropZone folder={folder} compact={items.length > 0} disabled={running} onFiles={choose} />
        <WhatChanged snapshot={snapshot} />
        {phase === 'signed-out' ? <SignInAgain onBack={() => void uploader.resume()} /> : null}
        {phase === 'failed' ? <Notice tone="danger">{error === null ? t('upload.someFailed') : problemText(error, t)}</Notice> : null}
        <UploadList items={items} busy={running} onRemove={(path) => uploader.remove(path)} />
      </div>
      <aside className="min-w-0 space-y-4 lg:sticky lg:top-4">
        <UploadProgress snapshot={snapshot} uploader={uploader} />
        <CommitForm
          snapshot={snapshot}
          revision={props.revision}
          mayWrite={props.mayWrite}
          guard={props.guard}
          onStart={(head) => void uploader.start(head)}
        />
        {items.length === 0 ? null : (
          <p className="text-xs text-muted">{t(uploader.roots.length > 0 ? 'upload.resumeHintHeld' : 'upload.resumeHint')}</p>
        )}
      </aside>
    </div>
  );
}

const REFRESH_MS = 200;

/** An upload to this branch that is not done. */
function useLeft(props: Props): UploadRecord | null {
  const { records } = useLeftUploads(props.viewer);
  return records.find((record) => isFor(record, props)) ?? null;
}

const SOON_MS = 1000;
const MEMORY = {
  keep: keepRecord,
  forget: forgetRecord,
  soon: (work: () => void) => {
    const timer = setTimeout(work, SOON_MS);
    return () => clearTimeout(timer);
  },
};

/** The uploader of this page. It may change a thousand times a second: the page looks five times. */
function useUploader(props: Props): { uploader: Uploader; snapshot: Snapshot; keep: (left: UploadRecord | null) => void } {
  const { repository, revision, mayWrite } = props;
  const [hasher] = useState(startHasher);
  const { type, namespace, name } = repository;
  const uploader = useMemo(
    () => new Uploader({ calls: uploadCalls({ type, namespace, name }, revision, mayWrite), hasher, wait: waitInBrowser }),
    [type, namespace, name, revision, mayWrite, hasher],
  );
  const store = useMemo(() => slowly(uploader), [uploader]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  const keeping = useRef<{ keeper: Keeper; leave: () => void } | null>(null);
  // The same record goes on; another one begins with the first files.
  const keep = (left: UploadRecord | null) => {
    if (keeping.current !== null) return;
    const id = left?.id ?? newId();
    const { viewer, path } = left ?? props;
    const place = { viewer, repository: { type, namespace, name }, revision, path, mayWrite };
    keeping.current = { keeper: new Keeper(uploader, place, MEMORY, id), leave: sayHere(id) };
  };
  useEffect(
    () => () => {
      uploader.pause();
      void keeping.current?.keeper.stop();
      keeping.current?.leave();
      hasher.stop();
    },
    [uploader, hasher],
  );
  return { uploader, snapshot, keep };
}

function slowly(uploader: Uploader): Pick<Uploader, 'subscribe' | 'snapshot'> {
  let shown = uploader.snapshot();
  return {
    snapshot: () => shown,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const look = () => ((timer = null), (shown = uploader.snapshot()), listener());
      const stop = uploader.subscribe(() => {
        timer ??= setTimeout(look, REFRESH_MS);
      });
      return () => (stop(), timer !== null && clearTimeout(timer));
    },
  };
}

function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}

/** When all is done, every page asks anew what the repository has. */
function useAfterUpload({ phase, unchanged, num }: Snapshot, { repository, onDone }: Props): void {
  const t = useT();
  const client = useQueryClient();
  const { say } = useToast();
  useEffect(() => {
    if (phase !== 'done') return;
    say(t(unchanged ? 'upload.unchanged' : 'upload.done'));
    client.removeQueries({
      predicate: ({ queryKey }) => queryKey[2] === repository.namespace && queryKey[3] === repository.name && queryKey[0] !== 'repository',
    });
    void client.invalidateQueries({ queryKey: ['first-push'] });
    void client.invalidateQueries({ queryKey: ['repository', repository.type, repository.namespace, repository.name] });
    onDone(num);
  }, [phase]);
}

/** crypto.randomUUID is missing on plain http. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
