// What people reported, and what administrators decide of it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListFilter, ListRows } from '../features/administration/components/list-frame';
import { questionOf, readState, type ListState } from '../features/administration/model/list-address';
import { casesQuery } from '../features/reports/api/reports';
import { CaseRow, DecisionDialog, type Deciding } from '../features/reports/components/case-list';
import { useT } from '../lib/i18n';
import { Administration } from './admin';
import { useSearchParams } from './params';

const PATH = '/admin/reports';
const KINDS = ['repository', 'comment', 'person', 'organization', 'collection'] as const;

export function AdminCasesPage() {
  const state = readState(useSearchParams(), ['kind', 'state']);
  return <Administration part="reports">{() => <Cases state={state} />}</Administration>;
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
