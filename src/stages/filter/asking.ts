/** Words that ask for something which has an answer. */
export const asks =
  /\b(?:find|compute|determine|calculate|evaluate|solve|simplify|what|how (?:many|much|far|long|old|tall|fast)|who|when|where|which)\b/i;

/** One of which `asks` needs. */
export const askingWords =
  'find compute determine calculate evaluate solve simplify what how who when where which';

/** The parts (A) … (D) of a list of options, lettered in any of the usual ways. */
export const optionList = /(?:^|\s)\(?[cC][).]\s[\s\S]+\s\(?[dD][).]\s/;
