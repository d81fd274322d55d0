import { refPatternMatches } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BranchRule, Refs, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { refsQuery } from '../api/refs';
import { rulesQuery, useChangeRules } from '../api/rules';
import { RuleForm } from './rule-form';

/** Which branches and tags are protected, and how: the rule that is built in, and those of whoever administers the repository. */
export function RuleSettings({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const rules = useQuery(rulesQuery(repository));
  const { data: refs } = useQuery(refsQuery(repository));
  return (
    <Panel title={t('guards.title')}>
      <p className="mb-3 text-muted">{t('guards.text')}</p>
      <QueryView query={rules} waiting={<SkeletonRows count={2} />}>
        {(list) => (
          <ul className="mb-4 divide-y divide-line rounded-control border border-line">
            {refs === undefined ? null : <BuiltIn name={refs.defaultBranch} />}
            {list.map((rule) => (
              <RuleRow key={rule.id} repository={repository} rule={rule} refs={refs} />
            ))}
          </ul>
        )}
      </QueryView>
      <NewRule repository={repository} refs={refs} />
    </Panel>
  );
}

function BuiltIn({ name }: { name: string }) {
  const t = useT();
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2">
      <Icon name="lock" className="size-4 text-muted" />
      <code className="min-w-0 font-mono text-xs break-all">{name}</code>
      <span className="basis-full text-xs text-muted">{t('guards.builtIn')}</span>
    </li>
  );
}

interface RowProps {
  repository: RepositoryDetail;
  rule: BranchRule;
  refs: Refs | undefined;
}

/** The first press on the bin asks, the second one does it. */
function RuleRow({ repository, rule, refs }: RowProps) {
  const t = useT();
  const { say } = useToast();
  const change = useChangeRules(repository);
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const { id, pattern, kind, directPush, approvals } = rule;
  const remove = () => change.mutate({ kind: 'remove', id }, { onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <li className="px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Icon name="lock" className="size-4 text-muted" />
        <code className="min-w-0 font-mono text-xs break-all" data-by-user>
          {pattern}
        </code>
        <Badge>{t(`guards.${kind}`)}</Badge>
        <span className="ml-auto flex gap-1">
          <Button
            tone="quiet"
            className="h-7"
            aria-label={t('guards.change', { pattern })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="edit" />
          </Button>
          <Button
            tone={asked ? 'danger' : 'quiet'}
            className="h-7"
            aria-label={t('guards.remove', { pattern })}
            disabled={change.isPending}
            onClick={() => (asked ? remove() : setAsked(true))}
            onBlur={() => setAsked(false)}
          >
            {asked ? t('guards.sure') : <Icon name="trash" />}
          </Button>
        </span>
      </div>
      <p className="text-xs">
        {t(`guards.push.${directPush}`)}
        {approvals > 0 ? ` · ${t('guards.approvals', { count: approvals })}` : null}
      </p>
      {isOpen ? (
        <div className="mt-3">
          <ChangedRule repository={repository} rule={rule} refs={refs} onDone={() => setOpen(false)} />
        </div>
      ) : (
        <Meant rule={rule} refs={refs} />
      )}
    </li>
  );
}

function ChangedRule({ repository, rule, refs, onDone }: RowProps & { onDone: () => void }) {
  const t = useT();
  const change = useChangeRules(repository);
  return (
    <RuleForm
      rule={rule}
      action={t('guards.save')}
      error={change.error}
      isPending={change.isPending}
      preview={(wish) => <Meant rule={wish} refs={refs} />}
      onSave={(wish) => change.mutate({ kind: 'change', id: rule.id, rule: wish }, { onSuccess: onDone })}
    />
  );
}

function NewRule({ repository, refs }: { repository: RepositoryDetail; refs: Refs | undefined }) {
  const t = useT();
  const change = useChangeRules(repository);
  const [made, setMade] = useState(0);
  return (
    <RuleForm
      key={made}
      rule={null}
      action={t('guards.add')}
      error={change.error}
      isPending={change.isPending}
      preview={(wish) => <Meant rule={wish} refs={refs} />}
      onSave={(wish) => change.mutate({ kind: 'add', rule: wish }, { onSuccess: () => setMade(made + 1) })}
    />
  );
}

const SHOWN = 8;

/** What is there and matches, as the hub would match it. */
function Meant({ rule: { kind, pattern }, refs }: { rule: Pick<BranchRule, 'kind' | 'pattern'>; refs: Refs | undefined }) {
  const t = useT();
  if (refs === undefined || pattern === '') return null;
  const names = (kind === 'branch' ? refs.branches : refs.tags).map(({ name }) => name).filter((name) => refPatternMatches(pattern, name));
  return (
    <p className="text-xs text-muted" aria-live="polite">
      {t('guards.matches', { count: names.length })}
      {names.slice(0, SHOWN).map((name) => (
        <code key={name} className="ml-1 font-mono break-all" data-by-user>
          {name}
        </code>
      ))}
      {names.length > SHOWN ? ` ${t('guards.more', { count: names.length - SHOWN })}` : null}
    </p>
  );
}
