import { type FormEvent, type ReactNode, useId } from 'react';
import type { CollectionTheme } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { SelectField, TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import type { CollectionWish } from '../api/collections';
import { SWATCH, THEMES } from '../model/theme';

const MOST_TITLE = 60;
const MOST_DESCRIPTION = 150;

interface Props {
  before?: CollectionWish;
  /** Whose it can be; none where that is settled. */
  owners?: readonly string[];
  action: string;
  pending: boolean;
  error: unknown;
  onWish: (wish: CollectionWish, owner: string) => void;
  onCancel: () => void;
}

export function CollectionForm({ before, owners = [], action, pending, error, onWish, onCancel }: Props) {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim();
    const theme = text('theme');
    const wish = { title: text('title'), description: text('description'), isPrivate: form.has('isPrivate') };
    onWish({ ...wish, ...(theme === '' ? {} : { theme: theme as CollectionTheme }) }, text('owner'));
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      {owners.length > 1 ? (
        <SelectField label={t('collection.owner')} name="owner">
          {owners.map((owner) => (
            <option key={owner}>{owner}</option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="owner" value={owners[0] ?? ''} />
      )}
      <TextField
        label={t('collection.title')}
        name="title"
        defaultValue={before?.title}
        maxLength={MOST_TITLE}
        required
        pattern=".*\S.*"
        autoComplete="off"
      />
      <TextAreaField
        label={t('collection.description')}
        hint={t('collection.descriptionHint', { count: MOST_DESCRIPTION })}
        name="description"
        data-by-user=""
        defaultValue={before?.description}
        maxLength={MOST_DESCRIPTION}
        rows={2}
      />
      {before?.theme === undefined ? null : <ThemeField chosen={before.theme} />}
      <PrivateField isPrivate={before?.isPrivate ?? false} />
      <Actions>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={pending}>
          {action}
        </Button>
      </Actions>
    </form>
  );
}

function Actions({ children }: { children: ReactNode }) {
  return <div className="flex justify-end gap-2">{children}</div>;
}

function PrivateField({ isPrivate }: { isPrivate: boolean }) {
  const t = useT();
  const hint = useId();
  return (
    <div>
      <label className="flex items-center gap-2">
        <input type="checkbox" name="isPrivate" defaultChecked={isPrivate} aria-describedby={hint} className="size-4 accent-accent" />
        {t('collection.private')}
      </label>
      <p id={hint} className="mt-1 text-xs text-muted">
        {t('collection.privateHint')}
      </p>
    </div>
  );
}

function ThemeField({ chosen }: { chosen: CollectionTheme }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('collection.theme')}</legend>
      <div className="flex flex-wrap gap-2">
        {THEMES.map((theme) => (
          <label
            key={theme}
            className="flex cursor-pointer items-center gap-2 rounded-control border border-line px-2 py-1 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-soft-ink"
          >
            <input type="radio" name="theme" value={theme} defaultChecked={theme === chosen} className="size-3.5 accent-accent" />
            <span aria-hidden="true" className={cx('size-4 rounded-full', SWATCH[theme])} />
            {t(`collection.theme.${theme}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
