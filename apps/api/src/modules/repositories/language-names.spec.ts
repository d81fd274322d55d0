import { codeOfLanguageName, languageAliases, languageCode } from './language-names';

describe('the code of a language', () => {
  it.each([
    ['en', 'en'],
    ['English', 'en'],
    [' ENGLISH ', 'en'],
    ['eng', 'en'],
    ['en-US', 'en'],
    ['en_GB', 'en'],
    ['英语', 'en'],
    ['中文', 'zh'],
    ['zh-Hans', 'zh'],
    ['cmn', 'zh'],
    ['Deutsch', 'de'],
    ['yue', 'yue'],
    ['multilingual', 'multilingual'],
    ['Klingon of Kronos', null],
    ['', null],
    ['constructor', null],
  ])('of %j is %j', (written, code) => {
    expect(languageCode(written)).toBe(code);
  });

  it('is its own: no name leads to a code that leads elsewhere', () => {
    expect(languageAliases().length).toBeGreaterThan(700);
    for (const alias of languageAliases()) expect(languageCode(languageCode(alias) ?? '')).toBe(languageCode(alias));
  });

  it('takes a name for one, and no code: a card may say which code it means', () => {
    expect([codeOfLanguageName('French'), codeOfLanguageName('fra'), codeOfLanguageName('fr')]).toEqual(['fr', null, null]);
  });
});
