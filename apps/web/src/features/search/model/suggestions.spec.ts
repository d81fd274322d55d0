import { moved, searchHref } from './suggestions';

it('moves through the suggestions and back to the text', () => {
  expect([moved(-1, 1, 2), moved(0, 1, 2), moved(1, 1, 2)]).toEqual([0, 1, -1]);
  expect([moved(-1, -1, 2), moved(0, -1, 2), moved(-1, 1, 0)]).toEqual([1, -1, -1]);
});

it('keeps what was typed in the address', () => {
  expect(searchHref(' 对话 & a ')).toBe('/search?q=%E5%AF%B9%E8%AF%9D+%26+a');
});
