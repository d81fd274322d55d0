import path from 'node:path';

/** The recipes that come with the product: beside apps/ in a clone and in the image (same depth in src and dist). */
export function trainersFolder(): string {
  return path.resolve(__dirname, '../../../../../trainers');
}
