/** One line of a menu, or one group of lines of which one is chosen. */
export type MenuEntry =
  | { kind: 'link'; title: string; href: string }
  | { kind: 'action'; title: string; onSelect: () => void }
  | {
      kind: 'choices';
      title: string;
      value: string;
      choices: readonly { value: string; title: string }[];
      onChoose: (value: string) => void;
    }
  | { kind: 'note'; title: string }
  | { kind: 'separator' };
