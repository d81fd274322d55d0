import { useRouter } from '@tanstack/react-router';
import { useUser } from '../features/accounts/api/session';
import { type Account, ACCOUNTS, History } from '../features/money/components/history';
import { TopUps } from '../features/money/components/top-ups';
import { WalletView } from '../features/money/components/wallet-view';
import { moneyHref } from '../features/money/model/money-address';
import type { Money } from '../lib/api-types';
import { MoneyFrame } from './money';
import { useSearchParams } from './params';
import { payersOf } from './payers';

/** /{ns}/-/wallet, `?account=` narrows the history. */
export const WalletPage = () => <MoneyFrame part="wallet">{(at) => <WalletOf {...at} />}</MoneyFrame>;

function WalletOf({ namespace, money }: { namespace: string; money: Money }) {
  const { history } = useRouter();
  const user = useUser();
  const asked = useSearchParams()['account'];
  const account = ACCOUNTS.find((id) => id === asked) ?? ('' satisfies Account | '');
  // An administrator of the hub may look into every wallet, and pays from none but their own.
  const mayPay = user ? payersOf(user).some((name) => name.toLowerCase() === namespace.toLowerCase()) : false;
  const choose = (next: string) =>
    history.replace(`${moneyHref(namespace, 'wallet')}${next === '' ? '' : `?account=${encodeURIComponent(next)}`}`);
  return (
    <div className="space-y-8">
      <WalletView namespace={namespace} money={money} mayPay={mayPay} />
      <TopUps namespace={namespace} mayPay={mayPay} />
      <History namespace={namespace} account={account} onChoose={choose} />
    </div>
  );
}
