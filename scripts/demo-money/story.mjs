// The story, step by step. Whatever is printed was asked of the running hub, and is checked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { People } from './people.mjs';
import { findHf, pulls } from './pulls.mjs';

const APP = 'ann/advisor';
const AT = '/repositories/app/ann/advisor';
const say = (text = '') => process.stdout.write(`${text}\n`);
const money = (minor) => `${(Number(minor) / 100).toFixed(2).padStart(7)} USD`;

export async function story(product, folder) {
  const people = new People(product);
  const how = pulls(people, folder, APP);
  say(`\nA hub at ${product.endpoint}, for this story alone. Nobody really pays.\n`);
  await build(people);
  const sale = await sell(people);
  await proveLedger(product);
  await pull(how, 'eve', true, 'the buyer');
  await pull(how, 'sam', false, 'a stranger');
  await payOut(people);
  await refund(people, sale.id);
  await pull(how, 'eve', false, 'who was refunded');
  await balance(people);
  prove(product);
}

async function build(people) {
  await people.makeRepository('mia', 'model', 'base', { 'README.md': '# A model', 'weights.txt': 'weights' });
  await people.makeRepository('dan', 'dataset', 'rows', { 'README.md': '# Rows', 'rows.jsonl': '{"text":"a row"}\n' });
  await people.makeRepository('ann', 'app', 'advisor', {
    'README.md': '---\nsdk: static\n---\n# Advisor',
    'index.html': '<h1>Advisor</h1>',
  });
  await people.hub('boss', 'PUT', '/admin/money-rules', { saleFeeBasisPoints: 1500, holdBackDays: 0, payoutMinimum: '1.00' });
  for (const [type, owner, name, basisPoints] of [
    ['model', 'mia', 'base', 2000],
    ['dataset', 'dan', 'rows', 1000],
  ]) {
    const { id } = await people.hub('ann', 'POST', `${AT}/shares`, { type, namespace: owner, name, basisPoints });
    await people.hub(owner, 'POST', `/shares/${id}/decision`, { isAccepted: true });
    say(`ann gives ${basisPoints / 100} % of what ${APP} earns to ${owner}/${name}, and ${owner} agrees.`);
  }
}

async function sell(people) {
  const licence = { licenceName: 'Advisor licence 1', licenceText: 'You may use it, and not give it on.' };
  const offer = await people.hub('ann', 'PUT', `${AT}/offer`, { price: '9.99', ...licence });
  say(`ann sells ${APP} at ${money(offer.priceMinor).trim()}. The hub's fee is 15 %.\n`);
  await people.topUp('eve', '20.00');
  const requestKey = randomUUID();
  const buy = () => people.hub('eve', 'POST', `${AT}/purchases`, { buyer: 'eve', offerId: offer.id, requestKey });
  const [sale, again] = [await buy(), await buy()];
  assert.equal(sale.id, again.id, 'a request that is sent twice buys once');
  say(`eve pays 20.00 in and buys it. Her request is sent twice, and buys once. The statement of sale ${sale.id}:`);
  for (const { repository, amountMinor, exact, remainderMinor } of sale.lines) {
    const [numerator, denominator] = exact.split('/').map(Number);
    const rounding = remainderMinor === '0' ? 'rounded down' : 'and the cent that rounding left';
    say(
      `  ${(repository ?? 'the hub').padEnd(12)} ${money(amountMinor)}   exactly ${(numerator / denominator).toFixed(3)} cents, ${rounding}`,
    );
  }
  const sum = sale.lines.reduce((all, { amountMinor }) => all + Number(amountMinor), 0);
  say(`  ${'together'.padEnd(12)} ${money(sum)}\n`);
  assert.equal(sum, 999, 'the lines of the statement are the price');
  return sale;
}

async function proveLedger(product) {
  const sums = await product.sql('SELECT currency, sum(amount) FROM ledger.entry GROUP BY currency');
  for (const { currency, sum } of sums) say(`SELECT currency, sum(amount) FROM ledger.entry:  ${currency} ${sum}`);
  assert.deepEqual(
    sums.map(({ sum }) => Number(sum)),
    [0],
  );
  for (const statement of ['UPDATE ledger.entry SET amount = amount + 1', 'DELETE FROM ledger.entry']) {
    const refusal = await product.sql(statement).then(
      () => 'it was done',
      ({ message }) => message,
    );
    say(`${statement}:  ${refusal}`);
    assert.match(refusal, /permission denied|never changed/);
  }
  say();
}

async function pull(how, name, isWelcome, who) {
  for (const [way, tries] of Object.entries(how)) {
    const refusal = await tries(name);
    assert.equal(refusal === null, isWelcome, `${way} by ${who}: ${refusal}`);
    if (!isWelcome) assert.match(refusal, /\/spaces\/ann\/advisor/, `${way} says where it is sold: ${refusal}`);
    say(`${way} by ${who} (${name}): ${isWelcome ? 'it comes' : 'refused, and told where it is sold'}`);
  }
  if (findHf() === null) say('hf download was not tried: there is no hf on this machine (pip install huggingface_hub)');
  say();
}

async function payOut(people) {
  const form = { amount: '5.94', provider: 'fake', destination: 'bank account 1234#slow', requestKey: randomUUID() };
  const { id } = await people.hub('ann', 'POST', '/namespaces/ann/payouts', form);
  await people.hub('boss', 'POST', `/admin/payouts/${id}/decision`, { isApproved: true, confirmedAmount: '5.94' });
  say('ann asks for her 5.94, an administrator approves. The provider pays, and its answer is lost on the way:');
  await people.until(async () => (await people.hub('ann', 'GET', '/namespaces/ann/payouts')).payouts[0].state === 'paid', 'the payout');
  const { payments } = await people.hub('boss', 'GET', '/admin/payments?kind=payout');
  const paid = await people.product.sql(`SELECT count(*)::int AS count FROM fake_payments WHERE kind = 'payout' AND state = 'succeeded'`);
  say(`  calls without an answer: ${payments[0].attempts}; payments in the provider's book: ${paid[0].count}\n`);
  assert.ok(payments[0].attempts >= 1, 'the answer was lost');
  assert.equal(paid[0].count, 1, 'it was paid once');
}

async function refund(people, saleId) {
  const sale = await people.hub('ann', 'POST', `/sales/${saleId}/refunds`, { reason: 'It did not fit.', requestKey: randomUUID() });
  say('ann refunds eve:');
  for (const { repository, amountMinor, reversedMinor } of sale.lines) {
    say(`  ${(repository ?? 'the hub').padEnd(12)} gives back ${money(reversedMinor)} of ${money(amountMinor)}`);
    assert.equal(reversedMinor, amountMinor, 'each cent is reversed');
  }
  const wallet = await people.hub('eve', 'GET', '/namespaces/eve/wallet');
  const { earnings } = await people.hub('ann', 'GET', '/namespaces/ann/wallet');
  assert.equal(wallet.availableMinor, '2000', 'eve has everything again');
  assert.equal(earnings.debtMinor, '594', 'what ann was paid out she owes');
  say(
    `  eve has ${money(wallet.availableMinor).trim()} again; ann, who was paid out, owes ${money(earnings.debtMinor).trim()} of her next earnings\n`,
  );
}

async function balance(people) {
  const { balances } = await people.hub('boss', 'GET', '/admin/ledger');
  say('The accounts of the hub itself:');
  for (const { kind, qualifier, amountMinor } of balances) say(`  ${`${kind} ${qualifier}`.padEnd(16)} ${money(amountMinor)}`);
  const today = new Date().toISOString().slice(0, 10);
  const report = await people.hub('boss', 'GET', `/admin/reconciliation?provider=fake&from=${today}&to=${today}`);
  say(`Its book of payments against the provider's: ${report.same} the same, ${report.differences.length} not\n`);
  assert.deepEqual(report.differences, []);
}

function prove(product) {
  const lines = product
    .grove('doctor')
    .split('\n')
    .filter((line) => / ledger: |problem/.test(line));
  for (const line of lines) say(`grove doctor:  ${line}`);
  assert.ok(
    lines.some((line) => line.startsWith('ok') && line.includes('ledger:')),
    'the doctor verifies the ledger',
  );
}
