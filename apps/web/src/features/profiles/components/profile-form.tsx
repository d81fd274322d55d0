import { useState, type FormEvent } from 'react';
import type { Profile } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useDescribe } from '../api/profile';
import { linksAreGood, MOST_LINKS, readLinks } from '../model/links';

/** What the page of a person or an organization says. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useT();
  const { say } = useToast();
  const describe = useDescribe(profile);
  const [linksAreBad, setLinksAreBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim();
    const wish = { fullName: text('fullName'), details: text('details'), links: readLinks(text('links')) };
    setLinksAreBad(!linksAreGood(wish.links));
    if (linksAreGood(wish.links)) describe.mutate(wish, { onSuccess: () => say(t('profile.saved')) });
  };
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4">
      {describe.isError ? <Notice tone="danger">{problemText(describe.error, t)}</Notice> : null}
      <TextField label={t('profile.fullName')} name="fullName" defaultValue={profile.fullName} maxLength={120} />
      <TextAreaField
        label={t(profile.kind === 'user' ? 'profile.bio' : 'profile.description')}
        hint={t('profile.detailsHint')}
        name="details"
        defaultValue={profile.details}
        maxLength={1000}
        rows={4}
      />
      <TextAreaField
        label={t('profile.links')}
        hint={t('profile.linksHint', { count: MOST_LINKS })}
        error={linksAreBad ? t('profile.linksWrong', { count: MOST_LINKS }) : undefined}
        name="links"
        defaultValue={profile.links.join('\n')}
        spellCheck={false}
      />
      <Button type="submit" tone="primary" disabled={describe.isPending}>
        {t('save')}
      </Button>
    </form>
  );
}
