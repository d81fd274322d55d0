import { useEffect, useState } from 'react';
import { copyText } from '../lib/clipboard';
import { useT } from '../lib/i18n';
import { cx } from './class-names';
import { Icon } from './icon';
import { useToast } from './toast';

/** Copies `text`; `label` says what it copies, for those who do not see where it stands. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const t = useT();
  const { say } = useToast();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const worked = await copyText(text);
    setCopied(worked);
    if (!worked) say(t('copy.failed'), 'danger');
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? t('copy.done') : label}
      title={copied ? t('copy.done') : label}
      className={cx(
        'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink',
        className,
      )}
    >
      <Icon name={copied ? 'check' : 'copy'} className={copied ? 'size-4 text-link' : 'size-4'} />
      <span aria-live="polite" className="sr-only">
        {copied ? t('copy.done') : ''}
      </span>
    </button>
  );
}
