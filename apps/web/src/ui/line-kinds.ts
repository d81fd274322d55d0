// How lines of a comparison look. The sign says what the colour says.
export const LINE_SIGN = { context: ' ', removed: '−', added: '+' } as const;
export const LINE_CLASS = { context: '', removed: 'bg-removed-soft', added: 'bg-added-soft' } as const;
