import { Purchases } from '../features/money/components/purchases';
import { MoneyFrame } from './money';

/** /{ns}/-/purchases */
export const PurchasesPage = () => <MoneyFrame part="purchases">{({ namespace }) => <Purchases namespace={namespace} />}</MoneyFrame>;
