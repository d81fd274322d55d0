// The recipes a runner has: folders of trainers/ with a recipe.json that names their program.
import fs from 'node:fs';
import path from 'node:path';

export interface Recipe {
  name: string;
  /** Below the folder of trainers. */
  program: string;
  /** It answers calls, instead of making a result. */
  serves: boolean;
}

/** In order; none when the folder is not there. A recipe.json that is not what it should be makes no recipe. */
export function findRecipes(trainersDir: string): Recipe[] {
  try {
    const names = fs.readdirSync(trainersDir).filter((name) => /^[a-z][a-z0-9-]{0,63}$/.test(name));
    return names.sort().flatMap((name) => recipeIn(trainersDir, name) ?? []);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function recipeIn(trainersDir: string, name: string): Recipe | null {
  try {
    const read = fs.readFileSync(path.join(trainersDir, name, 'recipe.json'), 'utf8');
    const { program, serves } = JSON.parse(read) as { program?: unknown; serves?: unknown };
    if (typeof program !== 'string' || !/^[a-z_]+\.py$/.test(program)) return null;
    return fs.existsSync(path.join(trainersDir, name, program)) ? { name, program: `${name}/${program}`, serves: serves === true } : null;
  } catch {
    return null;
  }
}
