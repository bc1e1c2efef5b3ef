import katex from 'katex';

/** Longer formulas stay as they are written: drawing them takes long and helps nobody. */
const longest = 2000;
/** KaTeX draws what it refuses as its name in this colour: such a formula is better read as it is written. */
const refused = '#c0ffee';

/**
 * The formula as MathML, which browsers draw and screen readers speak without fonts or scripts of ours; undefined where it cannot be
 * drawn. Macros that reach beyond the formula (`\href`, `\includegraphics`) are not trusted.
 */
export function renderMath(tex: string, display: boolean): string | undefined {
  if (tex.length > longest) return undefined;
  try {
    const drawn = katex.renderToString(tex, {
      displayMode: display,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 200,
      maxSize: 5,
      errorColor: refused,
    });
    if (drawn.includes(refused)) return undefined;
    const math = /<math[\s\S]*<\/math>/.exec(drawn)?.[0];
    // The source stands beside it; style attributes are what the page's policy refuses.
    return math?.replace(/<annotation[\s\S]*?<\/annotation>/, '').replace(/ style="[^"]*"/g, '');
  } catch (error) {
    if (error instanceof katex.ParseError || error instanceof RangeError) return undefined;
    throw error;
  }
}
