import { useState, type FormEvent } from 'react';
import type { DataBeginning } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { changed, type Chosen, chosenOf, type Field, type NumberField, NUMBERS, type Plan, requestOf, wrongNumbers } from '../model/plan';
import { ValidationChoice } from './data-step';
import { HyperFields } from './hyper-fields';
import { OutputFields } from './output-fields';
import { ShapeFields } from './shape-fields';
import { Step } from './step';

interface Props {
  plan: Plan;
  beginning: DataBeginning | null;
  namespaces: readonly string[];
  isLater: boolean;
  isPending: boolean;
  error: unknown;
  onPlan: (plan: Plan) => void;
  onCheck: (plan: Plan, request: ReturnType<typeof requestOf>) => void;
  onChange: () => void;
}

export function SettingsStep(props: Props) {
  const t = useT();
  const { plan, beginning, isLater, onChange } = props;
  const chosen = chosenOf(plan, beginning);
  return (
    <Step
      number={3}
      title={t('tune.settings')}
      isLater={isLater}
      chosen={plan.job === '' ? undefined : <Summary plan={plan} chosen={chosen} />}
      onChange={onChange}
    >
      <SettingsForm {...props} chosen={chosen} />
    </Step>
  );
}

function SettingsForm({ plan, chosen, beginning, namespaces, isPending, error, onPlan, onCheck }: Props & { chosen: Chosen | null }) {
  const t = useT();
  const [wrong, setWrong] = useState<NumberField[]>([]);
  const [asksValidation, askValidation] = useState(false);
  const isTaken = error instanceof HubError && (error.code === 'finetune/output-taken' || error.code === 'repository/name');
  /** Typed fields come into the address when they are left: the caret would jump otherwise. */
  const keep = (form: HTMLFormElement) => onPlan(changed(plan, typedIn(form)));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = changed(plan, typedIn(event.currentTarget));
    const faults = wrongNumbers(next);
    setWrong(faults);
    if (faults.length === 0 && chosen !== null) onCheck(next, requestOf(next, chosen));
  };
  return (
    <form onSubmit={submit} onBlur={(event) => keep(event.currentTarget)} noValidate className="space-y-5">
      <ShapeFields plan={plan} chosen={chosen} beginning={beginning} onPlan={onPlan} />
      <ValidationChoice plan={plan} isAsked={asksValidation} onAsk={askValidation} onPlan={onPlan} />
      <OutputFields plan={plan} namespaces={namespaces} nameError={isTaken ? problemText(error, t) : undefined} />
      <HyperFields plan={plan} wrong={wrong} />
      {error === null || isTaken ? null : <Notice tone="danger">{problemText(error, t)}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          tone="primary"
          disabled={isPending || chosen === null || (chosen.missing.length > 0 && beginning !== null && beginning.columns.length > 0)}
        >
          {t('tune.check')}
        </Button>
        <span className="text-xs text-muted">{t('tune.checkText')}</span>
      </div>
    </form>
  );
}

const TYPED: readonly Field[] = ['namespace', 'name', 'visibility', 'method', ...NUMBERS.map(({ field }) => field)];
/** What is so anyway stays out of the address. */
const DEFAULTS: Partial<Plan> = { visibility: 'private', method: 'lora' };

function typedIn(form: HTMLFormElement): Partial<Plan> {
  const data = new FormData(form);
  const value = (field: Field) => {
    const text = String(data.get(field) ?? '').trim();
    return text === DEFAULTS[field] ? '' : text;
  };
  return Object.fromEntries(TYPED.map((field) => [field, value(field)]));
}

function Summary({ plan, chosen }: { plan: Plan; chosen: Chosen | null }) {
  const t = useT();
  const columns = Object.entries(chosen?.columns ?? {}).map(([role, column]) => `${role}: ${column}`);
  const numbers = NUMBERS.filter(({ field }) => plan[field] !== '').map(({ field }) => `${t(`tune.hyper.${field}`)} ${plan[field]}`);
  const words = [
    chosen === null ? null : t(`tune.shape.${chosen.shape}`),
    t(`tune.method.${plan.method === 'full' ? 'full' : 'lora'}`),
    plan.validationFile === '' ? t('tune.heldOut') : plan.validationFile.split('/').at(-1),
    ...numbers,
  ];
  return (
    <div className="space-y-1">
      <p>{words.filter((word) => typeof word === 'string').join(' · ')}</p>
      {columns.length === 0 ? null : (
        <p className="font-mono text-xs text-muted" data-by-user="">
          {columns.join(', ')}
        </p>
      )}
    </div>
  );
}
