// People as lists show them: who likes, belongs, follows (contracts/huggingface-hub.md §10.3).
import { wireId } from '@modelgrove/wire-formats';

interface Listed {
  id: bigint;
  name: string;
  fullName: string;
  avatarUrl?: string | null;
}

export function personView({ id, name, fullName, avatarUrl }: Listed): Record<string, unknown> {
  return { _id: wireId(id), user: name, fullname: fullName || name, avatarUrl: avatarUrl ?? '', type: 'user', isPro: false };
}
