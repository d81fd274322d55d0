import { linesOf, mayAct } from './scopes';

it('asks about organizations only when something may be done', () => {
  expect(mayAct(['openid', 'profile', 'email'])).toBe(false);
  expect(mayAct(['openid', 'read-repos'])).toBe(true);
});

it('reads one address a line', () => {
  expect(linesOf(' https://a.example/ \n\n https://b.example/')).toEqual(['https://a.example/', 'https://b.example/']);
});
