// A real SMTP server for tests, as a process of its own: says its port and then every mail it took, one JSON object a line.
// MAIL_SERVER is JSON: user and pass (demanded), tls ('off' offers none, else STARTTLS; 'implicit'), refuse (a recipient it does not know), port.
import process from 'node:process';
import { SMTPServer } from 'smtp-server';

const { user, pass, tls = 'off', refuse, port = 0 } = JSON.parse(process.env.MAIL_SERVER ?? '{}');
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const server = new SMTPServer({
  secure: tls === 'implicit',
  hideSTARTTLS: tls === 'off',
  disabledCommands: tls === 'off' ? ['STARTTLS'] : [],
  allowInsecureAuth: true,
  authOptional: user === undefined,
  disableReverseLookup: true,
  logger: false,
  onAuth: ({ username, password }, _session, done) =>
    username === user && password === pass ? done(null, { user }) : done(new Error('Invalid username or password')),
  onRcptTo: ({ address }, _session, done) =>
    address === refuse ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })) : done(),
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      say({
        mail: {
          from: mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          raw: Buffer.concat(parts).toString('utf8'),
        },
      });
      done();
    });
  },
});
server.on('error', (error) => say({ trouble: error.message }));
const listening = server.listen(port, '127.0.0.1', () => say({ port: listening.address().port }));
process.on('disconnect', () => process.exit(0)).on('SIGTERM', () => process.exit(0));
