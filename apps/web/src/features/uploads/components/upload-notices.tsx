import { useEffect } from 'react';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { Snapshot } from '../model/uploader';

/** What is not as it was when the page was closed. */
export function WhatChanged({ snapshot: { changed, missing } }: { snapshot: Snapshot }) {
  const t = useT();
  if (changed.length + missing.length === 0) return null;
  return (
    <Notice tone="warn">
      {changed.length > 0 ? <p>{t('upload.changed', { count: changed.length, first: changed[0] })}</p> : null}
      {missing.length > 0 ? <p>{t('upload.missing', { count: missing.length, first: missing[0] })}</p> : null}
    </Notice>
  );
}

/** Signing in happens beside this page, which holds the files; it goes on when somebody comes back to it. */
export function SignInAgain({ onBack }: { onBack: () => void }) {
  const t = useT();
  useEffect(() => {
    window.addEventListener('focus', onBack);
    return () => window.removeEventListener('focus', onBack);
  }, [onBack]);
  return (
    <Notice tone="warn">
      <p>{t('upload.signedOut')}</p>
      <a href="/login" target="_blank" rel="noopener" className={buttonClass('plain', 'mt-2')}>
        {t('upload.signIn')}
      </a>
    </Notice>
  );
}
