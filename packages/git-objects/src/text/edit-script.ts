// The shortest edit script of two sequences of numbers: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in linear space.

export interface EditScript {
  /** 1 where an element of the old sequence is gone. */
  removed: Uint8Array;
  /** 1 where an element of the new sequence is new. */
  added: Uint8Array;
  /** The budget ran out: everything between the common ends is given as removed and added. */
  simplified: boolean;
}

interface Snake {
  fromOld: number;
  fromNew: number;
  toOld: number;
  toNew: number;
}

/** `budget` counts steps of the search; about 100 million take a second. */
export function editScript(old: Int32Array, next: Int32Array, budget: number): EditScript {
  const search = new Search(old, next, budget);
  const simplified = !search.run(0, old.length, 0, next.length);
  if (simplified) search.replaceMiddle();
  return { removed: search.removed, added: search.added, simplified };
}

class Search {
  readonly removed: Uint8Array;
  readonly added: Uint8Array;
  private readonly forward: Int32Array;
  private readonly backward: Int32Array;

  constructor(
    private readonly old: Int32Array,
    private readonly next: Int32Array,
    private budget: number,
  ) {
    this.removed = new Uint8Array(old.length);
    this.added = new Uint8Array(next.length);
    this.forward = new Int32Array(2 * (old.length + next.length) + 3);
    this.backward = new Int32Array(this.forward.length);
  }

  /** Marks the differences between two spans; false when the budget ran out. Goes down at most log2(D) deep on the smaller part. */
  run(oldFrom: number, oldTo: number, newFrom: number, newTo: number): boolean {
    for (;;) {
      while (oldFrom < oldTo && newFrom < newTo && this.old[oldFrom] === this.next[newFrom])
        [oldFrom, newFrom] = [oldFrom + 1, newFrom + 1];
      while (oldFrom < oldTo && newFrom < newTo && this.old[oldTo - 1] === this.next[newTo - 1]) [oldTo, newTo] = [oldTo - 1, newTo - 1];
      if (oldFrom === oldTo || newFrom === newTo) {
        this.removed.fill(1, oldFrom, oldTo);
        this.added.fill(1, newFrom, newTo);
        return true;
      }
      const snake = this.middleSnake(oldFrom, oldTo, newFrom, newTo);
      if (!snake) return false;
      if (!this.run(oldFrom, snake.fromOld, newFrom, snake.fromNew)) return false;
      [oldFrom, newFrom] = [snake.toOld, snake.toNew];
    }
  }

  /** The whole of what lies between the common beginning and the common end. */
  replaceMiddle(): void {
    const { old, next } = this;
    const most = Math.min(old.length, next.length);
    let head = 0;
    while (head < most && old[head] === next[head]) head += 1;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
    this.removed.fill(0).fill(1, head, old.length - tail);
    this.added.fill(0).fill(1, head, next.length - tail);
  }

  /** Searches from both corners at once until the furthest paths meet. Diagonal k is x - y, kept at `origin + k`. */
  private middleSnake(oldFrom: number, oldTo: number, newFrom: number, newTo: number): Snake | null {
    const width = oldTo - oldFrom;
    const height = newTo - newFrom;
    const delta = width - height;
    const origin = (this.forward.length - 1) >> 1;
    const box = { oldFrom, newFrom, width, height };
    this.forward[origin + 1] = 0;
    this.backward[origin + 1] = 0;
    for (let depth = 0; depth <= (width + height + 1) >> 1; depth++) {
      this.budget -= 2 * depth + 2;
      if (this.budget < 0) return null;
      for (let k = -depth; k <= depth; k += 2) {
        const met = this.forwardStep(k, depth, delta, origin, box);
        if (met) return met;
      }
      for (let k = -depth; k <= depth; k += 2) {
        const met = this.backwardStep(k, depth, delta, origin, box);
        if (met) return met;
      }
    }
    return null;
  }

  private forwardStep(k: number, depth: number, delta: number, origin: number, box: Box): Snake | null {
    const { forward, backward } = this;
    const down = k === -depth || (k !== depth && forward[origin + k - 1]! < forward[origin + k + 1]!);
    const startX = down ? forward[origin + k + 1]! : forward[origin + k - 1]! + 1;
    let x = startX;
    while (x < box.width && x - k < box.height && this.same(box.oldFrom + x, box.newFrom + x - k)) x += 1;
    this.budget -= x - startX;
    forward[origin + k] = x;
    const mirror = delta - k;
    if (delta % 2 === 0 || mirror < -(depth - 1) || mirror > depth - 1 || x + backward[origin + mirror]! < box.width) return null;
    return absolute(box, startX, startX - k, x, x - k);
  }

  private backwardStep(k: number, depth: number, delta: number, origin: number, box: Box): Snake | null {
    const { forward, backward } = this;
    const down = k === -depth || (k !== depth && backward[origin + k - 1]! < backward[origin + k + 1]!);
    const startX = down ? backward[origin + k + 1]! : backward[origin + k - 1]! + 1;
    let x = startX;
    const { width, height } = box;
    while (x < width && x - k < height && this.same(box.oldFrom + width - 1 - x, box.newFrom + height - 1 - x + k)) x += 1;
    this.budget -= x - startX;
    backward[origin + k] = x;
    const mirror = delta - k;
    if (delta % 2 !== 0 || mirror < -depth || mirror > depth || x + forward[origin + mirror]! < width) return null;
    return absolute(box, width - x, height - x + k, width - startX, height - startX + k);
  }

  private same(oldAt: number, newAt: number): boolean {
    return this.old[oldAt] === this.next[newAt];
  }
}

interface Box {
  oldFrom: number;
  newFrom: number;
  width: number;
  height: number;
}

function absolute(box: Box, fromX: number, fromY: number, toX: number, toY: number): Snake {
  return { fromOld: box.oldFrom + fromX, fromNew: box.newFrom + fromY, toOld: box.oldFrom + toX, toNew: box.newFrom + toY };
}
