import { useState, type FormEvent } from 'react';
import type { KeptPlan } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useChangePlan } from '../api/admin-plans';
import { LIMITED, PLAIN, type PlanField, planTexts, readPlan } from '../model/plan-form';

const LANGUAGES = ['en', 'zh-CN'] as const;

/** A change is a new version: who has the plan keeps the one that it was made with. */
export function PlanForm({ plan, onClose }: { plan: KeptPlan; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const change = useChangePlan(plan.code);
  const known = planTexts(plan);
  const [wrong, setWrong] = useState<readonly PlanField[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const read = readPlan(text, plan.currency, text('jobPriority') !== '');
    setWrong('wrong' in read ? read.wrong : []);
    if (!('wish' in read)) return;
    const words = (part: 'name' | 'summary') => ({ en: text(`${part} en`), 'zh-CN': text(`${part} zh-CN`) });
    const wish = { ...read.wish, isVisible: text('isVisible') !== '', name: words('name'), summary: words('summary') };
    change.mutate(wish, { onSuccess: () => (say(t('adminPlan.saved')), onClose()) });
  };
  const field = (name: PlanField, hint?: string) => (
    <TextField
      key={name}
      label={t(`adminPlan.field.${name}`, { currency: plan.currency })}
      hint={hint}
      error={wrong.includes(name) ? t('book.ruleWrong') : undefined}
      name={name}
      defaultValue={known[name]}
      inputMode={LIMITED.some((one) => one === name) ? 'text' : 'decimal'}
      autoComplete="off"
    />
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {change.error ? <Notice tone="danger">{problemText(change.error, t)}</Notice> : null}
      <Affected plan={plan} />
      <Words plan={plan} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {field('monthPrice')}
        {field('yearPrice')}
        {field('trialDays')}
      </div>
      <fieldset className="space-y-3">
        <legend className="font-semibold">{t('adminPlan.gives')}</legend>
        <p className="text-xs text-muted">{t('adminPlan.givesHint')}</p>
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {LIMITED.map((name) => field(name))}
          {PLAIN.map((name) => field(name))}
        </div>
        <Check name="jobPriority" label={t('adminPlan.field.jobPriority')} isOn={plan.terms.jobPriority === 1} />
      </fieldset>
      <Check name="isVisible" label={t('adminPlan.field.isVisible')} isOn={plan.isVisible} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={change.isPending}>
          {t('adminPlan.save', { version: plan.version + 1 })}
        </Button>
      </div>
    </form>
  );
}

/** Whom a new version is for, and who keeps what they have. */
function Affected({ plan: { code, subscribers, version } }: { plan: KeptPlan }) {
  const t = useT();
  const count = subscribers.reduce((sum, one) => sum + one.count, 0);
  const versions = subscribers.map((one) => t('adminPlan.onVersion', one)).join(', ');
  return (
    <Notice>
      <p>{code === 'free' ? t('adminPlan.affectsAll') : t('adminPlan.affects', { version: version + 1 })}</p>
      {count === 0 ? null : <p className="mt-1">{t('adminPlan.keeps', { count, versions })}</p>}
    </Notice>
  );
}

function Words({ plan }: { plan: KeptPlan }) {
  const t = useT();
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {(['name', 'summary'] as const).flatMap((part) =>
        LANGUAGES.map((language) => (
          <TextField
            key={`${part} ${language}`}
            label={t(`adminPlan.field.${part}.${language}`)}
            name={`${part} ${language}`}
            defaultValue={plan[part][language]}
            maxLength={200}
            required
          />
        )),
      )}
    </div>
  );
}

function Check({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <label className="flex items-start gap-2">
      <input type="checkbox" name={name} defaultChecked={isOn} className="mt-1 accent-(--accent)" />
      {label}
    </label>
  );
}
