// The lists of administrators. Everything that changes one of them asks for all of them anew.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AdminOrganizationPage, AdminRepositoryPage, AdminUserPage, AuditPage, UsagePage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

type Question = Record<string, string>;

function adminQuery<T>(path: string, question: Question = {}) {
  return queryOptions({
    queryKey: ['admin', path, question],
    queryFn: ({ signal }) => hub.get<T>(`/admin/${path}`, { query: question, signal }),
    placeholderData: keepPreviousData,
  });
}

export const usersQuery = (question: Question) => adminQuery<AdminUserPage>('users', question);
export const organizationsQuery = (question: Question) => adminQuery<AdminOrganizationPage>('organizations', question);
export const repositoriesQuery = (question: Question) => adminQuery<AdminRepositoryPage>('repositories', question);
export const usagesQuery = (question: Question) => adminQuery<UsagePage>('namespaces', question);
export const auditQuery = (question: Question) => adminQuery<AuditPage>('audit', question);

/** A deed of an administrator. */
export function useDeed<Wish, Answer = void>(deed: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }) });
}
