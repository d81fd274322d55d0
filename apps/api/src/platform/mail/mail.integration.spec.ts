import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { type INestApplicationContext, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type MailServer, startMailServer, type TestDatabase } from '@modelgrove/testing';
import { Clock } from '../../common/clock';
import { AppConfig } from '../config';
import { Database, DatabaseModule, Transaction } from '../database';
import { Logger, LoggingModule } from '../logging';
import { OutboxModule } from '../outbox';
import { Sealer } from '../signing';
import { Mailer, MailModule, type MailText } from '.';
import { MailDelivery } from './mail-delivery';
import { MailsStore } from './mails.store';
import { MailServerAway, SmtpSender } from './smtp-sender';

const MAIL: MailText = {
  language: 'zh-CN',
  subject: '设置新密码 · Modelgrove 模林',
  greeting: '你好，<ada> & co：',
  paragraphs: ['有人要求为你的账号设置新密码。'],
  action: { title: '设置新密码', url: 'https://hub.example.org/reset#secret' },
  notes: ['链接一小时内有效。'],
  closing: 'Modelgrove 模林',
};
const HOUR_MS = 3600_000;

let testDatabase: TestDatabase;
let context: INestApplicationContext;
let delivery: MailDelivery;
const settings = {
  host: '127.0.0.1',
  port: 0,
  implicitTls: false,
  requireTls: false,
  user: null as string | null,
  password: null as string | null,
  from: 'Hub 模林 <hub@example.org>',
};
const clock = { aheadMs: 0, now: () => new Date(Date.now() + clock.aheadMs) };
const opened: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  context = await boot();
});
afterEach(async () => {
  delivery?.onModuleDestroy();
  for (const one of opened.splice(0)) await one.stop();
});
afterAll(async () => {
  await context?.close();
  await context?.get(Database).close();
  await testDatabase?.drop();
});

function boot(): Promise<INestApplicationContext> {
  const config = {
    databaseUrl: testDatabase.connectionString,
    secretKey: 's'.repeat(32),
    publicUrl: 'https://hub.example.org',
    logLevel: 'silent',
    mail: settings,
  };
  @Global()
  @Module({
    providers: [
      { provide: AppConfig, useValue: config },
      { provide: Clock, useValue: clock },
    ],
    exports: [AppConfig, Clock],
  })
  class Ground {}
  @Module({ imports: [Ground, LoggingModule, DatabaseModule, OutboxModule, MailModule], providers: [MailsStore] })
  class Root {}
  return NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
}

/** A mail posted in a transaction, and a worker that speaks to the server at `port`. */
async function posted(port: number, to = 'ada@example.org', usefulMs = HOUR_MS): Promise<{ id: string; deliver(): Promise<void> }> {
  const { database, mailer } = { database: context.get(Database), mailer: context.get(Mailer) };
  await context.get(Transaction).inTransaction(() => mailer.post(to, MAIL, usefulMs));
  const row = await database.prisma.outboxEvent.findFirst({ where: { kind: 'mail.send' }, orderBy: { id: 'desc' } });
  const id = (row!.payload as { mailId: string }).mailId;
  settings.port = port;
  delivery = new MailDelivery(context.get(MailsStore), context.get(Sealer), context.get(AppConfig), clock, context.get(Logger));
  return { id, deliver: () => delivery.deliver(BigInt(id)) };
}

const rowOf = (id: string) => context.get(Database).prisma.mail.findUniqueOrThrow({ where: { id: BigInt(id) } });

async function server(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const started = await startMailServer(options);
  opened.push(started);
  return started;
}

/** A server that does whatever it likes with those who connect. */
async function liar(behave: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const listening: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    behave(socket);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  opened.push({
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        listening.close(() => resolve());
      }),
  });
  return (listening.address() as AddressInfo).port;
}

describe('a mail', () => {
  it('arrives once, in text and in HTML, with the signs of its language, and what it said is kept no longer', async () => {
    const { port, mailTo, mails } = await server();
    const mail = await posted(port);
    await mail.deliver();
    await mail.deliver();
    const { subject, text, raw } = await mailTo('ada@example.org');
    expect(subject).toBe(MAIL.subject);
    expect(text).toContain('https://hub.example.org/reset#secret');
    expect(text).toContain('你好，<ada> & co：');
    expect(raw).toMatch(/Content-Type: text\/html; charset=utf-8/i);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(raw).toMatch(/^Message-ID: <mail-\d+-\d+@hub\.example\.org>/m);
    expect(mails()).toHaveLength(1);
    expect(await rowOf(mail.id)).toMatchObject({ sealedContent: null, attempts: 1, lastError: null, sentAt: expect.any(Date) as Date });
  });

  it('is sealed as long as it waits', async () => {
    const mail = await posted(1);
    const row = await rowOf(mail.id);
    expect(Buffer.from(row.sealedContent!).toString('latin1')).not.toContain('reset#');
  });

  it('signs in to the server where that is asked, and waits where the password is wrong', async () => {
    const { port, mailTo } = await server({ user: 'hub', pass: 'right' });
    Object.assign(settings, { user: 'hub', password: 'wrong' });
    const mail = await posted(port);
    await expect(mail.deliver()).rejects.toThrow();
    expect(await rowOf(mail.id)).toMatchObject({ givenUpAt: null, lastError: expect.stringMatching(/Invalid (login|username)/) as string });
    settings.password = 'right';
    const again = await posted(port, 'bob@example.org');
    await again.deliver();
    expect((await mailTo('bob@example.org')).subject).toBe(MAIL.subject);
    Object.assign(settings, { user: null, password: null });
  });

  it('is given up with the reason when the server does not know the address', async () => {
    const { port } = await server({ refuse: 'nobody@example.org' });
    const mail = await posted(port, 'nobody@example.org');
    await mail.deliver();
    expect(await rowOf(mail.id)).toMatchObject({
      givenUpAt: expect.any(Date) as Date,
      sealedContent: null,
      lastError: expect.stringContaining('No such mailbox') as string,
    });
    expect((await context.get(Mailer).list(null, 1))[0]).toMatchObject({
      recipient: 'nobody@example.org',
      lastError: expect.any(String) as string,
    });
  });

  it('is not sent when it would say what holds no longer', async () => {
    const { port, mails } = await server();
    const mail = await posted(port, 'late@example.org', 0);
    await mail.deliver();
    expect(mails()).toHaveLength(0);
    expect(await rowOf(mail.id)).toMatchObject({ givenUpAt: expect.any(Date) as Date, sealedContent: null });
  });

  it.each([
    ['is away', () => Promise.resolve(1)],
    ['hangs up at once', () => liar((socket) => void socket.end())],
    ['says garbage', () => liar((socket) => void socket.end('\x00\x01HTTP/1.1 200 OK\r\n\r\n<html>'))],
    [
      'accepts the sender and then drops the line',
      () =>
        liar((socket) => {
          socket.write('220 hi\r\n');
          socket.on('data', (data) => (/^DATA/m.test(String(data)) ? socket.destroy() : socket.write('250 fine\r\n')));
        }),
    ],
    [
      'refuses for the moment',
      () =>
        liar((socket) => {
          socket.write('220 hi\r\n');
          socket.on('data', (data) => socket.write(String(data).startsWith('RCPT') ? '451 later\r\n' : '250 fine\r\n'));
        }),
    ],
  ])('waits for a server that %s', async (_what, port) => {
    const mail = await posted(await port());
    await expect(mail.deliver()).rejects.toThrow();
    const row = await rowOf(mail.id);
    expect(row).toMatchObject({ sentAt: null, givenUpAt: null, attempts: 1, lastError: expect.any(String) as string });
    expect(row.sealedContent).not.toBeNull();
    // While it is known to be away nothing is tried.
    await expect(mail.deliver()).rejects.toThrow('a moment ago');
  });

  it('is not sent in the clear to a server that must speak TLS and does not, or whose certificate nobody vouches for', async () => {
    const plain = await server();
    settings.requireTls = true;
    await expect((await posted(plain.port)).deliver()).rejects.toThrow(/STARTTLS|TLS/);
    const selfSigned = await server({ tls: 'starttls' });
    await expect((await posted(selfSigned.port)).deliver()).rejects.toThrow(/certificate|self.signed/i);
    Object.assign(settings, { requireTls: false, implicitTls: true });
    await expect((await posted(plain.port)).deliver()).rejects.toThrow();
    settings.implicitTls = false;
    expect([...plain.mails(), ...selfSigned.mails()]).toEqual([]);
  });

  it('gives up waiting for a server that hangs, at whatever step', async () => {
    const silent = await liar(() => undefined);
    const endless = await liar((socket) => {
      const timer = setInterval(() => socket.write('220-still talking\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    for (const port of [silent, endless]) {
      const sender = new SmtpSender({ ...settings, port }, { stepMs: 200, wholeMs: 400 });
      const sending = sender.send({ to: 'a@example.org', subject: '', text: '', html: '', messageId: '<x@y>', date: new Date() });
      await expect(sending).rejects.toThrow(MailServerAway);
      sender.close();
    }
  });

  it('whose recipient looks like several or like a header goes to one mailbox or to nobody', async () => {
    const { port, mails } = await server();
    const mail = await posted(port, 'a@example.org, b@example.org\r\nBcc: c@example.org');
    await mail.deliver().catch(() => undefined);
    for (const { to, raw } of mails()) {
      expect(to).toHaveLength(1);
      expect(raw).not.toMatch(/^Bcc:/m);
    }
  });
});
