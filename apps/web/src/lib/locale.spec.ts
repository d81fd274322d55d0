import { preferredLocale } from './locale';

describe('the language of a first visit', () => {
  it('is the stored choice before anything else', () => {
    expect(preferredLocale('en', ['zh-CN'])).toBe('en');
  });

  it('is the first language of the browser that we speak', () => {
    expect(preferredLocale(null, ['fr', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLocale(null, ['en-GB', 'zh'])).toBe('en');
  });

  it('is English when we speak none of them', () => {
    expect(preferredLocale('xx', ['fr', 'zhuang'])).toBe('en');
  });
});
