// What stands on models wherever they are shown, and belongs to none of the features that show them: app/model-tools gives it to the pages.
import { type ComponentType, createContext, useContext } from 'react';
import type { RepositoryDetail, RepositorySummary } from './api-types';

export interface ModelTools {
  /** On a card: whether it fits. */
  CardFit: ComponentType<{ model: RepositorySummary }>;
  /** On a card: to put it beside others. */
  CardCompare: ComponentType<{ model: RepositorySummary }>;
  /** Among the facts of its page. */
  Facts: ComponentType<{ model: RepositoryDetail }>;
  /** Among the filters of a list. `fits`: gigabytes, or empty. */
  Filter: ComponentType<{ fits: string; onShow: (fits: string) => void }>;
}

export const ModelToolsContext = createContext<ModelTools | null>(null);

export function useModelTools(): ModelTools | null {
  return useContext(ModelToolsContext);
}
