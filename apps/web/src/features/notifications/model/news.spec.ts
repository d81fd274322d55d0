import type { Notification } from '../../../lib/api-types';
import { addressOfNews, iconOf } from './news';

const notice = (more: Partial<Notification>) =>
  ({ kind: 'followed', type: null, repository: null, num: null, organization: null, actor: { name: 'bob' }, ...more }) as Notification;
const at = { type: 'model', repository: 'ada/owl' } as const;

it.each([
  [notice({}), '/bob', 'user'],
  [notice({ kind: 'job-failed', details: 'ftjob-1', organization: 'acme' }), '/jobs/ftjob-1', 'pulse'],
  [notice({ actor: null }), '/notifications', 'user'],
  [notice({ kind: 'joined', organization: 'acme' }), '/acme', 'organization'],
  [notice({ kind: 'invited', organization: 'acme', details: '7' }), '/join?invitation=7', 'organization'],
  [notice({ kind: 'invitation-accepted' }), '/bob', 'people'],
  [notice({ kind: 'sold', organization: 'ada', ...at }), '/ada/-/earnings', 'wallet'],
  [notice({ kind: 'tipped', organization: 'ada', actor: null }), '/ada/-/tips', 'heart'],
  [notice({ kind: 'payout-paid', organization: 'ada', actor: null }), '/ada/-/payouts', 'wallet'],
  [notice({ kind: 'taken-down', actor: null, ...at }), '/ada/owl', 'warning'],
  [notice({ kind: 'report-acted', actor: null }), null, 'warning'],
  [notice({ kind: 'access-asked', ...at }), '/ada/owl/settings', 'lock'],
  [notice({ kind: 'access-rejected', ...at }), '/ada/owl', 'lock'],
  [notice({ kind: 'merged', isPullRequest: true, num: 3, ...at }), '/ada/owl/discussions/3', 'branch'],
])('%j leads to where one sees it', (item, address, icon) => {
  expect([addressOfNews(item), iconOf(item)]).toEqual([address, icon]);
});
