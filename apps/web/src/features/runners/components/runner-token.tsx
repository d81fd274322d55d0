import type { RegisteredRunner } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { CommandBlock } from '../../../ui/command-block';
import { CopyLine } from '../../../ui/copy-line';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { runnerCommands } from '../model/standing';

/** The only time the token is shown, with what to type on the machine that shall be the runner. */
export function RunnerTokenDialog({ made, onClose }: { made: RegisteredRunner | null; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open={made !== null} onOpenChange={onClose} title={t('runners.tokenOf', { name: made?.name ?? '' })}>
      {made === null ? null : (
        <div className="space-y-4">
          <Notice tone="warn">{t('runners.shownOnce')}</Notice>
          <CopyLine text={made.token} label={t('runners.copyToken')} />
          <p>{t('runners.commandsText')}</p>
          <CommandBlock
            lines={runnerCommands(window.location.origin, made.token)}
            label={t('runners.commands')}
            copyLabel={t('runners.copyCommands')}
          />
          <p className="text-xs text-muted">{t('runners.afterwards')}</p>
          <div className="flex justify-end">
            <Button tone="primary" onClick={onClose}>
              {t('runners.kept')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
