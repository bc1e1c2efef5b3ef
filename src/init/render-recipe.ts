import { stringify } from 'yaml';
import type { FieldMap } from '#datasets/formats/index.js';
import { counted, grouped } from '../grouped.js';
import type { Seen } from './look-at-file.js';
import { sourceName } from './source-name.js';

export interface RecipeText {
  readonly name: string;
  /** The recipe's own file name, for the comments. */
  readonly file: string;
  /** For sources whose rows name none. */
  readonly license: string | undefined;
  readonly seen: readonly Seen[];
  /** Where the recipe's folder finds the installed package, if it does. */
  readonly shipped: string | undefined;
  /** A path as the recipe must say it. */
  from(file: string): string;
}

/** A held-out file is what to decontaminate against, where there is something else to build from. */
const heldOut = /^(?:test|validation|valid|val|dev)$/;

/** The recipe, commented: each key that a newcomer will want to change is there, with its default or a reason. */
export function renderRecipe({ name, file, license, seen, shipped, from }: RecipeText): string {
  const usable = seen.filter(({ format }) => format !== undefined);
  const evaluation = usable.filter(({ split }) => heldOut.test(split ?? ''));
  const sources =
    evaluation.length < usable.length ? usable.filter((one) => !evaluation.includes(one)) : usable;
  const against = sources.length < usable.length ? evaluation : [];
  const unusable = seen.filter(({ format }) => format === undefined);
  const schema =
    shipped === undefined ? '' : `# yaml-language-server: $schema=${shipped}/recipe.schema.json\n`;
  const reference = `${shipped === undefined ? '' : `${shipped}/`}docs/reference/recipe.md`;
  return `${schema}# Builds a dataset: rlvr build-dataset ${file}
# Every key is described in ${reference}; rlvr check ${file} tells mistakes without building.
name: ${scalar(name)}          # the run folder: out/${name}
seed: 42                       # every random choice follows from it

sources:
${sources.map((one) => source(one, from, license)).join('')}${unusable.map((one) => `  # left out: ${from(one.file)}: ${oneLine(one.defect?.message ?? '')}\n`).join('')}
# A stage that is not named runs with its defaults; \`false\` leaves it out.
stages:
  dedup: {threshold: 0.7}      # n-gram similarity from which two prompts are one, numbers and answers being equal
  decontaminate:
    against:${against.length === 0 ? ' []                # the files of your evaluation sets: [{files: eval/*.jsonl}]' : ''}
${against.map((one) => `      - {files: ${flow(from(one.file))}, format: ${one.format}${one.fields === undefined ? '' : `, fields: ${fieldsOf(one.fields)}`}}\n`).join('')}  attach: {prove: true}         # reference solutions must earn the reward 1; programs among them are run
  split: {parts: {test: 0.05}}  # the rest is train; alike problems stay together

exports:
${exportsFor(sources)}`;
}

function source(one: Seen, from: (file: string) => string, given: string | undefined): string {
  const { format, fields, rows, whole, bad, domains, license } = one;
  const counts = Object.entries(domains).map(([domain, count]) => `${grouped(count)} ${domain}`);
  const comment = `${one.files === undefined ? '' : `${one.files} files, `}${whole ? '' : 'the first '}${counted(rows, 'row')}: ${counts.join(', ')}${bad > 0 ? `; ${bad} bad, which ingest will tell` : ''}`;
  const told =
    given === undefined
      ? '    # license: MIT             # not named in the rows: look where the file came from\n'
      : `    license: ${scalar(given)}\n`;
  const named = license === undefined ? told : '';
  return `  - files: ${scalar(from(one.file))}   # ${comment}
    format: ${format}
${fields === undefined ? '' : `    fields: ${fieldsOf(fields)}   # guessed from the columns' names: look whether each is right\n`}    dataset: ${scalar(sourceName(one.file))}
${named}`;
}

/** The form that the verifier of a domain looks for; a prompt that does not ask for it is what a first run forgets. */
const forms: { readonly [domain: string]: string } = {
  math: 'Put the final answer in \\boxed{}.',
  choice: 'Give the letter of the right option in \\boxed{}.',
  text: 'Put the final answer in \\boxed{}.',
  code: 'Write the program in one fenced code block.',
};

function exportsFor(sources: readonly Seen[]): string {
  const domains = new Set(sources.flatMap((one) => Object.keys(one.domains)));
  const asked = Object.entries(forms).filter(([domain]) => domains.has(domain));
  if (asked.length === 0)
    return '  - to: rlvr                   # our own records, which rlvr check, sample and inspect read\n';
  return `  - to: rlvr                   # our own records, which rlvr check, sample and inspect read
    suffix: &form              # added to each prompt, so that it asks for what the verifier looks for
${asked.map(([domain, text]) => `      ${domain}: '${text}'\n`).join('')}  # - {to: verl, suffix: *form}   # for a trainer: verl, trl, openrlhf, …; prefix and system change the prompt too
`;
}

function fieldsOf(fields: FieldMap): string {
  const parts = Object.entries(fields).map(([part, path]) => `${part}: ${flow(String(path))}`);
  return `{${parts.join(', ')}}`;
}

/** A string as YAML writes it, quoted where it must be. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

function flow(text: string): string {
  return JSON.stringify(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
