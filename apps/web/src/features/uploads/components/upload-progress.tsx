import { useRef } from 'react';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT, type Translate } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/page';
import { isAllBeingChecked, Rate, totalsOf } from '../model/progress';
import type { Snapshot, Uploader } from '../model/uploader';

/** How far all of it is, and the buttons that hold it. */
export function UploadProgress({ snapshot, uploader }: { snapshot: Snapshot; uploader: Uploader }) {
  const t = useT();
  const locale = useLocale();
  const { phase, items, isWaiting } = snapshot;
  const totals = totalsOf(items);
  const rate = useRef(new Rate());
  const sending = phase === 'running' && items.some(({ state }) => state === 'sending');
  if (sending) rate.current.note(totals.movedBytes, Date.now());
  if (items.length === 0) return null;
  const percent = totals.bytes === 0 ? 100 : Math.floor((totals.sentBytes / totals.bytes) * 100);
  const checking = phase === 'running' && isAllBeingChecked(items);
  const speed = sending && !checking && !isWaiting ? rate.current.bytesPerSecond() : null;
  const remaining = speed === null ? null : rate.current.remainingSeconds(totals.bytes - totals.sentBytes);
  return (
    <Panel title={t('upload.files')}>
      <p className="text-sm">{t('upload.count', { count: totals.files, size: formatBytes(totals.bytes, locale) })}</p>
      {totals.refused > 0 ? <p className="mt-1 text-sm text-danger">{t('upload.refusedCount', { count: totals.refused })}</p> : null}
      {phase === 'choosing' ? null : (
        <>
          <progress max={100} value={percent} aria-label={t('upload.total')} className="mt-3 h-2 w-full" />
          <p className="mt-1 min-h-4 text-xs text-muted">
            {[
              `${formatBytes(totals.sentBytes, locale)} / ${formatBytes(totals.bytes, locale)}`,
              speed === null ? null : t('upload.rate', { rate: formatBytes(Math.round(speed), locale) }),
              checking ? t('upload.verifying') : null,
              isWaiting && phase === 'running' ? t('upload.waiting') : null,
              remaining === null || remaining === 0 ? null : remainingText(remaining, t),
            ]
              .filter((text) => text !== null)
              .join(' · ')}
          </p>
          {/* Every tenth is announced, not every byte. */}
          <p aria-live="polite" className="sr-only">
            {checking
              ? t('upload.verifying')
              : phase === 'running'
                ? t('upload.announce', { percent: percent - (percent % 10), done: totals.done, count: totals.files })
                : t(`upload.phase.${phase === 'signed-out' ? 'paused' : phase}`)}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            {phase === 'running' ? (
              <Button onClick={() => uploader.pause()}>
                <Icon name="pause" />
                {t('upload.pause')}
              </Button>
            ) : null}
            {phase === 'paused' || phase === 'failed' || phase === 'signed-out' ? (
              <Button tone="primary" onClick={() => void uploader.resume()}>
                <Icon name="play" />
                {t(phase === 'failed' ? 'upload.tryAgain' : 'upload.resume')}
              </Button>
            ) : null}
            {phase === 'committing' ? <p className="text-sm text-muted">{t('upload.phase.committing')}</p> : null}
            {phase === 'committing' || phase === 'done' ? null : (
              <Button tone="quiet" onClick={() => uploader.cancel()}>
                {t('cancel')}
              </Button>
            )}
          </div>
        </>
      )}
    </Panel>
  );
}

function remainingText(seconds: number, t: Translate): string {
  if (seconds < 60) return t('upload.secondsLeft', { count: seconds });
  return seconds < 5400
    ? t('upload.minutesLeft', { count: Math.ceil(seconds / 60) })
    : t('upload.hoursLeft', { count: Math.round(seconds / 3600) });
}
