import { MAX_REF_PATTERN } from '@modelgrove/shared';
import { useState, type FormEvent, type ReactNode } from 'react';
import type { BranchRule } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import type { RuleWish } from '../api/rules';

interface Props {
  /** Null for a new one. */
  rule: BranchRule | null;
  action: string;
  /** Why it was refused. */
  error: unknown;
  isPending: boolean;
  preview: (wish: RuleWish) => ReactNode;
  onSave: (wish: RuleWish) => void;
}

const KINDS = ['branch', 'tag'] as const;
const PUSHES = ['writers', 'maintainers', 'nobody'] as const;
const MOST_APPROVALS = 10;

/** One rule. What it means of what is there is shown while it is typed. */
export function RuleForm({ rule, action, error, isPending, preview, onSave }: Props) {
  const t = useT();
  const [kind, setKind] = useState(rule?.kind ?? 'branch');
  const [pattern, setPattern] = useState(rule?.pattern ?? '');
  const [push, setPush] = useState(rule?.directPush ?? 'maintainers');
  const [approvals, setApprovals] = useState(rule?.approvals ?? 0);
  // Tags come by no pull request.
  const pushes = PUSHES.filter((one) => kind === 'branch' || one !== 'nobody');
  const directPush = pushes.includes(push) ? push : 'maintainers';
  const wish: RuleWish = { kind, pattern: pattern.trim(), directPush, approvals: directPush === 'nobody' ? approvals : 0 };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(wish);
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      {error === null || error === undefined ? null : <Notice tone="danger">{problemText(error, t)}</Notice>}
      <div className="grid gap-3 sm:grid-cols-[8rem_1fr]">
        <SelectField
          label={t('guards.kind')}
          value={kind}
          disabled={rule !== null}
          onChange={(event) => setKind(event.target.value === 'tag' ? 'tag' : 'branch')}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`guards.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('guards.pattern')}
          hint={t('guards.patternHint')}
          value={pattern}
          onChange={(event) => setPattern(event.target.value)}
          maxLength={MAX_REF_PATTERN}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </div>
      {preview(wish)}
      <div className="grid gap-3 sm:grid-cols-[1fr_14rem]">
        <SelectField
          label={t('guards.who')}
          value={directPush}
          onChange={(event) => setPush(PUSHES.find((one) => one === event.target.value) ?? 'maintainers')}
        >
          {pushes.map((one) => (
            <option key={one} value={one}>
              {t(`guards.push.${one}`)}
            </option>
          ))}
        </SelectField>
        {directPush === 'nobody' ? (
          <SelectField
            label={t('guards.approvalsField')}
            hint={t('guards.approvalsHint')}
            value={approvals}
            onChange={(event) => setApprovals(Number(event.target.value))}
          >
            {Array.from({ length: MOST_APPROVALS + 1 }, (_, count) => (
              <option key={count}>{count}</option>
            ))}
          </SelectField>
        ) : null}
      </div>
      <Button type="submit" disabled={isPending || wish.pattern === ''}>
        {action}
      </Button>
    </form>
  );
}
