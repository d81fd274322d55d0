import type { RepoType } from '@modelgrove/shared';
import { useParams, useSearch } from '@tanstack/react-router';
import type { RepositoryKey } from '../lib/addresses';

/** The repository that the address names. */
export function useRepositoryKey(type: RepoType): RepositoryKey {
  const { namespace = '', name = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  return { type, namespace, name };
}

export function useSearchParams(): Record<string, unknown> {
  return useSearch({ strict: false });
}

export function useSlug(): string {
  const { slug = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  return slug;
}

export function useNamespace(): string {
  const { namespace = '' } = useParams({ strict: false }) as Record<string, string | undefined>;
  return namespace;
}
