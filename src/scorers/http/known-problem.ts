/** A sound problem of our own. What a server says of it is not looked at. */
export const knownProblem =
  'A box holds 3 red and 5 blue pencils. Four more red pencils are put in. How many pencils are in the box now?';
