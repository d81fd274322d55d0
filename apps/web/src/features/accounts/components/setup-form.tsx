import { useId, type FormEvent } from 'react';
import type { HubMode, Meta, SignedIn } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { firstModeFor, readMode } from '../model/modes';
import { AccountFields } from './account-fields';
import { LanguageField } from './language-field';
import { ModeField } from './mode-field';
import { useAccountForm } from './use-account-form';

interface Props {
  secret: string;
  meta: Meta;
  /** Whether the examples are wanted. */
  onDone: (wish: { examples: boolean; mode: HubMode | null }, answer: SignedIn) => void;
}

/** The first administrator and what kind of hub it is, on one screen. */
export function SetupForm({ secret, meta, onDone }: Props) {
  const t = useT();
  const locale = useLocale();
  const chosen = (form: FormData) => (meta.modeIsFixed ? meta.mode : readMode(form));
  const done = (form: FormData, answer: SignedIn) => onDone({ examples: form.get('examples') !== null, mode: chosen(form) }, answer);
  const { send, errorOf, problem, isPending } = useAccountForm({ purpose: 'first-admin', secret }, done);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const mode = meta.modeIsFixed ? undefined : (chosen(new FormData(event.currentTarget)) ?? undefined);
    send(event, { locale, mode });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-x-10 gap-y-5 md:grid-cols-2">
      {problem === null ? null : (
        <Notice tone="danger" className="md:col-span-2">
          {problem}
        </Notice>
      )}
      <div className="space-y-4">
        <LanguageField />
        <AccountFields errorOf={errorOf} />
      </div>
      <div className="space-y-5">
        <ModeField fixed={meta.modeIsFixed ? meta.mode : null} initial={firstModeFor(window.location.hostname)} />
        <ExamplesField />
        <Button type="submit" tone="primary" className="w-full" disabled={isPending}>
          {t('setup.action')}
        </Button>
      </div>
    </form>
  );
}

function ExamplesField() {
  const t = useT();
  const hint = useId();
  return (
    <div className="flex items-start gap-3">
      <input id={`${hint}-box`} type="checkbox" name="examples" defaultChecked aria-describedby={hint} className="mt-1 accent-(--accent)" />
      <div>
        <label htmlFor={`${hint}-box`} className="font-medium">
          {t('setup.examples')}
        </label>
        <p id={hint} className="text-xs text-muted">
          {t('setup.examplesHint')}
        </p>
      </div>
    </div>
  );
}
