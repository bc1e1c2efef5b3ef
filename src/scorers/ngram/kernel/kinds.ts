/** What a token is: a mark is one unit, a line the end of one. */
export const word: u32 = 0;
export const command: u32 = 1;
export const number: u32 = 2;
export const mark: u32 = 3;
export const line: u32 = 4;
