// Guarantees of money, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const MIGRATION = 'prisma/migrations/20261129000001_ledger/migration.sql';
const LEDGER = `${API}/modules/ledger`;
const RULES = `${LEDGER}/ledger.integration.spec.ts`;
const TAMPERING = `${LEDGER}/ledger-tampering.integration.spec.ts`;
const PAYMENTS = `${API}/platform/payments`;
const SELLING = `${API}/app/selling.integration.spec.ts`;
const MONTHS = `${API}/app/subscriptions.integration.spec.ts`;
const VERSIONS = `${API}/app/sold-versions.integration.spec.ts`;
const OFFER_USES = `${API}/app/offer-uses.integration.spec.ts`;
const USE_HERE = `${API}/app/use-here.integration.spec.ts`;
const PLANS = `${API}/app/plans.integration.spec.ts`;
const LANES = `${API}/app/job-lanes.integration.spec.ts`;
const AUTHOR_TIPS = `${API}/app/author-tips.integration.spec.ts`;
const SHOWBACK = `${API}/app/showback.integration.spec.ts`;
const JOB_TIPS = `${API}/app/job-tips.integration.spec.ts`;
const GATE = `${PAYMENTS}/payments.integration.spec.ts`;

const CHARGES = `${API}/modules/charges`;
const BILLS = `${API}/surfaces/openai/gateway-bills.integration.spec.ts`;

const SHARE = `${API}/app/compute-share.integration.spec.ts`;
const COMPUTE = `${API}/modules/compute`;

export const MONEY = {
  'compute-lower-of-two': {
    promise: 'of what hub and runner count the lower is paid',
    edits: [edit('packages/money/src/compute-share.ts', 'return said < hubMs ? said : hubMs;', 'return said;')],
    tests: [spec(SHARE, 'pays the lower of the two reports')],
  },
  'compute-rest-released': {
    promise: 'what is set aside for a job ends with it, once',
    edits: [
      edit(`${COMPUTE}/cost-settlement.ts`, 'if (takenMinor === 0n) return this.holds.release(key, at);', 'if (takenMinor === 0n) return;'),
    ],
    tests: [spec(SHARE, 'gives all of it back')],
  },
  'compute-price-in-claim': {
    promise: 'a runner takes no job that does not agree to its price',
    edits: [edit(`${API}/modules/jobs/job-terms.store.ts`, '${hourPrice(runner, job)} <= ${job}.price_limit_micro', 'true')],
    tests: [spec(SHARE, 'claims exactly what the rule allows')],
  },
  'compute-consent': {
    promise: 'no job goes to a machine of somebody else unless its owner agreed',
    edits: [edit(`${API}/modules/jobs/job-terms.store.ts`, 'and ${job}.sharing > 0', '')],
    tests: [spec(SHARE, 'takes nothing private to machines of others')],
  },
  'compute-fault': {
    promise: 'an attempt that came to nothing by no fault of the job is paid until its last checkpoint',
    edits: [edit(`${API}/modules/jobs/job-leases.store.ts`, 'case when $3 then coalesce(', 'case when $3 and false then coalesce(')],
    tests: [spec(SHARE, 'until the last checkpoint that it kept')],
  },
  'compute-money-used-up': {
    promise: 'a job ends once what is set aside for it is used up',
    edits: [edit(`${API}/modules/jobs/runner-desk.ts`, 'if (isUsedUp) await', 'if (!isUsedUp && isUsedUp) await')],
    tests: [spec(SHARE, 'once what is set aside is used up')],
  },
  'use-set-aside': {
    promise: 'nobody uses what they cannot pay: the most that it can cost is set aside before',
    edits: [edit(`${CHARGES}/charges.service.ts`, 'if (missing > 0n && !partly) throw', 'if (missing < 0n && !partly) throw')],
    tests: [spec(BILLS, 'that many make at once')],
  },
  'use-is-paid': {
    promise: 'what was used is paid, whatever was set aside for it goes back',
    edits: [edit(`${CHARGES}/charges.service.ts`, 'this.store.use(ended.meterId, atoms,', 'this.store.use(ended.meterId, 0n,')],
    tests: [spec(BILLS, 'is counted to the millionth')],
  },
  'ledger-zero-sum': {
    promise: 'what does not add up is refused at the commit, whoever writes it',
    edits: [edit(MIGRATION, 'having sum(e.amount) <> 0 limit 1;', 'having count(*) < 0 limit 1;')],
    tests: [spec(RULES, 'refuses at the commit what does not add up')],
  },
  'ledger-promo-apart': {
    promise: 'promotional credit never becomes money',
    edits: [edit(`${LEDGER}/ledger.policy.ts`, "${CHART[account.kind].isPromo ? ' promo' : ''}", '')],
    tests: [spec(RULES, 'turns promotional credit into money')],
  },
  'ledger-grants': {
    promise: 'the role of the application has no right to change what is written',
    edits: [edit(MIGRATION, `execute format('revoke update, delete on "ledger".%I from current_user, public', name);`, '')],
    tests: [spec(RULES, 'by grants as well')],
  },
  'ledger-append-only': {
    promise: 'nobody changes or deletes what is written, not even above grants',
    edits: [edit(MIGRATION, 'before update or delete or truncate on "ledger".%I', 'before truncate on "ledger".%I')],
    tests: [spec(RULES, 'refuses the application’s own role')],
  },
  'ledger-late-entries': {
    promise: 'no entry comes to a transaction later',
    edits: [edit(MIGRATION, 'having count(*) <> coalesce(max(t.entries), 0) or', 'having')],
    tests: [spec(RULES, 'more than the transaction was made with')],
  },
  'ledger-once': {
    promise: 'a fact is booked once, and its key for nothing else',
    edits: [
      edit(
        `${LEDGER}/ledger.service.ts`,
        'if (!found?.fingerprint.equals(fingerprint)) throw keyReused(key);',
        'if (!found) throw keyReused(key);',
      ),
    ],
    tests: [spec(RULES, 'is refused when its key was used')],
  },
  'ledger-floor': {
    promise: 'no account falls below its floor',
    edits: [edit(MIGRATION, `check ("floor" is null or "posted" >= "floor")`, 'check (true)')],
    tests: [spec(RULES, 'exactly 37 of 100')],
  },
  'ledger-chain': {
    promise: 'a change of a closed day is found out',
    edits: [edit(`${LEDGER}/ledger-days.ts`, 'for (const { line } of page) hash.update(line);', '')],
    tests: [spec(TAMPERING, 'in which words or sums were changed')],
  },
  'hold-ends-once': {
    promise: 'what is held ends once, by whoever comes first',
    edits: [
      edit(`${LEDGER}/ledger-holds.ts`, 'if (!(await this.store.close(hold.id)))', 'if (!(await this.store.close(hold.id)) && hold.end)'),
    ],
    tests: [spec(RULES, 'that is being ended by somebody')],
  },
  'grant-on-byte-paths': {
    promise: 'what is sold is read by those who bought it only, on every path on which bytes leave the hub',
    edits: [
      edit(
        `${API}/modules/access/access.policy.ts`,
        '(repository.gated !== null && !repository.isAdmitted) || repository.isSold;',
        '(repository.gated !== null && !repository.isAdmitted);',
      ),
    ],
    tests: [spec(SELLING, 'an app that is built on')],
  },
  'grant-ends-with-refund': {
    promise: 'a refund ends what was bought',
    edits: [edit(`${API}/modules/access/access.store.ts`, '`g.ended_at is null and (g.until', '`(g.until')],
    tests: [spec(SELLING, 'an app that is built on')],
  },
  'bought-versions-by-commit': {
    promise: 'whoever bought earlier versions reads no commit that came later, by its name either',
    edits: [edit(`${API}/modules/versions/visible-refs.ts`, 'if (idx === undefined || !graph', 'if (idx === undefined && !graph')],
    tests: [spec(VERSIONS, 'a purchase that holds the versions of its day')],
  },
  'bought-versions-by-hash': {
    promise: 'nor a large file that came later, by its hash',
    edits: [edit(`${API}/modules/blobs/blobs.store.ts`, '     and ($3::timestamptz is null or l.created_at <= $3)\n   union', '   union')],
    tests: [spec(VERSIONS, 'a purchase that holds the versions of its day')],
  },
  'bought-versions-kept': {
    promise: 'what somebody bought is kept while they may read it, whatever became of its branch',
    edits: [edit(`${API}/modules/versions/gc.store.ts`, 'and versions_until is not null\n', 'and false\n')],
    tests: [spec(VERSIONS, 'a purchase that holds the versions of its day')],
  },
  'sale-once': {
    promise: 'a request to buy that is sent again buys once',
    edits: [
      edit(
        `${API}/modules/sales/sales.service.ts`,
        'const key = `buy:${buyer.id}:${wish.requestKey}`;',
        'const key = `buy:${buyer.id}:${wish.requestKey}:${Math.random()}`;',
      ),
    ],
    tests: [spec(SELLING, 'an app that is built on')],
  },
  'month-holds': {
    promise: 'what is paid by the month is read as long as it is paid',
    edits: [
      edit(`${API}/modules/access/access.store.ts`, 'g.ended_at is null and (g.until is null or g.until > now())', 'g.ended_at is null'),
    ],
    tests: [spec(MONTHS, 'is read on every path while it is paid')],
  },
  'month-once': {
    promise: 'a month is charged once, whoever renews it how often',
    edits: [
      edit(
        `${API}/modules/sales/subscriptions/subscription-months.ts`,
        's.dueAt === null || at < s.periodEnd || (!isAsked && at < s.dueAt)',
        's.dueAt === null',
      ),
    ],
    tests: [spec(MONTHS, 'that is told twice')],
  },
  'for-subscribers': {
    promise: 'what an author marks for subscribers is read by nobody else',
    edits: [
      edit(
        `${API}/modules/sales/offers.store.ts`,
        'select for_subscribers or exists (select from offers',
        'select exists (select from offers',
      ),
    ],
    tests: [spec(MONTHS, 'needs a price first')],
  },
  'sale-tax': {
    promise: 'the tax in a price is set apart before anybody has a part',
    edits: [edit(`${API}/modules/sales/payee-pots.ts`, "kind === 'fee' || kind === 'share' ?", "kind !== 'compute' ?")],
    tests: [spec(MONTHS, 'contains the tax')],
  },
  'plan-storage': {
    promise: 'what a plan gives is what the quota allows',
    edits: [
      edit(
        `${API}/modules/quotas/quotas.service.ts`,
        'return limitsOf(totals, { maxBytes, maxRepositories });',
        'return limitsOf(totals, { maxBytes: maxBytes === null ? null : 1_000_000, maxRepositories });',
      ),
    ],
    tests: [spec(PLANS, 'is room to store')],
  },
  'plan-jobs': {
    promise: 'a namespace runs as many jobs at once as its plan allows',
    edits: [
      edit(
        `${API}/modules/jobs/job-claim.store.ts`,
        'if (count >= (await perNamespace(id))) full.push(id);',
        'if (count >= 1_000_000) full.push(id);',
      ),
    ],
    tests: [spec(PLANS, 'is jobs at once')],
  },
  'plan-once': {
    promise: 'a period is charged once, whoever renews it how often',
    edits: [
      edit(`${API}/modules/plans/subscription-renewals.ts`, 'at < found.periodEnd) return false;', 'at < found.startedAt) return false;'),
      edit(`${API}/modules/plans/subscription-renewals.ts`, '(found.dueAt === null || at < found.dueAt)', 'found.dueAt === null'),
    ],
    tests: [spec(PLANS, 'that are told twice')],
  },
  'payment-signature': {
    promise: 'an event that the provider did not sign is not believed',
    edits: [edit(`${PAYMENTS}/fake-provider.ts`, 'assertSigned(this.secret, body, headers[SIGNATURE], now);', '')],
    tests: [spec(GATE, 'believes no event that is forged')],
  },
  'payment-booked-once': {
    promise: 'a payment is booked once, however often it is said to have ended',
    edits: [edit(`${PAYMENTS}/payments.ts`, 'if (!this.isNews(before, outcome)) return before;', '')],
    tests: [spec(GATE, 'however often it says so')],
  },
  'payment-unknown': {
    promise: 'a payment of which the answer was lost has not failed',
    edits: [edit(`${PAYMENTS}/payments.ts`, 'if (!(error instanceof DomainError)) throw error;', '')],
    tests: [spec(GATE, 'of which the answer was lost')],
  },
  'use-counted-once': {
    promise: 'a use that is told twice is counted once',
    edits: [
      edit(
        `${API}/modules/sales/usage/use-events.store.ts`,
        'on conflict (repository_id, key) do nothing returning id',
        "on conflict (repository_id, key) do update set key = excluded.key || ':' || random() returning id",
      ),
    ],
    tests: [spec(OFFER_USES, 'an app that is paid by use')],
  },
  'use-signed': {
    promise: 'what an app did not sign is not counted',
    edits: [
      edit(
        `${API}/modules/sales/usage/use-keys.service.ts`,
        'if (!key || !secret || !isSigned',
        'if (!key || !secret || false && !isSigned',
      ),
    ],
    tests: [spec(OFFER_USES, 'an app that is paid by use')],
  },
  'use-month-late': {
    promise: 'a month of use is not taken while what happened in it may still be told',
    edits: [edit(`${CHARGES}/meter-settler.ts`, 'monthStart(periodAt, 1).getTime() + lateMs', 'monthStart(periodAt, 1).getTime()')],
    tests: [spec(OFFER_USES, 'an app that is paid by use|a month that is over')],
  },
  'use-is-not-download': {
    promise: 'the right to use something here hands out nothing of it',
    edits: [
      edit(`${API}/modules/access/access.policy.ts`, "isClosed) return ['see', 'discuss', 'use'];", 'isClosed) return [...READING];'),
    ],
    tests: [spec(USE_HERE, 'is handed out on no path')],
  },
  'use-on-hub-runners': {
    promise: 'what may only be used here goes to runners of the hub',
    edits: [edit(`${API}/modules/jobs/job-terms.store.ts`, '(${runner.owner} is null or not ${job}.is_here_only) and ', '')],
    tests: [spec(USE_HERE, 'a dataset that is used here')],
  },
  'use-fetched-by-resolve': {
    promise: 'the token of an attempt opens what its job names where files are handed out one by one, and nowhere else',
    edits: [
      edit(
        `${API}/modules/access/access.service.ts`,
        'const allowed = allowedActions(actor, facts, this.config.anonymousRead);',
        "const may = allowedActions(actor, facts, this.config.anonymousRead);\n    const allowed: RepositoryAction[] = mayFetch(actor, may) ? [...may, 'read'] : may;",
      ),
    ],
    tests: [spec(USE_HERE, 'a dataset that is used here')],
  },
  'tip-free-lane': {
    promise: 'whoever does not tip is taken within the bound, whatever others tip',
    edits: [edit(`${API}/modules/jobs/job-lanes.store.ts`, '% ${l}."of" < ${l}.free)`;', '% ${l}."of" < 0)`;')],
    tests: [spec(LANES, 'within the bound')],
  },
  'tip-burns-when-jumped': {
    promise: 'a tip is spent only if its job was taken before others',
    edits: [
      edit(`${API}/modules/tips/job-tips-settlement.ts`, 'if (since?.isTaken && since.jumped > 0) await', 'if (since?.isTaken) await'),
    ],
    tests: [spec(JOB_TIPS, 'costs nothing where nobody')],
  },
  'author-tip-once': {
    promise: 'a tip that is sent again is one tip',
    edits: [
      edit(
        `${API}/modules/tips/author-tips.service.ts`,
        'const key = `author-tip:${payer.id}:${wish.requestKey}`;',
        'const key = `author-tip:${payer.id}:${wish.requestKey}:${Math.random()}`;',
      ),
    ],
    tests: [spec(AUTHOR_TIPS, 'is one tip, however often')],
  },
  'author-tip-others': {
    promise: 'nobody tips themselves, nor an organization of theirs',
    edits: [edit(`${API}/modules/tips/author-tips.service.ts`, "=== 'admin') throw ownTip();", "=== 'nobody') throw ownTip();")],
    tests: [spec(AUTHOR_TIPS, 'is refused to oneself')],
  },
  'author-tip-daily-most': {
    promise: 'what one gives in a day has an end, over all wallets',
    edits: [edit(`${API}/modules/tips/author-tips.service.ts`, 'await this.store.lockLimits([payer.id, user.userId]);', '')],
    tests: [spec(AUTHOR_TIPS, 'ends for a day at the most')],
  },
  'author-tip-anonymous': {
    promise: 'the author does not learn who gave an anonymous tip',
    edits: [edit(`${API}/surfaces/hub/author-tips.views.ts`, 'isFor && !tip.isAnonymous ? {}', 'isFor ? {}')],
    tests: [spec(AUTHOR_TIPS, 'does not say who gave it')],
  },
  'showback-day-once': {
    promise: 'a day is in the report of its month once',
    edits: [
      edit(
        `${API}/modules/showback/showback-days.ts`,
        'if (!(await this.store.note(day, this.clock.now()))) return false;',
        'await this.store.note(day, this.clock.now());',
      ),
    ],
    tests: [spec(SHOWBACK, 'is added to its month once')],
  },
};
