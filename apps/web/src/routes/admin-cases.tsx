// What people reported and what waits for a look, and what administrators decide of it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListFilter, ListRows } from '../features/administration/components/list-frame';
import { questionOf, readState, type ListState } from '../features/administration/model/list-address';
import { heldQuery } from '../features/reports/api/held';
import { casesQuery } from '../features/reports/api/reports';
import { CaseRow, DecisionDialog, type Deciding } from '../features/reports/components/case-list';
import { HeldRow, RefusalDialog } from '../features/reports/components/held-list';
import type { HeldText } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { NavTabs } from '../ui/nav-tabs';
import { Administration } from './admin';
import { useSearchParams } from './params';

const PATH = '/admin/reports';
const KINDS = ['repository', 'comment', 'person', 'organization', 'collection'] as const;

export function AdminCasesPage() {
  const { part = '', ...state } = readState(useSearchParams(), ['part', 'kind', 'state']);
  const isHeld = part === 'held';
  return (
    <Administration part="reports">
      {() => (
        <>
          <Parts isHeld={isHeld} />
          {isHeld ? <Held state={{ ...state, part }} /> : <Cases state={state} />}
        </>
      )}
    </Administration>
  );
}

function Parts({ isHeld }: { isHeld: boolean }) {
  const t = useT();
  return (
    <div className="mb-4 border-b border-line">
      <NavTabs
        label={t('held.parts')}
        tabs={[
          { href: PATH, title: t('held.reports'), icon: 'warning', current: !isHeld },
          { href: `${PATH}?part=held`, title: t('held.waiting'), icon: 'history', current: isHeld },
        ]}
      />
    </div>
  );
}

function Held({ state }: { state: ListState }) {
  const t = useT();
  const { part: _part, ...asked } = state;
  const texts = useQuery(heldQuery(questionOf(asked)));
  const [refusing, setRefusing] = useState<HeldText | null>(null);
  const choices = [{ field: 'state', label: t('case.open'), options: [{ value: 'decided', title: t('case.decidedOnes') }] }];
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('held.about')}</p>
      <ListFilter path={PATH} state={state} choices={choices} />
      <ListRows path={PATH} state={state} query={texts} row={(text) => <HeldRow key={text.id} text={text} onRefuse={setRefusing} />} />
      {refusing === null ? null : <RefusalDialog text={refusing} onClose={() => setRefusing(null)} />}
    </>
  );
}

function Cases({ state }: { state: ListState }) {
  const t = useT();
  const cases = useQuery(casesQuery(questionOf(state)));
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const choices = [
    { field: 'kind', label: t('case.kinds'), options: KINDS.map((value) => ({ value, title: t(`case.kind.${value}`) })) },
    { field: 'state', label: t('case.open'), options: [{ value: 'decided', title: t('case.decidedOnes') }] },
  ];
  return (
    <>
      <ListFilter path={PATH} state={state} choices={choices} />
      <ListRows path={PATH} state={state} query={cases} row={(found) => <CaseRow key={found.id} found={found} onDecide={setDeciding} />} />
      {deciding === null ? null : <DecisionDialog deciding={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}
