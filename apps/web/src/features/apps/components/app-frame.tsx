import { useEffect, useReducer, useRef, useState, type ReactNode } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { FRAME_ALLOW, framedAddress, isFrom, sandboxOf } from '../model/frame';
import { readMessage, withMessage, type AppMessage, type AppProblem } from '../model/messages';
import { AppProblems } from './app-problems';

interface Props {
  url: string;
  isIsolated: boolean;
  /** `namespace/name`, or the title of the card. */
  title: string;
  /** Where the revision is chosen. */
  picker: ReactNode;
  onShare: () => void;
  onReload: () => void;
}

/** An app at work. The address stays what it was when the page opened: a change of theme does not load it anew. */
export function AppFrame({ url, isIsolated, title, picker, onShare, onReload }: Props) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const locale = useLocale();
  const [address] = useState(() => framedAddress(url, document.documentElement.dataset.theme ?? 'light', locale));
  const [isLoaded, setLoaded] = useState(false);
  const problems = useProblems(frame, url, isIsolated);
  return (
    <section aria-label={t('app.running', { title })}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        {picker}
        <span className="grow" />
        <Button onClick={onReload}>{t('app.reload')}</Button>
        {document.fullscreenEnabled ? <Button onClick={() => void frame.current?.requestFullscreen()}>{t('app.fullScreen')}</Button> : null}
        <a href={url} target="_blank" rel="noopener noreferrer" className={buttonClass()}>
          {t('app.open')}
        </a>
        <Button onClick={onShare}>
          <Icon name="link" />
          {t('app.embed')}
        </Button>
      </div>
      <div className="relative overflow-hidden rounded-panel border border-line bg-surface">
        {isLoaded ? null : (
          <p aria-busy="true" className="absolute inset-x-0 top-10 text-center text-muted">
            {t('app.loading')}
          </p>
        )}
        <iframe
          ref={frame}
          src={address}
          title={title}
          sandbox={sandboxOf({ isIsolated })}
          allow={FRAME_ALLOW}
          referrerPolicy="no-referrer"
          onLoad={() => setLoaded(true)}
          className="relative block h-[75vh] min-h-96 w-full border-0"
        />
      </div>
      {isIsolated ? null : <p className="mt-2 text-sm text-muted">{t('app.noOrigin')}</p>}
      <AppProblems problems={problems} />
    </section>
  );
}

function useProblems(frame: { current: HTMLIFrameElement | null }, url: string, isIsolated: boolean): readonly AppProblem[] {
  const [problems, add] = useReducer((all: readonly AppProblem[], message: AppMessage) => withMessage(all, message), []);
  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      const message = isFrom(frame.current, url, { isIsolated }, event) ? readMessage(event.data) : null;
      if (message) add(message);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [frame, url, isIsolated]);
  return problems;
}
