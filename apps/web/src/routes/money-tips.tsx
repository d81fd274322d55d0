import { GivenTips, ReceivedTips } from '../features/money/components/tip-lists';
import { MoneyFrame } from './money';

/** /{ns}/-/tips */
export function TipsPage() {
  return (
    <MoneyFrame part="tips">
      {({ namespace }) => (
        <div className="space-y-8">
          <ReceivedTips namespace={namespace} />
          <GivenTips namespace={namespace} />
        </div>
      )}
    </MoneyFrame>
  );
}
