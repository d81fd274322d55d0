import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { cx } from './class-names';
import { Icon } from './icon';

export type ToastTone = 'plain' | 'danger';
interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
}
type Say = (text: string, tone?: ToastTone) => void;

const SHOWN_MS = 6000;
const SHOWN_AT_ONCE = 3;
const ToastContext = createContext<Say>(() => undefined);

export function useToast(): { say: Say } {
  const say = useContext(ToastContext);
  return useMemo(() => ({ say }), [say]);
}

/** Short news at the edge of the page; read out by screen readers without taking the focus. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastId = useRef(0);
  const dismiss = useCallback((id: number) => setToasts((known) => known.filter((toast) => toast.id !== id)), []);
  const say = useCallback<Say>(
    (text, tone = 'plain') => {
      const id = ++lastId.current;
      setToasts((known) => [...known, { id, text, tone }].slice(-SHOWN_AT_ONCE));
      setTimeout(() => dismiss(id), SHOWN_MS);
    },
    [dismiss],
  );
  return (
    <ToastContext value={say}>
      {children}
      <div aria-live="polite" className="fixed right-4 bottom-4 z-50 flex w-[min(360px,calc(100vw-32px))] flex-col gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => dismiss(toast.id)} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const t = useT();
  const danger = toast.tone === 'danger';
  return (
    <div
      className={cx('flex items-start gap-2 rounded-panel border bg-surface p-3 shadow-raised', danger ? 'border-danger' : 'border-line')}
    >
      <Icon name={danger ? 'warning' : 'check'} className={cx('mt-0.5 size-4', danger ? 'text-danger' : 'text-link')} />
      <p className="grow text-sm">{toast.text}</p>
      <button
        type="button"
        onClick={onClose}
        aria-label={t('close')}
        className="inline-flex size-6 items-center justify-center rounded-control text-muted hover:bg-hover"
      >
        <Icon name="close" className="size-3.5" />
      </button>
    </div>
  );
}
