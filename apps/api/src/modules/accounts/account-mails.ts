// What the hub writes to people, in their language. Pure; addresses come from the caller, who makes them from the public URL only.
import type { MailText } from '../../platform/mail';

export type MailLanguage = 'en' | 'zh-CN';
export type Notice = 'password-changed' | 'second-factor-on' | 'second-factor-off';

export interface Reader {
  name: string;
  language: MailLanguage;
}

interface Words {
  subject: string;
  paragraphs: string[];
  button?: string;
  notes: string[];
}

const PRODUCT = { en: 'Modelgrove', 'zh-CN': 'Modelgrove 模林' } as const;

export function languageOf(locale: string): MailLanguage {
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function resetMail(to: Reader, url: string, hub: string): MailText {
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: 'Set a new password',
      paragraphs: [`Somebody asked for a new password for your account ${to.name} on ${hub}.`],
      button: 'Set a new password',
      notes: ['The link works once, for an hour.', 'If it was not you, do nothing: your password stays as it is.'],
    },
    'zh-CN': {
      subject: '设置新密码',
      paragraphs: [`有人请求为你在 ${hub} 的账号 ${to.name} 设置新密码。`],
      button: '设置新密码',
      notes: ['链接只能使用一次，一小时内有效。', '如果不是你本人操作，无需理会：你的密码不会改变。'],
    },
  };
  return letter(to, words, url);
}

export function verifyMail(to: Reader, url: string, hub: string): MailText {
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: 'Confirm your e-mail address',
      paragraphs: [`The account ${to.name} on ${hub} gave this as its e-mail address.`],
      button: 'Confirm the address',
      notes: ['The link works once, for a day.', 'If you do not know this account, do nothing: the address will not be used.'],
    },
    'zh-CN': {
      subject: '确认你的邮箱地址',
      paragraphs: [`${hub} 上的账号 ${to.name} 填写了这个邮箱地址。`],
      button: '确认邮箱地址',
      notes: ['链接只能使用一次，一天内有效。', '如果你不认识这个账号，无需理会：该地址不会被使用。'],
    },
  };
  return letter(to, words, url);
}

/** To an address that somebody gave for a new account although another one has it: only its owner learns of that. */
export function addressKnownMail(to: Reader, url: string, hub: string): MailText {
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: 'You have an account already',
      paragraphs: [
        `Somebody gave this e-mail address for another account on ${hub}. It belongs to your account ${to.name}, and stays with it.`,
      ],
      button: 'Sign in',
      notes: ['If it was you and you forgot your password, ask for a new one on the sign-in page. If it was not you, do nothing.'],
    },
    'zh-CN': {
      subject: '你已经有账号了',
      paragraphs: [`有人在 ${hub} 的另一个账号中填写了这个邮箱地址。它属于你的账号 ${to.name}，不会改变。`],
      button: '登录',
      notes: ['如果是你本人操作并且忘记了密码，可以在登录页面申请设置新密码。如果不是你，无需理会。'],
    },
  };
  return letter(to, words, url);
}

/** To the former address. */
export function addressChangedMail(to: Reader, newAddress: string, hub: string): MailText {
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: 'Your e-mail address was changed',
      paragraphs: [`Your account ${to.name} on ${hub} has the e-mail address ${newAddress} now. Nothing more is sent to this one.`],
      notes: ['If it was not you, ask an administrator of the hub for help at once.'],
    },
    'zh-CN': {
      subject: '你的邮箱地址已更改',
      paragraphs: [`你在 ${hub} 的账号 ${to.name} 的邮箱地址已改为 ${newAddress}。今后不再向这个地址发送邮件。`],
      notes: ['如果不是你本人操作，请立即联系该站点的管理员。'],
    },
  };
  return letter(to, words, null);
}

/** Whoever has an account already takes the place in the organization with it; the page offers both. */
export function invitationMail(
  language: MailLanguage,
  { inviter, organization }: { inviter: string; organization?: string | undefined },
  url: string,
  hub: string,
): MailText {
  if (organization !== undefined) return membershipMail(language, { inviter, organization }, url, hub);
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: `${inviter} invites you to Modelgrove`,
      paragraphs: [`${inviter} invites you to ${hub}, a hub for models, datasets and apps.`],
      button: 'Create an account',
      notes: ['The link works once, for a week.'],
    },
    'zh-CN': {
      subject: `${inviter} 邀请你使用 Modelgrove 模林`,
      paragraphs: [`${inviter} 邀请你使用 ${hub}，一个存放模型、数据集和应用的平台。`],
      button: '创建账号',
      notes: ['链接只能使用一次，一周内有效。'],
    },
  };
  return letter({ name: '', language }, words, url);
}

function membershipMail(
  language: MailLanguage,
  { inviter, organization }: { inviter: string; organization: string },
  url: string,
  hub: string,
): MailText {
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: `${inviter} invites you to ${organization} on Modelgrove`,
      paragraphs: [`${inviter} invites you to the organization ${organization} on ${hub}, a hub for models, datasets and apps.`],
      button: 'Accept the invitation',
      notes: ['The link works once, for a week.', 'If you do not know who invites you, do nothing.'],
    },
    'zh-CN': {
      subject: `${inviter} 邀请你加入 Modelgrove 模林上的 ${organization}`,
      paragraphs: [`${inviter} 邀请你加入 ${hub} 上的组织 ${organization}。${hub} 是一个存放模型、数据集和应用的平台。`],
      button: '接受邀请',
      notes: ['链接只能使用一次，一周内有效。', '如果你不认识邀请人，无需理会。'],
    },
  };
  return letter({ name: '', language }, words, url);
}

export function noticeMail(to: Reader, notice: Notice, hub: string): MailText {
  const said = NOTICES[notice];
  const words: Record<MailLanguage, Words> = {
    en: {
      subject: said.en[0],
      paragraphs: [`${said.en[1]} Account: ${to.name}, on ${hub}.`],
      notes: ['If it was not you, set a new password at once, or ask an administrator of the hub for help.'],
    },
    'zh-CN': {
      subject: said['zh-CN'][0],
      paragraphs: [`${said['zh-CN'][1]}账号：${to.name}，站点：${hub}。`],
      notes: ['如果不是你本人操作，请立即设置新密码，或联系该站点的管理员。'],
    },
  };
  return letter(to, words, null);
}

const NOTICES: Record<Notice, Record<MailLanguage, [subject: string, sentence: string]>> = {
  'password-changed': {
    en: ['Your password was changed', 'The password of your account was changed, and other sessions were ended.'],
    'zh-CN': ['你的密码已更改', '你的账号密码已更改，其他会话已退出。'],
  },
  'second-factor-on': {
    en: ['Two-factor authentication is on', 'Signing in to your account asks for a code of your authenticator app now.'],
    'zh-CN': ['两步验证已开启', '今后登录你的账号需要输入身份验证器应用中的验证码。'],
  },
  'second-factor-off': {
    en: ['Two-factor authentication is off', 'Signing in to your account asks for the password only.'],
    'zh-CN': ['两步验证已关闭', '今后登录你的账号只需要密码。'],
  },
};

function letter({ name, language }: Reader, words: Record<MailLanguage, Words>, url: string | null): MailText {
  const { subject, paragraphs, button, notes } = words[language];
  const greetings = { en: name === '' ? 'Hello,' : `Hello ${name},`, 'zh-CN': name === '' ? '你好：' : `${name}，你好：` };
  const about = subject.includes('Modelgrove') ? subject : `${subject} · ${PRODUCT[language]}`;
  const action = url !== null && button !== undefined ? { action: { title: button, url } } : {};
  return { language, subject: about, greeting: greetings[language], paragraphs, ...action, notes, closing: PRODUCT[language] };
}
