import { type FormEvent, useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { Button, buttonClass } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { PAGE_ROWS } from '../model/viewer-state';

/** Pages of a table whose rows are numbered: any of them is a step away. */
export function PageLinks({
  page,
  total,
  addressOf,
  go,
}: {
  page: number;
  total: number;
  addressOf: (page: number) => string;
  go: (href: string) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS));
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  if (total === 0) return null;
  const [from, to] = [(page - 1) * PAGE_ROWS + 1, Math.min(page * PAGE_ROWS, total)];
  return (
    <nav aria-label={t('viewer.pages')} className="flex flex-wrap items-center gap-2">
      {page > 1 ? (
        <AppLink href={addressOf(page - 1)} className={buttonClass()}>
          {t('viewer.previous')}
        </AppLink>
      ) : null}
      {page < pages ? (
        <AppLink href={addressOf(page + 1)} className={buttonClass()}>
          {t('viewer.next')}
        </AppLink>
      ) : null}
      <span className="text-muted">{t('viewer.range', { from: number(from), to: number(to), total: number(total) })}</span>
      {pages > 2 ? (
        <ToPage key={page} page={page} pages={pages} shownPages={number(pages)} onGo={(wanted) => go(addressOf(wanted))} />
      ) : null}
    </nav>
  );
}

function ToPage({ page, pages, shownPages, onGo }: { page: number; pages: number; shownPages: string; onGo: (page: number) => void }) {
  const t = useT();
  const [text, setText] = useState(String(page));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = Number(text);
    if (Number.isInteger(wanted)) onGo(Math.min(Math.max(wanted, 1), pages));
  };
  return (
    <form onSubmit={submit} className="ml-auto flex items-center gap-2">
      <label className="flex items-center gap-2">
        {t('viewer.page')}
        <input
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="h-8 w-20 rounded-control border border-line-strong bg-surface px-2 tabular-nums"
        />
      </label>
      <span className="text-muted">{t('viewer.pageOf', { pages: shownPages })}</span>
      <Button type="submit">{t('viewer.go')}</Button>
    </form>
  );
}
