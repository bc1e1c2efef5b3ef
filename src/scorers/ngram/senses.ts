/**
 * What the kernel knows of a UTF-16 unit and of a word, as bits. The kernel, too, compiles this file, so it holds numbers alone.
 *
 * A unit's lower 16 bits are the unit in lower case. A unit joins the token before it if a bit that it has from `joins` on is set from
 * `joinedBy` on in the last unit of that token: letters join letters and a backslash, digits join digits.
 */
export const joins = 16;
export const joinedBy = 20;
export const letter = 1;
export const digit = 2;
/** From here on: 1 if it is no space. */
export const shows = 18;

/**
 * The senses of a word: it is frequent and links nothing; it sets a task, as a question mark does. Below them stands how many digits
 * the numbers have that a number word counts as.
 */
export const common = 8;
export const asks = 16;
