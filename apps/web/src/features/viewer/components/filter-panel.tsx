import { type FormEvent, useState } from 'react';
import type { ViewerRows } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { kindOf } from '../model/column-type';
import { conditionsOf, conditionText, needsValue, type Operator, operatorsOf, withCondition, withoutCondition } from '../model/conditions';

interface Props {
  columns: ViewerRows['columns'];
  where: string;
  onChange: (where: string) => void;
}

/** Conditions by choice, or as they are written. */
export function FilterPanel({ columns, where, onChange }: Props) {
  return (
    <div className="space-y-4 rounded-panel border border-line bg-surface p-4">
      <ByChoice
        key={columns.map(({ name }) => name).join()}
        columns={columns}
        onAdd={(condition) => onChange(withCondition(where, condition))}
      />
      <AsWritten key={where} where={where} onChange={onChange} />
    </div>
  );
}

function ByChoice({ columns, onAdd }: { columns: Props['columns']; onAdd: (condition: string) => void }) {
  const t = useT();
  const [column, setColumn] = useState(columns[0]?.name ?? '');
  const [chosen, setOperator] = useState<Operator>('equal');
  const [value, setValue] = useState('');
  const type = columns.find(({ name }) => name === column)?.type as Record<string, unknown> | undefined;
  const kind = type ? kindOf(type) : 'other';
  const operators = operatorsOf(kind);
  const operator = operators.includes(chosen) ? chosen : (operators[0] ?? 'missing');
  const condition = conditionText(column, operator, value, kind);
  const isReady = condition !== null && (!needsValue(operator) || value !== '');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onAdd(condition);
  };
  return (
    <form onSubmit={add} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
      <SelectField label={t('viewer.column')} value={column} onChange={(event) => setColumn(event.target.value)}>
        {columns.map(({ name }) => (
          <option key={name} value={name} data-by-user>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('viewer.operator')} value={operator} onChange={(event) => setOperator(event.target.value as Operator)}>
        {operators.map((one) => (
          <option key={one} value={one}>
            {t(`viewer.is.${one}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('viewer.value')}
        value={value}
        disabled={!needsValue(operator)}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit" tone="primary" className="h-9" disabled={!isReady}>
        {t('viewer.add')}
      </Button>
    </form>
  );
}

function AsWritten({ where, onChange }: { where: string; onChange: (where: string) => void }) {
  const t = useT();
  const [text, setText] = useState(where);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange(text.trim());
  };
  return (
    <form onSubmit={apply} className="flex items-start gap-3">
      <div className="grow">
        <TextField
          label={t('viewer.text')}
          hint={t('viewer.textHint')}
          value={text}
          spellCheck={false}
          className="font-mono text-sm"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Button type="submit" className="mt-6 h-9">
        {t('viewer.apply')}
      </Button>
    </form>
  );
}

/** What holds at present, each with its way out. */
export function ConditionChips({ where, onChange }: { where: string; onChange: (where: string) => void }) {
  const t = useT();
  const conditions = conditionsOf(where);
  if (conditions.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-2">
      {conditions.map((condition) => (
        <li
          key={condition}
          className="flex max-w-full items-center gap-1 rounded-control border border-line bg-accent-soft py-0.5 pr-0.5 pl-2 text-sm text-accent-soft-ink"
        >
          <span data-by-user className="truncate font-mono">
            {condition}
          </span>
          <button
            type="button"
            aria-label={t('viewer.remove', { condition })}
            onClick={() => onChange(withoutCondition(where, condition))}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-hover"
          >
            <Icon name="close" className="size-3.5" />
          </button>
        </li>
      ))}
      <li>
        <Button tone="quiet" onClick={() => onChange('')}>
          {t('viewer.clear')}
        </Button>
      </li>
    </ul>
  );
}
