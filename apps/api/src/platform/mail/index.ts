export { Mailer } from './mailer';
export { MailModule } from './mail.module';
export type { MailText } from './mail-text';
export type { MailSummary } from './mails.store';
