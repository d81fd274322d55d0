import { passwordProblem } from './passwords.policy';

const OWNER = { name: 'marie-curie', email: 'm.sklodowska@example.org', fullName: 'Marie Skłodowska' };

describe('passwordProblem', () => {
  it.each(['grün-Apfelbaum-42', 'four plain words here', '一二三四五六七八九十', 'marie-curie likes radium'])('takes %j', (password) => {
    expect(passwordProblem(password, OWNER)).toBeNull();
  });

  it.each([
    ['too-short', 'at least 10 characters'],
    ['x'.repeat(10), 'repeats'],
    ['abababababab', 'repeats'],
    ['a1'.repeat(200), 'at most 256'],
    ['1234567890', 'commonest'],
    ['Password123', 'commonest'],
    ['!!PASSWORD!!99', 'commonest'],
    ['letmein12345', 'commonest'],
    ['Marie-Curie', 'name or e-mail'],
    ['marie-curie1867', 'name or e-mail'],
    ['m.sklodowska@example.org', 'name or e-mail'],
    ['MarieSkłodowska', 'name or e-mail'],
  ])('refuses %j', (password, reason) => {
    expect(passwordProblem(password, OWNER)).toContain(reason);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(passwordProblem('🌲🌳🌴🎋🍀', OWNER)).toContain('at least 10');
  });
});
