/** “1 row”, “2 rows”. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
