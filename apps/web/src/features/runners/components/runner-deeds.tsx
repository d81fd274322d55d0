import type { RegisteredRunner, Runner } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { useToast } from '../../../ui/toast';
import { removeRunner, renewToken, setPaused, useRunnerDeed } from '../api/runners';

export interface RunnerDeed {
  kind: 'pause' | 'resume' | 'token' | 'remove';
  runner: Runner;
}

interface Props {
  deed: RunnerDeed | null;
  onClose: () => void;
  onToken: (made: RegisteredRunner) => void;
}

/** Asks before each deed, does it, and says so. */
export function RunnerDeeds({ deed, onClose, onToken }: Props) {
  const t = useT();
  const { say } = useToast();
  const run = useRunnerDeed(doIt);
  const kind = deed?.kind ?? 'pause';
  const name = deed?.runner.name ?? '';
  const close = () => (run.reset(), onClose());
  const confirm = () => {
    if (deed === null) return;
    run.mutate(deed, {
      onSuccess: (made) => {
        if (made) onToken(made);
        else say(t(`runners.done.${kind}`, { name }));
        close();
      },
    });
  };
  return (
    <ConfirmDialog
      key={`${kind} ${name}`}
      open={deed !== null}
      onClose={close}
      title={t(`runners.ask.${kind}`, { name })}
      text={t(`runners.note.${kind}`)}
      action={t(`runners.deed.${kind}`)}
      tone={kind === 'remove' || kind === 'token' ? 'danger' : 'primary'}
      onConfirm={confirm}
      pending={run.isPending}
      error={run.error}
    />
  );
}

async function doIt({ kind, runner: { id } }: RunnerDeed): Promise<RegisteredRunner | void> {
  if (kind === 'token') return renewToken(id);
  if (kind === 'remove') return removeRunner(id);
  await setPaused({ id, isPaused: kind === 'pause' });
}
