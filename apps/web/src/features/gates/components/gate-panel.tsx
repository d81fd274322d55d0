import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Gate, GateField } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { gateQuery, useAskForAccess } from '../api/gate';

interface Props {
  repository: RepositoryKey;
  gated: 'auto' | 'manual';
  /** Null for who is signed in. */
  signInHref: string | null;
}

/** In front of a gated repository: its terms, and how one gets in. */
export function GatePanel({ repository, gated, signInHref }: Props) {
  const t = useT();
  const gate = useQuery(gateQuery(repository));
  return (
    <Panel title={t('gate.title')} className="mb-6">
      <QueryView query={gate} waiting={<SkeletonRows count={3} />}>
        {(found) => (
          <div className="space-y-3">
            {found.prompt === null ? null : (
              <p className="whitespace-pre-line" data-by-user="">
                {found.prompt}
              </p>
            )}
            <p className="text-sm text-muted">{t(`gate.${gated}`)}</p>
            {signInHref === null ? (
              <Standing repository={repository} gate={found} gated={gated} />
            ) : (
              <AppLink href={signInHref} className={buttonClass('primary')}>
                {t('gate.signIn')}
              </AppLink>
            )}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}

function Standing({ repository, gate, gated }: { repository: RepositoryKey; gate: Gate; gated: Props['gated'] }) {
  const t = useT();
  if (gate.own?.status === 'pending') return <Notice>{t('gate.pending')}</Notice>;
  if (gate.own?.status === 'rejected')
    return (
      <Notice tone="warn">
        {t('gate.rejected')} {gate.own.rejectionReason ? t('gate.reason', { reason: gate.own.rejectionReason }) : null}
      </Notice>
    );
  return <AskForm repository={repository} gate={gate} gated={gated} />;
}

function AskForm({ repository, gate, gated }: { repository: RepositoryKey; gate: Gate; gated: Props['gated'] }) {
  const t = useT();
  const { say } = useToast();
  const ask = useAskForAccess(repository);
  const [fields, setFields] = useState<Record<string, string | boolean>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(fields, { onSuccess: ({ status }) => say(t(status === 'accepted' ? 'gate.done' : 'gate.asked')) });
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      {ask.isError ? <Notice tone="danger">{problemText(ask.error, t)}</Notice> : null}
      {gate.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={fields[field.name]}
          onChange={(value) => setFields({ ...fields, [field.name]: value })}
        />
      ))}
      <Button type="submit" tone="primary" disabled={ask.isPending}>
        {gate.button === null ? t(gated === 'auto' ? 'gate.agree' : 'gate.ask') : <span data-by-user="">{gate.button}</span>}
      </Button>
    </form>
  );
}

interface FieldProps {
  field: GateField;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
}

/** Its name is the card's own word. */
function Field({ field: { name, type, options }, value, onChange }: FieldProps) {
  const t = useT();
  const text = typeof value === 'string' ? value : '';
  if (type === 'checkbox')
    return (
      <label className="flex min-h-6 items-start gap-2" data-by-user="">
        <input
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
          className="mt-1 size-4 accent-accent"
          required
        />
        {name}
      </label>
    );
  if (options.length > 0)
    return (
      <div data-by-user="">
        <SelectField label={name} value={text} onChange={({ target }) => onChange(target.value)} required>
          <option value="">{t('gate.choose')}</option>
          {options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </SelectField>
      </div>
    );
  return (
    <div data-by-user="">
      <TextField
        label={name}
        type={type === 'date_picker' ? 'date' : 'text'}
        value={text}
        onChange={({ target }) => onChange(target.value)}
        maxLength={2000}
        required
      />
    </div>
  );
}
