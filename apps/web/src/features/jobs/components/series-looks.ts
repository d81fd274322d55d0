/** Lines are told apart by colour and by their dashes. */
const LOOKS = [
  { colour: 'text-series-1', dash: undefined },
  { colour: 'text-series-2', dash: '7 3' },
  { colour: 'text-series-3', dash: '2 3' },
  { colour: 'text-series-4', dash: '9 3 2 3' },
  { colour: 'text-series-5', dash: '12 4' },
  { colour: 'text-series-6', dash: '4 2 1 2' },
];

export function lookOf(index: number): { colour: string; dash: string | undefined } {
  return LOOKS[index % LOOKS.length]!;
}
