import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { startHasher } from '../api/hasher';
import { uploadCalls } from '../api/upload-calls';
import { waitInBrowser } from '../model/retry';
import { Uploader, type Snapshot } from '../model/uploader';
import { CommitForm } from './commit-form';
import { DropZone } from './drop-zone';
import { UploadList } from './upload-list';
import { UploadProgress } from './upload-progress';

interface Props {
  repository: RepositoryKey;
  revision: string;
  /** The folder that files go to; '' is the root. */
  path: string;
  /** Else all is proposed. */
  mayWrite: boolean;
  /** All is committed; with the number of the pull request that was made of it. */
  onDone: (num: number | null) => void;
}

/** Files and folders from this machine into the repository, with one commit at the end. */
export function UploadPage(props: Props) {
  const t = useT();
  const { uploader, snapshot } = useUploader(props);
  const { phase, items, error } = snapshot;
  useWarningBeforeLeaving(phase === 'running' || phase === 'committing');
  useAfterUpload(snapshot, props);
  const running = phase === 'running' || phase === 'committing';
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="min-w-0 space-y-4">
        <h1 className="text-lg font-semibold">{t('upload.title', { place: props.path === '' ? props.repository.name : props.path })}</h1>
        <DropZone folder={props.path} compact={items.length > 0} disabled={running} onFiles={(files) => void uploader.add(files)} />
        {phase === 'failed' ? <Notice tone="danger">{error === null ? t('upload.someFailed') : problemText(error, t)}</Notice> : null}
        <UploadList items={items} busy={running} onRemove={(path) => uploader.remove(path)} />
      </div>
      <aside className="min-w-0 space-y-4 lg:sticky lg:top-4">
        <UploadProgress snapshot={snapshot} uploader={uploader} />
        <CommitForm snapshot={snapshot} revision={props.revision} mayWrite={props.mayWrite} onStart={(head) => void uploader.start(head)} />
        {items.length === 0 ? null : <p className="text-xs text-muted">{t('upload.resumeHint')}</p>}
      </aside>
    </div>
  );
}

const REFRESH_MS = 200;

/** The uploader of this page. It may change a thousand times a second: the page looks five times. */
function useUploader({ repository, revision, mayWrite }: Props): { uploader: Uploader; snapshot: Snapshot } {
  const [hasher] = useState(startHasher);
  const { type, namespace, name } = repository;
  const uploader = useMemo(
    () => new Uploader({ calls: uploadCalls({ type, namespace, name }, revision, mayWrite), hasher, wait: waitInBrowser }),
    [type, namespace, name, revision, mayWrite, hasher],
  );
  const store = useMemo(() => slowly(uploader), [uploader]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot);
  useEffect(() => () => (uploader.cancel(), hasher.stop()), [uploader, hasher]);
  return { uploader, snapshot };
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
