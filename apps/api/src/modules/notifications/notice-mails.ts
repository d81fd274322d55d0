// What the hub writes to somebody of what concerns them beside discussions, in their language.
import { WEB_PREFIX } from '@modelgrove/shared';
import type { MailText } from '../../platform/mail';
import type { RepositoryRecord } from '../repositories';
import { frameOf } from './mail-frame';
import type { NoticeKind } from './notifications.types';

interface Words {
  subject: string;
  text: string;
  action: string;
}

const WORDS: Record<'en' | 'zh-CN', Record<NoticeKind, Words>> = {
  en: {
    'access-asked': { subject: '{actor} asks for access to {repository}', text: '{actor} asks to read it.', action: 'Answer' },
    'access-accepted': { subject: 'You may read {repository}', text: '{actor} let you in.', action: 'Open it' },
    'access-rejected': { subject: 'Access to {repository} was not given', text: '{actor} did not let you in.', action: 'Open its page' },
    admitted: {
      subject: '{actor} was let in to {repository}',
      text: '{actor} asked to read it, and its gate opened by itself.',
      action: 'Open it',
    },
    joined: { subject: 'You are a member of {organization}', text: '{actor} made you a member.', action: 'Open its page' },
    invited: { subject: '{actor} invites you to {organization}', text: '{actor} invites you to become a member.', action: 'Answer' },
    'invitation-accepted': {
      subject: '{actor} accepted your invitation',
      text: '{actor} came by your invitation.',
      action: 'Open the page',
    },
    'invitation-declined': {
      subject: 'Your invitation to {organization} was declined',
      text: '{details} declined it.',
      action: 'Open its page',
    },
    followed: { subject: '{actor} follows you', text: '{actor} follows you.', action: 'Open their page' },
    'job-succeeded': { subject: 'Your job {details} is done', text: 'It has ended well.', action: 'Open the job' },
    'job-failed': { subject: 'Your job {details} failed', text: 'Its page says why.', action: 'Open the job' },
    'taken-down': { subject: '{repository} was taken down', text: 'Administrators took it down.', action: 'Open its page' },
    'put-back': { subject: '{repository} is back', text: 'Administrators opened it again.', action: 'Open its page' },
    'report-acted': {
      subject: 'Your report was decided',
      text: 'You reported {details}. Administrators have acted.',
      action: 'Open your notifications',
    },
    'report-dismissed': {
      subject: 'Your report was decided',
      text: 'You reported {details}. Administrators have left it as it is.',
      action: 'Open your notifications',
    },
    sold: { subject: 'A sale for {details}: {thing}', text: '{thing} was sold for {details}.', action: 'Open your earnings' },
    tipped: { subject: 'A tip of {details}: {thing}', text: 'Somebody gave {details} for {thing}.', action: 'Open the tips' },
    'payout-approved': { subject: 'Your payout of {details} was approved', text: 'It is on its way.', action: 'Open the payouts' },
    'payout-declined': {
      subject: 'Your payout of {details} was declined',
      text: 'The money is among your earnings again.',
      action: 'Open the payouts',
    },
    'payout-paid': { subject: 'Your payout of {details} was paid', text: 'It has been sent.', action: 'Open the payouts' },
    'payout-failed': {
      subject: 'Your payout of {details} failed',
      text: 'The money is among your earnings again.',
      action: 'Open the payouts',
    },
  },
  'zh-CN': {
    'access-asked': { subject: '{actor} 申请访问 {repository}', text: '{actor} 申请读取该仓库。', action: '去处理' },
    'access-accepted': { subject: '你可以访问 {repository} 了', text: '{actor} 通过了你的申请。', action: '打开仓库' },
    'access-rejected': { subject: '你对 {repository} 的访问申请未通过', text: '{actor} 未通过你的申请。', action: '打开页面' },
    admitted: { subject: '{actor} 获得了 {repository} 的访问权限', text: '{actor} 申请后自动通过。', action: '打开仓库' },
    joined: { subject: '你已成为 {organization} 的成员', text: '{actor} 将你加为成员。', action: '打开页面' },
    invited: { subject: '{actor} 邀请你加入 {organization}', text: '{actor} 邀请你成为成员。', action: '去处理' },
    'invitation-accepted': { subject: '{actor} 接受了你的邀请', text: '{actor} 通过你的邀请加入。', action: '打开页面' },
    'invitation-declined': { subject: '你发出的 {organization} 邀请被谢绝', text: '{details} 谢绝了邀请。', action: '打开页面' },
    followed: { subject: '{actor} 关注了你', text: '{actor} 关注了你。', action: '打开主页' },
    'job-succeeded': { subject: '你的任务 {details} 已完成', text: '任务已成功结束。', action: '打开任务' },
    'job-failed': { subject: '你的任务 {details} 失败', text: '原因见任务页面。', action: '打开任务' },
    'taken-down': { subject: '{repository} 已被下架', text: '管理员下架了该仓库。', action: '打开页面' },
    'put-back': { subject: '{repository} 已恢复', text: '管理员重新开放了该仓库。', action: '打开页面' },
    'report-acted': { subject: '你的举报已处理', text: '你举报了 {details}。管理员已审核并作出处理。', action: '查看通知' },
    'report-dismissed': { subject: '你的举报已处理', text: '你举报了 {details}。管理员已审核，未作改动。', action: '查看通知' },
    sold: { subject: '{thing} 售出：{details}', text: '{thing} 以 {details} 售出。', action: '查看收入' },
    tipped: { subject: '{thing} 收到打赏：{details}', text: '有人为 {thing} 打赏了 {details}。', action: '查看打赏' },
    'payout-approved': { subject: '你的提现 {details} 已通过', text: '款项正在支付。', action: '查看提现' },
    'payout-declined': { subject: '你的提现 {details} 未通过', text: '款项已退回你的收入。', action: '查看提现' },
    'payout-paid': { subject: '你的提现 {details} 已支付', text: '款项已汇出。', action: '查看提现' },
    'payout-failed': { subject: '你的提现 {details} 失败', text: '款项已退回你的收入。', action: '查看提现' },
  },
};

export interface MailedNotice {
  kind: NoticeKind;
  actor: string;
  repository: RepositoryRecord | null;
  organization: string;
  details: string | null;
}

export function noticeMail(to: { name: string; locale: string }, notice: MailedNotice, hubUrl: string): MailText {
  const { language, isChinese, greeting, choice, closing } = frameOf(to, hubUrl);
  const { kind, actor, repository, organization, details } = notice;
  const id = repository === null ? '' : `${repository.namespace}/${repository.name}`;
  const { subject, text, action } = WORDS[language][kind];
  const filled = (words: string) =>
    words
      .replace('{actor}', () => actor || 'Modelgrove')
      .replace('{repository}', () => id)
      .replace('{organization}', () => organization)
      .replaceAll('{thing}', () => id || organization)
      .replace('{details}', () => details ?? (isChinese ? '一项内容' : 'something'));
  return {
    language,
    subject: filled(subject),
    greeting,
    paragraphs: [filled(text), ...(details !== null && kind === 'access-rejected' ? [details] : [])],
    action: { title: action, url: `${hubUrl}${pageOf(notice, id)}` },
    notes: [choice],
    closing,
  };
}

/** Where one sees it, or can answer. */
function pageOf({ kind, actor, repository, organization, details }: MailedNotice, id: string): string {
  if (kind === 'job-succeeded' || kind === 'job-failed') return `/jobs/${details}`;
  if (kind === 'report-acted' || kind === 'report-dismissed') return '/notifications';
  if (kind === 'sold') return `/${organization}/-/earnings`;
  if (kind === 'tipped') return `/${organization}/-/tips`;
  if (kind.startsWith('payout-')) return `/${organization}/-/payouts`;
  if (repository === null) return `/${organization || actor}`;
  return `/${WEB_PREFIX[repository.type]}${id}${kind === 'access-asked' ? '/settings' : ''}`;
}
