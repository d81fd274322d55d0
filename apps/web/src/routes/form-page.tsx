import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-title';
import { Logo } from '../ui/logo';
import { Page } from '../ui/page';

/** A page that is one form. */
export function FormPage({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <Page narrow>
      <div className="mx-auto max-w-sm py-6">
        <Logo className="mb-4 size-10" />
        <h1 className="text-xl font-semibold">{title}</h1>
        {text === undefined ? null : <p className="mt-1 text-muted">{text}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </Page>
  );
}
