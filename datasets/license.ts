/** Names of licences as datasets write them, told as SPDX identifiers (https://spdx.org/licenses). */

const known = new Map(
  Object.entries({
    'apache 2': 'Apache-2.0',
    'apache 2.0': 'Apache-2.0',
    'apache license 2.0': 'Apache-2.0',
    'apache license version 2.0': 'Apache-2.0',
    mit: 'MIT',
    'mit license': 'MIT',
    'bsd 3 clause': 'BSD-3-Clause',
    'bsd 2 clause': 'BSD-2-Clause',
    cc0: 'CC0-1.0',
    'cc0 1.0': 'CC0-1.0',
    'odc by': 'ODC-By-1.0',
  }),
);

const parts: readonly (readonly [RegExp, string])[] = [
  [/\bnc\b|non[- ]?commercial/, 'NC'],
  [/\bsa\b|share[- ]?alike/, 'SA'],
  [/\bnd\b|no[- ]?deriv/, 'ND'],
];

/** The identifier that a name surely means; the name itself otherwise, such as an identifier or an expression. */
export function spdxLicense(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[-_,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return known.get(words) ?? creativeCommons(words) ?? name.trim();
}

/** `CC BY-NC-SA 3.0`, alone or after the words it stands for. */
function creativeCommons(words: string): string | undefined {
  const inner = /\(([^()]*)\)$/.exec(words)?.[1] ?? words;
  const found =
    /^(?:cc|creative commons) (?:by|attribution)\b(?<rest>[a-z ]*?)(?: (?:license|licence|international))* (?<version>\d\.\d)(?: [a-z ]*)?$/.exec(
      inner,
    );
  const { rest = '', version } = found?.groups ?? {};
  if (version === undefined) return undefined;
  return ['CC-BY', ...parts.flatMap(([pattern, part]) => (pattern.test(rest) ? [part] : [])), version].join(
    '-',
  );
}
