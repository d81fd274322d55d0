import { useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { useCommit } from '../api/commit';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** Patterns of the rules that keep who may write from this branch: it is proposed. */
  guard: string | null;
  /** With the number of the pull request that was made of it. */
  onDone: (num: number | null) => void;
}

export function DeleteFile({ repository, revision, path, guard, onDone }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const commit = useCommit(repository, revision);
  const remove = () =>
    commit.mutate(
      {
        head: { title: t('edit.titleDelete', { path }), description: '', isProposed: guard !== null },
        changes: [{ kind: 'delete', path }],
      },
      { onSuccess: ({ num }) => onDone(num) },
    );
  const text = guard === null ? t('edit.deleteText', { revision }) : t('edit.deleteGuarded', { revision, patterns: guard });
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t('edit.deleteNamed', { path })}>
        <Icon name="trash" />
        <span className="max-md:sr-only">{t('edit.delete')}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('edit.deleteNamed', { path })} description={text}>
        <div className="space-y-3">
          {commit.isError ? <Notice tone="danger">{problemText(commit.error, t)}</Notice> : null}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button tone="danger" onClick={remove} disabled={commit.isPending}>
              {t('edit.delete')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
