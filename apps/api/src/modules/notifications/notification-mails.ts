// What the hub writes to somebody whom a discussion concerns, in their language.
import { WEB_PREFIX } from '@modelgrove/shared';
import type { MailText } from '../../platform/mail';
import type { Discussion } from '../discussions';
import type { RepositoryRecord } from '../repositories';
import { frameOf } from './mail-frame';
import type { NewsKind, TalkReason } from './notifications.types';

const LONGEST = 1_500;

const DEEDS: Record<'en' | 'zh-CN', Record<NewsKind, string>> = {
  en: {
    opened: '{actor} opened it:',
    commented: '{actor} commented:',
    reviewed: '{actor} reviewed it:',
    status: '{actor} changed its state: {status}.',
    merged: '{actor} merged it.',
  },
  'zh-CN': {
    opened: '{actor} 发起了它：',
    commented: '{actor} 发表了评论：',
    reviewed: '{actor} 进行了评审：',
    status: '{actor} 将状态改为：{status}。',
    merged: '{actor} 已合并。',
  },
};
const STATES: Record<'en' | 'zh-CN', Record<string, string>> = {
  en: { draft: 'draft', open: 'open', closed: 'closed', merged: 'merged' },
  'zh-CN': { draft: '草稿', open: '开启', closed: '已关闭', merged: '已合并' },
};
const REASON_NOTES: Record<'en' | 'zh-CN', Record<TalkReason, string>> = {
  en: {
    mention: 'You are written to because you were mentioned.',
    participating: 'You are written to because you take part in it.',
    owner: 'You are written to because the repository is yours to care for.',
    watching: 'You are written to because you watch the repository.',
  },
  'zh-CN': {
    mention: '你收到这封邮件，是因为有人提到了你。',
    participating: '你收到这封邮件，是因为你参与了讨论。',
    owner: '你收到这封邮件，是因为你负责这个仓库。',
    watching: '你收到这封邮件，是因为你关注了这个仓库。',
  },
};

export interface MailedNews {
  kind: NewsKind;
  reason: TalkReason;
  actor: string;
  content: string | null;
  repository: RepositoryRecord;
  discussion: Discussion;
}

export function notificationMail(to: { name: string; locale: string }, news: MailedNews, hubUrl: string): MailText {
  const { language, isChinese, greeting, choice, closing } = frameOf(to, hubUrl);
  const { repository, discussion, content } = news;
  const id = `${repository.namespace}/${repository.name}`;
  const deed = DEEDS[language][news.kind]
    .replace('{actor}', news.actor)
    .replace('{status}', STATES[language][discussion.status] ?? discussion.status);
  return {
    language,
    subject: `[${id}] ${discussion.title} (#${discussion.num})`,
    greeting,
    paragraphs: [deed, ...(content ? [excerpt(content)] : [])],
    action: {
      title: isChinese ? '打开讨论' : 'Open the discussion',
      url: `${hubUrl}/${WEB_PREFIX[repository.type]}${id}/discussions/${discussion.num}`,
    },
    notes: [REASON_NOTES[language][news.reason], choice],
    closing,
  };
}

function excerpt(content: string): string {
  return content.length > LONGEST ? `${content.slice(0, LONGEST)}…` : content;
}
