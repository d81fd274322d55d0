import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { HubMode, HubModeState, HubRules } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { modeQuery, useChooseMode } from '../api/mode';
import { readMode } from '../model/modes';
import { changedRules, RULES, ruleWords, VARIABLES } from '../model/rule-changes';

/** What the hub is for, for administrators: what each choice decides, asked again before it is changed. */
export function ModeSettings() {
  const t = useT();
  const state = useQuery(modeQuery);
  return (
    <Panel title={t('setup.mode')}>
      <QueryView query={state} waiting={<SkeletonRows count={3} className="h-24" />}>
        {(data) => (data.isFixed ? <Fixed state={data} /> : <Choice state={data} />)}
      </QueryView>
    </Panel>
  );
}

function Fixed({ state }: { state: HubModeState }) {
  const t = useT();
  return (
    <>
      <Notice className="mb-3">{t('mode.fixedText')}</Notice>
      {state.mode === null ? null : <p className="mb-1 font-medium">{t(`mode.${state.mode}`)}</p>}
      <Rules rules={state.rules} fixedRules={state.fixedRules} />
    </>
  );
}

function Choice({ state }: { state: HubModeState }) {
  const t = useT();
  /** Until somebody chooses: what it is now. */
  const [wish, setChosen] = useState<HubMode | null>(null);
  const chosen = wish ?? state.mode;
  const [asked, setAsked] = useState<HubMode | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(readMode(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit}>
      {state.mode === null ? <p className="mb-3 text-muted">{t('mode.nobodyChose')}</p> : null}
      <fieldset className="grid gap-3 xl:grid-cols-3">
        <legend className="sr-only">{t('setup.mode')}</legend>
        {state.choices.map(({ mode, rules }) => (
          <label
            key={mode}
            className="flex cursor-pointer items-start gap-3 rounded-control border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="mode"
              value={mode}
              checked={chosen === mode}
              onChange={() => setChosen(mode)}
              className="mt-1 accent-(--accent)"
            />
            <span className="min-w-0">
              <span className="mb-1 block font-medium">{t(`mode.${mode}`)}</span>
              <Rules rules={rules} fixedRules={state.fixedRules} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="flex-1 basis-64 text-xs text-muted">{t('mode.environmentFirst')}</p>
        <Button type="submit" tone="primary" disabled={chosen === null || chosen === state.mode}>
          {t('mode.change')}
        </Button>
      </div>
      <Confirmation state={state} mode={asked} onClose={() => setAsked(null)} />
    </form>
  );
}

/** One sentence for each rule; a rule that the environment decides names its variable. */
function Rules({ rules, fixedRules }: { rules: HubRules; fixedRules: HubModeState['fixedRules'] }) {
  const t = useT();
  return (
    <span className="block space-y-1 text-xs text-muted">
      {RULES.map((rule) => (
        <span key={rule} className="block">
          {t(ruleWords(rules, rule))}
          {fixedRules.includes(rule) ? <code className="ms-1 inline-block font-mono">{VARIABLES[rule]}</code> : null}
        </span>
      ))}
    </span>
  );
}

function Confirmation({ state, mode, onClose }: { state: HubModeState; mode: HubMode | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const choose = useChooseMode();
  const name = mode === null ? '' : t(`mode.${mode}`);
  const close = () => (choose.reset(), onClose());
  return (
    <ConfirmDialog
      open={mode !== null}
      onClose={close}
      title={t('mode.ask', { mode: name })}
      text={<Changes state={state} mode={mode} />}
      action={t('mode.change')}
      tone="primary"
      onConfirm={() => mode !== null && choose.mutate(mode, { onSuccess: () => (say(t('mode.changed', { mode: name })), close()) })}
      pending={choose.isPending}
      error={choose.error}
    />
  );
}

function Changes({ state, mode }: { state: HubModeState; mode: HubMode | null }) {
  const t = useT();
  const next = state.choices.find((choice) => choice.mode === mode)?.rules;
  if (next === undefined) return null;
  const changes = changedRules(state.rules, next);
  if (changes.length === 0) return t('mode.changesNothing');
  return (
    <>
      {t('mode.changes')}
      {changes.map((rule) => (
        <span key={rule} className="mt-2 block">
          <s className="block text-xs">{t(ruleWords(state.rules, rule))}</s>
          <span className="block text-ink">{t(ruleWords(next, rule))}</span>
        </span>
      ))}
      <span className="mt-3 block">{t('mode.existingStay')}</span>
    </>
  );
}
