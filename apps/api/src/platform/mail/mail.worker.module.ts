import { Module } from '@nestjs/common';
import { MailDelivery } from './mail-delivery';
import { MailProcessor } from './mail.processor';
import { MailsStore } from './mails.store';

/** Beside MailModule, in a process that runs jobs. */
@Module({ providers: [MailsStore, MailDelivery, MailProcessor] })
export class MailWorkerModule {}
