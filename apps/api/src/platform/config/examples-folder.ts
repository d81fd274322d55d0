import path from 'node:path';

/** Example apps that come with the product: beside apps/ in a clone and in the image (same depth in src and dist). */
export function examplesFolder(): string {
  return path.resolve(__dirname, '../../../../../examples');
}
