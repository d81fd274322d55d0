import { useState, type FormEvent } from 'react';
import type { ConsentQuestion } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { Decision } from '../api/requests';
import { mayAct } from '../model/scopes';
import { OrganizationChoice } from './organization-choice';
import { ProgramHeading } from './program-heading';
import { ScopeList } from './scope-list';

interface Props {
  question: ConsentQuestion;
  /** As whom. */
  user: string;
  pending: boolean;
  error: unknown;
  onDecide: (decision: Decision) => void;
}

export function ConsentForm({ question, user, pending, error, onDecide }: Props) {
  const t = useT();
  const [open, setOpen] = useState(() => question.organizations.filter(({ isOpen }) => isOpen).map(({ id }) => id));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecide({ decision: 'allow', organizations: open });
  };
  return (
    <form onSubmit={submit} className="space-y-6">
      <ProgramHeading question={question} />
      <section>
        <h2 className="mb-2 font-semibold">{t('oauth.wants', { user })}</h2>
        <ScopeList scopes={question.scopes} />
      </section>
      {mayAct(question.scopes) && question.organizations.length > 0 ? (
        <OrganizationChoice organizations={question.organizations} chosen={open} onChange={setOpen} />
      ) : null}
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={pending}>
          {t('oauth.allow')}
        </Button>
        <Button disabled={pending} onClick={() => onDecide({ decision: 'deny', organizations: [] })}>
          {t('oauth.deny')}
        </Button>
      </div>
      <p className="text-xs text-muted">{t('oauth.takeBack')}</p>
    </form>
  );
}
