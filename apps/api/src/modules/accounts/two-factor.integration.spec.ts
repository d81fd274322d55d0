import { SYSTEM } from '../../common/actor';
import type { Account } from '.';
import { AccountsService, PasswordsService, SessionsService, SignInService, TwoFactorService } from '.';
import { actorOf, FACTS, PASSWORD, type Rooms, startRooms } from './accounts-for-specs';
import { hotp, totpStep } from './totp';

const signIn = { oidc: null, passwordSignIn: true, secondFactor: 'optional' as 'optional' | 'administrators' | 'everybody' };

let rooms: Rooms;
let twoFactor: TwoFactorService;

beforeAll(async () => {
  rooms = await startRooms({ signIn });
  twoFactor = rooms.get(TwoFactorService);
});
beforeEach(() => {
  signIn.secondFactor = 'optional';
  rooms.clock.aheadMs += 60_000; // a code of the last test is no code of this one
});
afterAll(() => rooms?.close());

function fromBase32(text: string): Buffer {
  const bits = [...text].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const codeOf = (secret: string, offset = 0) => hotp(fromBase32(secret), totpStep(rooms.clock.now()) + offset);

async function enrolled(): Promise<{ account: Account; secret: string; codes: string[] }> {
  const account = await rooms.person();
  const { secret } = await twoFactor.begin(actorOf(account), PASSWORD, FACTS);
  const codes = await twoFactor.confirm(actorOf(account), codeOf(secret, -1), FACTS);
  return { account, secret, codes };
}

const code = (expected: string) => ({ code: expected }) as object;

describe('the second factor', () => {
  it('is on once it was confirmed by a code; the secret is sealed in its row; other sessions end', async () => {
    const account = await rooms.person();
    const { secret: other } = await rooms.get(SessionsService).open(account, FACTS);
    await expect(twoFactor.begin(actorOf(account), 'wrong password', FACTS)).rejects.toMatchObject(code('account/wrong-password'));
    const { secret, uri } = await twoFactor.begin(actorOf(account), PASSWORD, FACTS);
    expect(uri).toContain(`otpauth://totp/Modelgrove%20(hub.example.org):${account.name}?secret=${secret}`);
    expect(await twoFactor.isOn(account.id)).toBe(false);
    await expect(twoFactor.confirm(actorOf(account), '000000', FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    const codes = await twoFactor.confirm(actorOf(account), codeOf(secret), FACTS);
    expect(codes).toHaveLength(10);
    expect(await twoFactor.state(account)).toEqual({ isOn: true, isRequired: false, recoveryCodesLeft: 10 });
    expect(await rooms.get(SessionsService).resolve(other)).toBeNull();
    const row = await rooms.database.prisma.twoFactor.findUniqueOrThrow({ where: { userId: account.id } });
    expect(Buffer.from(row.sealedSecret).includes(fromBase32(secret))).toBe(false);
    await expect(twoFactor.begin(actorOf(account), PASSWORD, FACTS)).rejects.toMatchObject(code('two-factor/on'));
  });

  it('takes a code once, also of two that come at the same time, and none of an hour ago', async () => {
    const { account, secret } = await enrolled();
    const twice = await Promise.allSettled([1, 2].map(() => twoFactor.check(account, codeOf(secret), FACTS)));
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(twoFactor.check(account, codeOf(secret), FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await expect(twoFactor.check(account, codeOf(secret, -1), FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await expect(twoFactor.check(account, codeOf(secret, -120), FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await twoFactor.check(account, codeOf(secret, 1), FACTS);
  });

  it('takes each recovery code once, however it is typed, and none of somebody else', async () => {
    const [{ account, codes, secret }, other] = [await enrolled(), await enrolled()];
    await twoFactor.check(account, ` ${codes[0]!.toUpperCase().replace('-', ' ')} `, FACTS);
    await expect(twoFactor.check(account, codes[0]!, FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await expect(twoFactor.check(account, other.codes[1]!, FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    expect(await twoFactor.state(account)).toMatchObject({ recoveryCodesLeft: 9 });
    const renewed = await twoFactor.renewRecoveryCodes(actorOf(account), PASSWORD, codeOf(secret), FACTS);
    await expect(twoFactor.check(account, codes[2]!, FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await twoFactor.check(account, renewed[0]!, FACTS);
  });

  it('is not guessed: after some wrong codes there is a wait, which a right one does not jump', async () => {
    const { account, secret } = await enrolled();
    const guesses = [];
    for (let i = 0; i < 8; i++)
      guesses.push(await twoFactor.check(account, '123456', FACTS).catch((error: { code: string }) => error.code));
    expect(guesses).toContain('auth/too-many-attempts');
    await expect(twoFactor.check(account, codeOf(secret), FACTS)).rejects.toMatchObject(code('auth/too-many-attempts'));
    rooms.clock.aheadMs += 61_000;
    await twoFactor.check(account, codeOf(secret), FACTS);
  });

  it('is turned off by password and code together', async () => {
    const { account, secret } = await enrolled();
    await expect(twoFactor.turnOff(actorOf(account), 'wrong password', codeOf(secret), FACTS)).rejects.toMatchObject(
      code('account/wrong-password'),
    );
    await expect(twoFactor.turnOff(actorOf(account), PASSWORD, '999999', FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    await twoFactor.turnOff(actorOf(account), PASSWORD, codeOf(secret), FACTS);
    expect(await twoFactor.state(account)).toMatchObject({ isOn: false });
    await expect(twoFactor.turnOff(actorOf(account), PASSWORD, '123456', FACTS)).rejects.toMatchObject(code('two-factor/off'));
  });

  it('is reset by the operator, which ends all sessions', async () => {
    const { account } = await enrolled();
    const { secret } = await rooms.get(SessionsService).open(account, FACTS);
    await twoFactor.reset(SYSTEM, account.name);
    expect(await twoFactor.isOn(account.id)).toBe(false);
    expect(await rooms.get(SessionsService).resolve(secret)).toBeNull();
  });
});

describe('a sign-in with a second factor', () => {
  const steps = () => rooms.get(SignInService);

  it('asks for it after the password and not before, and is good once', async () => {
    const { account, secret } = await enrolled();
    await expect(rooms.get(PasswordsService).prove(account.name, 'wrong password', FACTS)).rejects.toMatchObject({
      code: 'auth/wrong-password',
    });
    const proved = await rooms.get(PasswordsService).prove(account.name, PASSWORD, FACTS);
    const step = await steps().nextStep(proved, 'password');
    expect(step).toMatchObject({ kind: 'second-factor' });
    await expect(steps().finish(step!.secret, '000000', FACTS)).rejects.toMatchObject(code('auth/wrong-code'));
    expect(await steps().finish(step!.secret, codeOf(secret), FACTS)).toMatchObject({
      account: { name: account.name },
      recoveryCodes: null,
    });
    await expect(steps().finish(step!.secret, codeOf(secret, 1), FACTS)).rejects.toMatchObject(code('auth/step-invalid'));
  });

  it('ends after ten minutes, after ten wrong codes, and when the account is disabled', async () => {
    const { account, secret } = await enrolled();
    const [late, disabled] = [await steps().nextStep(account, 'password'), await steps().nextStep(account, 'password')];
    rooms.clock.aheadMs += 11 * 60_000;
    await expect(steps().finish(late!.secret, codeOf(secret), FACTS)).rejects.toMatchObject(code('auth/step-invalid'));
    const guessed = await steps().nextStep(account, 'password');
    for (let i = 0; i < 10; i++) {
      await steps()
        .finish(guessed!.secret, '000000', FACTS)
        .catch(() => undefined);
      rooms.clock.aheadMs += 1;
    }
    await expect(steps().finish(guessed!.secret, codeOf(secret), FACTS)).rejects.toMatchObject(code('auth/step-invalid'));
    await rooms.get(AccountsService).setDisabled(SYSTEM, account.name, true);
    await expect(steps().finish(disabled!.secret, codeOf(secret), FACTS)).rejects.toMatchObject(code('auth/step-invalid'));
    for (const nothing of ['', 'x', 'A'.repeat(43)])
      await expect(steps().finish(nothing, '1', FACTS)).rejects.toMatchObject(code('auth/step-invalid'));
  });

  it('enrols first where the operator demands it, and gives no way around', async () => {
    signIn.secondFactor = 'everybody';
    const account = await rooms.person();
    expect(await steps().nextStep(account, 'provider')).toBeNull();
    const step = await steps().nextStep(account, 'password');
    expect(step).toMatchObject({ kind: 'enrolment' });
    await expect(steps().finish(step!.secret, '123456', FACTS)).rejects.toMatchObject(code('two-factor/off'));
    const { secret } = await steps().enrolment(step!.secret);
    const done = await steps().finish(step!.secret, codeOf(secret), FACTS);
    expect(done.recoveryCodes).toHaveLength(10);
    await expect(twoFactor.turnOff(actorOf(account), PASSWORD, codeOf(secret, 1), FACTS)).rejects.toMatchObject(
      code('two-factor/required'),
    );
    expect(await steps().nextStep(account, 'password')).toMatchObject({ kind: 'second-factor' });
  });

  it('is demanded of administrators alone when the operator says so', async () => {
    signIn.secondFactor = 'administrators';
    const account = await rooms.person();
    expect(await steps().nextStep(account, 'password')).toBeNull();
    expect(await steps().nextStep({ ...account, isAdmin: true }, 'password')).toMatchObject({ kind: 'enrolment' });
  });
});
