import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { TRAY_KEY } from '../features/fitting/model/tray';
import { type ModelTools as Tools, ModelToolsContext } from '../lib/model-tools';
import { useStored } from '../lib/use-stored';

type Parts = typeof import('../features/fitting/components/model-tools');

const load = async () =>
  (await Promise.all([import('../features/fitting/components/model-tools'), import('../lib/fitting-words').then(({ ready }) => ready)]))[0];

/** Comes when it is first shown; until then there is room for it. */
function part<P extends object>(choose: (parts: Parts) => ComponentType<P>, fallback?: ReactNode): ComponentType<P> {
  const Part = lazy(async () => ({ default: choose(await load()) })) as unknown as ComponentType<P>;
  return function Tool(props) {
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  };
}

const TOOLS: Tools = {
  CardFit: part((parts) => parts.CardFit),
  CardCompare: part((parts) => parts.CardCompare),
  Facts: part((parts) => parts.FitFacts, <div className="h-14" />),
  Filter: part((parts) => parts.FitsFilter, <div className="h-24" />),
};
const CompareTray = part((parts) => parts.CompareTray);

export function ModelTools({ children }: { children: ReactNode }) {
  return <ModelToolsContext value={TOOLS}>{children}</ModelToolsContext>;
}

/** At the foot of every page, once there is something in it. */
export function Tray() {
  const kept = useStored(TRAY_KEY);
  return kept === null ? null : <CompareTray kept={kept} />;
}
