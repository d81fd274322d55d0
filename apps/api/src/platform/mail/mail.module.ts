import { Global, Module } from '@nestjs/common';
import { Sealer } from '../signing';
import { Mailer } from './mailer';
import { MailsStore } from './mails.store';

/** Sealing comes with it: what mails say is sealed, and rooms that mail have secrets of their own. */
@Global()
@Module({ providers: [Sealer, MailsStore, Mailer], exports: [Sealer, Mailer] })
export class MailModule {}
