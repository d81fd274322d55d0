import { csvOf } from './csv';

it('writes what a program that reads CSV takes apart again', () => {
  expect(
    csvOf(
      ['a', 'b "c"'],
      [
        ['1,2', null],
        ['line\nbreak', 3],
      ],
    ),
  ).toBe('a,"b ""c"""\r\n"1,2",\r\n"line\nbreak",3\r\n');
});
