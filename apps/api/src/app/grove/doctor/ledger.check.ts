import { ChargesDoctor } from '../../../modules/charges';
import { ComputeDoctor } from '../../../modules/compute';
import { UseDoctor } from '../../../modules/sales';
import { LedgerDays, LedgerDoctor } from '../../../modules/ledger';
import type { Operator } from '../operator';
import { type Finding, messageOf, ok, problem } from './finding';

const CHECK = 'ledger';
const ADVICE = 'Book nothing by hand: restore the database from its backup, or ask for help with this line';

/** Everything that the ledger keeps beside its entries, computed again from them; and the chain of its closed days. */
export async function* examineLedger(operator: Operator): AsyncGenerator<Finding> {
  const doctor = await operator.service(LedgerDoctor);
  let findings = 0;
  try {
    for await (const { code, message } of doctor.check()) {
      findings++;
      yield problem(CHECK, `${message} (${code})`, ADVICE);
    }
  } catch (error) {
    yield problem(CHECK, `the check broke off: ${messageOf(error)}`, 'this should not happen: please report it');
    return;
  }
  const beside = [await operator.service(ChargesDoctor), await operator.service(ComputeDoctor), await operator.service(UseDoctor)];
  for (const one of beside)
    for (const { code, message } of await one.check()) {
      findings++;
      yield problem(CHECK, `${message} (${code})`, ADVICE);
    }
  if (findings > 0) return;
  const { transactions } = await doctor.size();
  const last = await (await operator.service(LedgerDays)).last();
  const closed = last === null ? 'no day is closed yet' : `closed up to ${last.day}, ${last.hash.toString('hex').slice(0, 16)}`;
  yield ok(CHECK, `${transactions} ${transactions === 1n ? 'transaction adds' : 'transactions add'} up, ${closed}`);
}
