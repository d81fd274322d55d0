import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { JobLanes } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { lanesQuery, useChangeLanes } from '../api/ledger';

const MOST_OF = 20;
const MOST_MINUTES = 10_080;

/** How far tips on jobs reach: the rest of the queue goes as if there were none. */
export function LanesPanel() {
  const t = useT();
  const lanes = useQuery(lanesQuery);
  // Here and not in the form, which begins anew when they have changed.
  const { say } = useToast();
  const change = useChangeLanes();
  const save = (wish: JobLanes) => change.mutate(wish, { onSuccess: () => say(t('settings.saved')) });
  return (
    <Panel title={t('lanes.title')}>
      <QueryView query={lanes} waiting={<SkeletonRows count={2} className="h-9" />}>
        {(data) => <LanesForm key={JSON.stringify(data)} lanes={data} onSave={save} error={change.error} pending={change.isPending} />}
      </QueryView>
    </Panel>
  );
}

type Field = 'free' | 'of' | 'minutes';

interface FormProps {
  lanes: JobLanes;
  onSave: (wish: JobLanes) => void;
  error: unknown;
  pending: boolean;
}

function LanesForm({ lanes, onSave, error, pending }: FormProps) {
  const t = useT();
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const read = readLanes(text('free'), text('of'), text('minutes'));
    setWrong('wrong' in read ? read.wrong : []);
    if ('wish' in read) onSave(read.wish);
  };
  const field = (name: Field, value: number) => (
    <TextField
      label={t(`lanes.${name}`)}
      error={wrong.includes(name) ? t('book.ruleWrong') : undefined}
      name={name}
      defaultValue={String(value)}
      inputMode="numeric"
      autoComplete="off"
    />
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <p className="text-sm text-muted">{t('lanes.text')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {field('free', lanes.free)}
        {field('of', lanes.of)}
        {field('minutes', Math.round(lanes.overdueAfterSeconds / 60))}
      </div>
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function readLanes(freeText: string, ofText: string, minutesText: string): { wish: JobLanes } | { wrong: Field[] } {
  const whole = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : -1);
  const [free, of, minutes] = [whole(freeText), whole(ofText), whole(minutesText)];
  const wrong: Field[] = [];
  if (free < 1 || free > of) wrong.push('free');
  if (of < 1 || of > MOST_OF) wrong.push('of');
  if (minutes < 0 || minutes > MOST_MINUTES) wrong.push('minutes');
  return wrong.length > 0 ? { wrong } : { wish: { free, of, overdueAfterSeconds: minutes * 60 } };
}
