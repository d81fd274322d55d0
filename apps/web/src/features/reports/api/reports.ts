import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseDecision, CasePage, CaseReportPage, ReportReason } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface ReportWish {
  reason: ReportReason;
  words: string;
}

/** `path`: of what is reported, such as `/namespaces/ada`; `what`: which part of it. */
export const useReport = (path: string, what: object) =>
  useMutation({ mutationFn: (wish: ReportWish) => hub.post<void>(`${path}/reports`, { ...what, ...wish }) });

export const casesQuery = (question: Record<string, string>) =>
  queryOptions({
    queryKey: ['admin', 'cases', question],
    queryFn: ({ signal }) => hub.get<CasePage>('/admin/cases', { query: question, signal }),
    placeholderData: keepPreviousData,
  });

export const caseReportsQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'cases', id, 'reports'],
    queryFn: ({ signal }) => hub.get<CaseReportPage>(`/admin/cases/${id}/reports`, { signal }),
  });

export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...decision }: { id: string; decision: CaseDecision; reason: string }) =>
      hub.post<void>(`/admin/cases/${id}/decision`, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
