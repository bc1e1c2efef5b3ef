/** Go wants each import once and before the code; a completion and the tests bring their own. */

const clause = /^[ \t]*import[ \t]+(?:\(([\s\S]*?)\)|((?:[\w.]+[ \t]+)?"[^"\n]*"))[^\n]*$/gm;

/** Takes package clauses and imports out of the source. */
export function takeImports(source: string): { readonly imports: readonly string[]; readonly rest: string } {
  const imports: string[] = [];
  const rest = source.replace(/^[ \t]*package[ \t]+\w+[^\n]*$/gm, '').replace(clause, (_all, many, one) => {
    const lines = String(many ?? one).split('\n');
    imports.push(...lines.map((line) => line.replace(/\/\/.*/, '').trim()).filter(Boolean));
    return '';
  });
  return { imports, rest };
}

/** Those imports whose package the source names; an unused one is an error. */
export function importsUsed(imports: readonly string[], source: string): string[] {
  const unquoted = source.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return [...new Set(imports)].filter((line) => {
    const [, alias, path = ''] = /^(?:([\w.]+)[ \t]+)?"([^"]*)"/.exec(line) ?? [];
    const name = alias ?? path.split('/').at(-1) ?? '';
    return name === '_' || name === '.' || new RegExp(`\\b${name}\\.`).test(unquoted);
  });
}
