/** The lines of an answer as a list: a line break is no sign of multiplication. Formulas and environments that run over lines stay as they are. */
export function oneLine(text: string): string {
  if (/\\begin|\$\$|\\\[/.test(text)) return text;
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('; ');
}
