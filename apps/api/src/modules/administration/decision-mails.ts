// What the hub writes of what its administrators decided to who answers for the thing. Pure.
import type { MailText } from '../../platform/mail';
import type { Decision } from '../moderation';

type Language = 'en' | 'zh-CN';
/** Opened again after it was taken down; refused after it waited for a look. */
export type ToldDecision = Exclude<Decision, 'dismiss'> | 'put-back' | 'refuse';

const TO_KEEPERS: Record<Language, Record<ToldDecision, [subject: string, sentence: string]>> = {
  en: {
    'take-down': ['{thing} was taken down', 'Administrators of {hub} took down {thing}: nobody else can see or download it.'],
    'put-back': ['{thing} is back', 'Administrators of {hub} opened {thing} again.'],
    hide: ['A comment of yours was hidden', 'Administrators of {hub} hid what you wrote in {thing}.'],
    suspend: ['Your account was suspended', 'Administrators of {hub} suspended the account {thing}: nobody can sign in to it.'],
    remove: ['{thing} was removed', 'Administrators of {hub} removed {thing}.'],
    refuse: [
      'A text of yours was not accepted',
      'Administrators of {hub} looked at what you wrote in {thing} and did not let it through: nobody else has seen it.',
    ],
  },
  'zh-CN': {
    'take-down': ['{thing} 已被下架', '{hub} 的管理员下架了 {thing}：其他人无法再查看或下载。'],
    'put-back': ['{thing} 已恢复', '{hub} 的管理员重新开放了 {thing}。'],
    hide: ['你的一条评论已被隐藏', '{hub} 的管理员隐藏了你在 {thing} 中发表的内容。'],
    suspend: ['你的账号已被停用', '{hub} 的管理员停用了账号 {thing}，该账号无法登录。'],
    remove: ['{thing} 已被移除', '{hub} 的管理员移除了 {thing}。'],
    refuse: ['你的一段文字未通过审核', '{hub} 的管理员审核了你在 {thing} 中写的内容，未予通过；其他人没有看到过它。'],
  },
};
interface Reader {
  name: string;
  locale: string;
}

export function keeperMail(to: Reader, decision: ToldDecision, about: { thing: string; hub: string; reason: string }): MailText {
  const language = languageOf(to);
  const [subject, sentence] = TO_KEEPERS[language][decision];
  const why = about.reason === '' ? [] : [language === 'en' ? `Their reason: ${about.reason}` : `理由：${about.reason}`];
  const note = language === 'en' ? 'If you think that this is wrong, write to the administrators.' : '如果你认为处理有误，请联系管理员。';
  return letter(to, filled(subject, about), [filled(sentence, about), ...why], [note]);
}

function languageOf({ locale }: Reader): Language {
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** A function, so that `$&` in a name stays what it is. */
function filled(text: string, { thing, hub }: { thing: string; hub: string }): string {
  return text.replaceAll('{thing}', () => thing).replaceAll('{hub}', () => hub);
}

function letter(to: Reader, subject: string, paragraphs: string[], notes: string[]): MailText {
  const language = languageOf(to);
  const closing = language === 'en' ? 'Modelgrove' : 'Modelgrove 模林';
  const greeting = language === 'en' ? `Hello ${to.name},` : `${to.name}，你好：`;
  return { language, subject: `${subject} · ${closing}`, greeting, paragraphs, notes, closing };
}
