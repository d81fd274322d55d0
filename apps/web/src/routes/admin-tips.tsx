import { LanesPanel } from '../features/ledger/components/lanes-form';
import { TipsOfAll } from '../features/selling/components/tips-of-all';

interface Props {
  question: Record<string, string>;
  hrefOf: (question: Record<string, string>) => string;
}

/** How far tips on jobs reach, and what was given to authors. */
export function AdminTips(props: Props) {
  return (
    <div className="space-y-6">
      <LanesPanel />
      <TipsOfAll {...props} />
    </div>
  );
}
