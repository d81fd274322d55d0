interface Likeable {
  likes: number;
  liked: boolean;
}

/** The same thing, liked or not; asking for what already is changes nothing. */
export function withLike<T extends Likeable>(thing: T, liked: boolean): T {
  if (thing.liked === liked) return thing;
  return { ...thing, liked, likes: Math.max(0, thing.likes + (liked ? 1 : -1)) };
}
