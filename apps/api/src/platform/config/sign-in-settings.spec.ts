import { Refused } from './environment';
import { loadConfig } from './load-config';
import { parseGroupRules, parseIssuer, parseMailbox, parseSmtpUrl } from './sign-in-settings';

function problems(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('the settings of sign-in and mail', () => {
  it('are off by themselves', () => {
    const { mail, signIn } = loadConfig({});
    expect(mail).toBeNull();
    expect(signIn).toEqual({ oidc: null, passwordSignIn: true, secondFactor: 'optional' });
  });

  it('read an SMTP address: TLS is required where a password is sent, unless it is said otherwise', () => {
    expect(parseSmtpUrl('smtps://hub%40example.com:p%3Aw@mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 465,
      implicitTls: true,
      requireTls: true,
      user: 'hub@example.com',
      password: 'p:w',
    });
    expect(parseSmtpUrl('smtp://mail:2525')).toMatchObject({ port: 2525, implicitTls: false, requireTls: false, user: null });
    expect(parseSmtpUrl('smtp://u:p@mail')).toMatchObject({ port: 587, requireTls: true });
    expect(parseSmtpUrl('smtp://u:p@mail?tls=off')).toMatchObject({ requireTls: false });
    expect(parseSmtpUrl('smtp://[::1]:25?tls=required')).toMatchObject({ host: '::1', requireTls: true });
    for (const wrong of ['mail.example.com', 'http://mail', 'smtp://mail/path', 'smtp://mail?tls=maybe', 'smtp://mail?pool=true'])
      expect(() => parseSmtpUrl(wrong)).toThrow(Refused);
  });

  it('never repeat the password of a refused address', () => {
    expect(problems({ GROVE_SMTP_URL: 'smpt://u:geheim@mail', GROVE_MAIL_FROM: 'a@b.c' })).not.toContain('geheim');
  });

  it('take a mailbox with or without a name, and no line breaks', () => {
    for (const good of ['hub@example.com', 'Modelgrove 模林 <hub@example.com>']) expect(parseMailbox(good)).toBe(good);
    for (const wrong of ['hub', 'a b@c', 'x <y>', 'x <a@b>\r\nBcc: c@d']) expect(() => parseMailbox(wrong)).toThrow(Refused);
  });

  it('keep an issuer as it is written, and take http on this machine only', () => {
    expect(parseIssuer('https://login.example.com/realms/main')).toBe('https://login.example.com/realms/main');
    expect(parseIssuer('http://localhost:9000')).toBe('http://localhost:9000');
    for (const wrong of ['http://login.example.com', 'login.example.com', 'https://u:p@x', 'https://x?y=1', 'ldap://x'])
      expect(() => parseIssuer(wrong)).toThrow(Refused);
  });

  it('read groups and roles, also of names with commas and equal signs', () => {
    expect(parseGroupRules('ml-team=acme:write, admins=*:admin')).toEqual([
      { group: 'ml-team', organization: 'acme', role: 'write' },
      { group: 'admins', organization: null, role: 'admin' },
    ]);
    expect(parseGroupRules('CN=ml, OU=teams=acme:read;\n/ml team=acme:contributor')).toEqual([
      { group: 'CN=ml, OU=teams', organization: 'acme', role: 'read' },
      { group: '/ml team', organization: 'acme', role: 'contributor' },
    ]);
    for (const wrong of ['ml-team', 'ml=acme', 'ml=acme:owner', 'ml=*:write', '=acme:read'])
      expect(() => parseGroupRules(wrong)).toThrow(Refused);
  });

  it('say what is missing beside what is set', () => {
    expect(problems({ GROVE_SMTP_URL: 'smtp://mail' })).toContain('GROVE_MAIL_FROM is needed');
    expect(problems({ GROVE_MAIL_FROM: 'a@b.c' })).toContain('GROVE_SMTP_URL is not');
    expect(problems({ GROVE_OIDC_ISSUER: 'https://x' })).toContain('GROVE_OIDC_CLIENT_ID is needed');
    expect(problems({ GROVE_OIDC_ROLES: 'a=b:read' })).toContain('GROVE_OIDC_ISSUER is not');
    expect(problems({ GROVE_PASSWORD_SIGN_IN: 'off' })).toContain('nobody could sign in');
    expect(problems({ GROVE_TWO_FACTOR: 'sometimes' })).toContain('none of optional, administrators, everybody');
  });
});
