import { firstModeFor, readMode } from './modes';

describe('the mode of a new hub', () => {
  it.each([
    ['localhost', 'personal'],
    ['hub.localhost', 'personal'],
    ['127.0.0.1', 'personal'],
    ['[::1]', 'personal'],
    ['hub.example.com', 'company'],
    ['10.0.0.7', 'company'],
    ['localhost.example.com', 'company'],
  ])('is proposed by where it is looked at: %s', (hostName, mode) => {
    expect(firstModeFor(hostName)).toBe(mode);
  });

  it('is what the form says, and nothing else', () => {
    const form = new FormData();
    expect(readMode(form)).toBeNull();
    form.set('mode', 'company');
    expect(readMode(form)).toBe('company');
    form.set('mode', 'secret');
    expect(readMode(form)).toBeNull();
  });
});
