export type ListChoice = { value: string; label: string };

/** What is chosen stands in the list even when it is none of it: nothing is chosen for anybody without a word. */
export const withChosen = (choices: readonly ListChoice[], chosen: string, choose: string): ListChoice[] =>
  choices.some(({ value }) => value === chosen) ? [...choices] : [{ value: chosen, label: chosen || choose }, ...choices];
