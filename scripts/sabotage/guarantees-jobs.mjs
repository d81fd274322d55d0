// Guarantees of jobs and of those who run them, as one small edit each that switches it off.
import { API, edit, spec } from './guarantee.mjs';

const JOBS = `${API}/modules/jobs`;
const CORE = `${API}/app/jobs.integration.spec.ts`;
const PROMISES = `${API}/app/jobs-promises.integration.spec.ts`;
const QUEUE = `${JOBS}/job-queue.store.ts`;
const RUNNER = 'packages/runner/src';

export const JOBS_GUARANTEES = {
  'job-fence': {
    promise: 'what is written for an attempt is refused once another one has begun',
    edits: [edit(QUEUE, "where id = $1 and attempt = $2 and state = 'running' for update`", 'where id = $1 and $2::int > 0 for update`')],
    tests: [spec(PROMISES, 'is refused inside the transaction')],
  },
  'job-fence-commit': {
    promise: 'an attempt that lost its job commits nothing, however far its commit had come',
    edits: [
      edit(
        `${API}/modules/access/access.store.ts`,
        "from jobs where id = $1 and attempt = $2 and state = 'running' for update`",
        'from jobs where id = $1 and $2::int > 0 for update`',
      ),
    ],
    tests: [spec(PROMISES, 'commits nothing when that happens while its commit is on its way')],
  },
  'job-one-result': {
    promise: 'a job has one result, however often it is committed',
    edits: [edit(`${API}/modules/access/attempt-fence.ts`, 'if (held.hasResult) throw resultCommitted();', '')],
    tests: [spec(CORE, 'commits one result, and succeeds with it')],
  },
  'job-result-is-success': {
    promise: 'a job whose result is there has succeeded, whatever became of its runner',
    edits: [edit(`${JOBS}/job-moves.ts`, 'if (held.hasResult) return this.endWell(fence, by, {}, usage);', '')],
    tests: [spec(CORE, 'whose result is there has come to something')],
  },
  'job-ends-once': {
    promise: 'a job ends once, and what it used is counted with that end',
    edits: [
      edit(QUEUE, "where id = $1 and attempt = $2 and state = 'running'\n   returning", 'where id = $1 and attempt = $2\n   returning'),
    ],
    tests: [spec(PROMISES, 'is counted once, with its end')],
  },
  'job-usage-once': {
    promise: 'usage is one entry for its key, whoever reports it how often',
    edits: [
      edit(
        `${JOBS}/usage.store.ts`,
        'on conflict (key) do nothing',
        'on conflict (key) do update set quantity = usage_events.quantity + excluded.quantity',
      ),
    ],
    tests: [spec(PROMISES, 'is one entry for its key')],
  },
  'job-loss-is-free': {
    promise: 'a loss that the job has no part in is not charged',
    edits: [edit(`${JOBS}/job-moves.ts`, 'isCounted: !isOurs', 'isCounted: true')],
    tests: [spec(CORE, 'that fails by the infrastructure is tried again')],
  },
  'job-waiting': {
    promise: 'why a job waits is told by the order in which jobs are taken',
    edits: [edit(`${JOBS}/job-waiting.store.ts`, '(o.place, o.id) < (j.place, j.id)', 'o.id < j.id')],
    tests: [spec(PROMISES, 'is told truly')],
  },
  'job-order': {
    promise: 'a namespace that queues many jobs does not come before everybody else',
    edits: [edit(QUEUE, 'last_turn = greatest(s.last_turn + 1, (select turn from front))', 'last_turn = (select turn from front)')],
    tests: [spec(CORE, 'gives each namespace its turn')],
  },
  'job-secrets': {
    promise: 'the tokens of a job and of its runner are not in its log',
    edits: [edit(`${RUNNER}/log/secret-mask.ts`, "for (const secret of this.secrets) masked = masked.replaceAll(secret, '…');", '')],
    tests: [spec(`${RUNNER}/log/log-shaper.spec.ts`, 'masks the tokens of the job')],
  },
  'job-secrets-hub': {
    promise: 'the hub keeps no token in a log, whatever the runner did',
    edits: [edit(`${JOBS}/job-log.ts`, "return text.replaceAll(TOKENS, '$1_…')", 'void TOKENS;\n  return text')],
    tests: [spec(CORE, 'reports what it does; what is reported twice counts once')],
  },
};
