import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const UI = join(__dirname, '../../../ui');
const SHEETS = join(__dirname, '../components');

function specimens(): string[] {
  const text = ['static-specimens.tsx', 'active-specimens.tsx'].map((name) => readFileSync(join(SHEETS, name), 'utf8')).join('\n');
  return [...text.matchAll(/^ {2}'?([a-z][a-z-]*)'?: (?:\(\)|[A-Z])/gm)].map(([, name = '']) => name);
}

describe('the page of the design system', () => {
  it('has a specimen of every component, and of no other', () => {
    const components = readdirSync(UI)
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => name.replace('.tsx', ''));
    expect(components.length).toBeGreaterThan(25);
    expect(specimens().toSorted()).toEqual(components.toSorted());
  });
});
