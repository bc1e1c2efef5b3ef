import { counted } from '../grouped.js';

/** Bad rows told one by one are for a file with a few of them; a file of rubbish must not bury the rest of what is said. */
const toldAtMost = 20;

export interface BadRows {
  tell(line: string): void;
  /** Says how many were not told. */
  end(where: string): void;
}

export function badRows(say: (line: string) => void): BadRows {
  let count = 0;
  return {
    tell(line) {
      count++;
      if (count <= toldAtMost) say(line);
    },
    end(where) {
      const untold = count - toldAtMost;
      if (untold > 0) say(`${counted(untold, 'more bad row')}; ${where}`);
    },
  };
}
