/** Why a file cannot be used, in a sentence for people. */
export class CsvProblem extends Error {}

/** A cell as a message shows it. */
export const quote = (cell: string): string => `“${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}”`;
