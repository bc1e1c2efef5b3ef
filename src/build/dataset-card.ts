import { stringify } from 'yaml';
import { grouped } from '../grouped.js';
import type { Recipe } from '../recipe/recipe.js';
import { reasonsOf } from './funnel.js';
import type { Manifest } from './manifest.js';

/** The dataset card, in the form that the Hugging Face hub reads: a YAML head, then what a user of the dataset needs to know. */
export function datasetCard(recipe: Recipe, manifest: Omit<Manifest, 'timings'>): string {
  const licenses = recipe.sources.flatMap((source) =>
    'license' in source && source.license ? [source.license] : [],
  );
  const head = stringify({
    pretty_name: recipe.name,
    license: [...new Set(licenses)].map((license) => license.toLowerCase()),
    tags: ['reinforcement-learning', 'verifiable-rewards'],
    configs: configsOf(manifest),
  });
  const sections = [
    `---\n${head}---`,
    `# ${recipe.name}`,
    recipe.description ?? 'Problems with ground truth that was checked, for RL on verifiable rewards.',
    `Built by rlvr ${manifest.rlvr} with seed ${manifest.seed}. \`manifest.json\` holds the hash of every input and output.`,
    `## Sources\n\n${sourceTable(manifest)}`,
    `## Funnel\n\n${funnelTable(manifest)}\n\nEvery dropped row stands in \`stages/*/dropped.jsonl\` with its reason.`,
    ...scoringSection(manifest),
    `## Files\n\n${fileTable(manifest)}`,
  ];
  return `${sections.join('\n\n')}\n`;
}

/** One configuration per export; its splits are the parts. */
function configsOf(manifest: Omit<Manifest, 'timings'>): unknown[] {
  const names = [...new Set(manifest.outputs.map((output) => output.export))];
  return names.map((name) => ({
    config_name: name,
    data_files: manifest.outputs
      .filter((output) => output.export === name)
      .map((output) => ({ split: output.part, path: output.path })),
  }));
}

function sourceTable(manifest: Omit<Manifest, 'timings'>): string {
  const rows = manifest.inputs.map((input) => {
    if ('family' in input) return `| generator \`${input.family}\` | ${grouped(input.rows)} | | |`;
    return `| ${input.file} | ${grouped(input.rows)} | ${input.format} | ${input.license ?? 'not stated'} |`;
  });
  return ['| source | rows | format | licence |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function funnelTable(manifest: Omit<Manifest, 'timings'>): string {
  const rows = manifest.stages.map(
    (stage) =>
      `| ${stage.name} | ${grouped(stage.in)} | ${grouped(stage.kept)} | ${grouped(stage.dropped)} | ${reasonsOf(stage.reasons)} |`,
  );
  return ['| stage | in | kept | dropped | why |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** What the score stage said of each source; nothing where it did not run. */
function scoringSection(manifest: Omit<Manifest, 'timings'>): string[] {
  const figures = manifest.stages.find((stage) => stage.name === 'score')?.figures;
  if (figures === undefined) return [];
  const { scorer, mean_quality: quality, share_below_half: below, mean_predicted_pass_rate: rate } = figures;
  const columns = [quality, below, rate] as Readonly<Record<string, number>>[];
  const rows = Object.keys(columns[0] ?? {}).map(
    (source) => `| ${[source, ...columns.map((column) => column[source])].join(' | ')} |`,
  );
  const table = [
    '| source | mean quality | share below 0.5 | mean predicted pass rate |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
  return [`## Quality\n\nRated by \`${scorer}\`.\n\n${table.join('\n')}`];
}

function fileTable(manifest: Omit<Manifest, 'timings'>): string {
  const rows = manifest.outputs.map(
    (output) => `| ${output.path} | ${output.export} | ${output.part} | ${grouped(output.rows)} |`,
  );
  return ['| file | for | part | rows |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
