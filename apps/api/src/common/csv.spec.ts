import { csvLine } from './csv';

describe('a line of a table for spreadsheets', () => {
  it('quotes what would end a cell', () => {
    expect(csvLine(['a', 'b,c', 'say "x"', 'two\nlines', ''])).toBe('a,"b,c","say ""x""","two\nlines",\r\n');
  });

  it('is never a formula, but numbers are numbers', () => {
    expect(csvLine(['=1+1', '+a', '-x', '@b', '\tc', '-9.99', '9.99'])).toBe("'=1+1,'+a,'-x,'@b,'\tc,-9.99,9.99\r\n");
  });
});
