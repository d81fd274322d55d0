import { accountProblems, readAccount } from './account';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('a new account', () => {
  it('leaves out what was left empty, and keeps the password as typed', () => {
    expect(readAccount(form({ name: ' lin ', email: ' ', fullName: '', password: ' secret-words ' }))).toEqual({
      name: 'lin',
      email: undefined,
      fullName: undefined,
      password: ' secret-words ',
    });
  });

  it('is fine with a good name and a long password', () => {
    expect(accountProblems({ name: 'lin', password: '一二三四五六七八九十' })).toEqual({});
  });

  it('names each field that is wrong', () => {
    expect(accountProblems({ name: 'admin', email: 'x', password: '😀😀😀😀😀' })).toEqual({
      name: 'account.nameWrong',
      email: 'account.emailWrong',
      password: 'account.passwordShort',
    });
  });
});
