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
    joined: { subject: 'You are a member of {organization}', text: '{actor} made you a member.', action: 'Open its page' },
    followed: { subject: '{actor} follows you', text: '{actor} follows you.', action: 'Open their page' },
    'job-succeeded': { subject: 'Your job {details} is done', text: 'It has ended well.', action: 'Open the job' },
    'job-failed': { subject: 'Your job {details} failed', text: 'Its page says why.', action: 'Open the job' },
  },
  'zh-CN': {
    'access-asked': { subject: '{actor} 申请访问 {repository}', text: '{actor} 申请读取该仓库。', action: '去处理' },
    'access-accepted': { subject: '你可以访问 {repository} 了', text: '{actor} 通过了你的申请。', action: '打开仓库' },
    'access-rejected': { subject: '你对 {repository} 的访问申请未通过', text: '{actor} 未通过你的申请。', action: '打开页面' },
    joined: { subject: '你已成为 {organization} 的成员', text: '{actor} 将你加为成员。', action: '打开页面' },
    followed: { subject: '{actor} 关注了你', text: '{actor} 关注了你。', action: '打开主页' },
    'job-succeeded': { subject: '你的任务 {details} 已完成', text: '任务已成功结束。', action: '打开任务' },
    'job-failed': { subject: '你的任务 {details} 失败', text: '原因见任务页面。', action: '打开任务' },
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
  const { language, greeting, choice, closing } = frameOf(to, hubUrl);
  const { kind, actor, repository, organization, details } = notice;
  const id = repository === null ? '' : `${repository.namespace}/${repository.name}`;
  const { subject, text, action } = WORDS[language][kind];
  const filled = (words: string) =>
    words
      .replace('{actor}', () => actor || 'Modelgrove')
      .replace('{repository}', () => id)
      .replace('{organization}', () => organization)
      .replace('{details}', () => details ?? '');
  const isJob = kind === 'job-succeeded' || kind === 'job-failed';
  const page = isJob ? `/jobs/${details}` : repository === null ? `/${organization || actor}` : `/${WEB_PREFIX[repository.type]}${id}`;
  return {
    language,
    subject: filled(subject),
    greeting,
    paragraphs: [filled(text), ...(details !== null && kind === 'access-rejected' ? [details] : [])],
    action: { title: action, url: `${hubUrl}${page}${kind === 'access-asked' ? '/settings' : ''}` },
    notes: [choice],
    closing,
  };
}
