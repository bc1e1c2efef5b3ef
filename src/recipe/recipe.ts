/**
 * The recipe: the YAML that names sources, stages and exports. This schema is the only description of it: it validates, gives the
 * defaults, and is written out as JSON Schema for editors.
 */

import { z } from 'zod';
import { exportNamed, exportShapes, promptTemplate } from '#datasets/exports/index.js';
import { families } from '#datasets/generators/index.js';
import { selectionSettings } from '#datasets/select-completions.js';
import { sourceFiles } from '#datasets/source-files.js';
import { stages } from '../stages/registry.js';

const share = z.number().min(0).max(1);

const familySource = z.strictObject({
  family: z.enum(families.map((family) => family.name)).describe('a generator of problems with known truth'),
  count: z.int().positive().describe('how many problems to make'),
  difficulty: z
    .union([share, z.tuple([share, share])])
    .default([0, 1])
    .describe('from 0 (easy) to 1 (hard), or a range to draw from'),
});

/** Per stage its settings, or false to leave it out; an absent stage runs with its defaults. */
const stageSettings = z
  .strictObject(
    Object.fromEntries(
      stages.map((stage) => [stage.name, z.union([z.literal(false), stage.settings]).prefault({})]),
    ),
  )
  .prefault({});

const exportSettings = promptTemplate
  .extend({
    to: z.enum(exportShapes.map((shape) => shape.name)).describe('the shape that a trainer reads'),
    selection: selectionSettings.optional().describe('which completions sft and dpo take'),
    shard_rows: z
      .int()
      .positive()
      .optional()
      .describe('the most rows of one file; a part is then `train-00000-of-0000N` and so on'),
    compression: z
      .enum(['none', 'gzip', 'snappy', 'zstd'])
      .optional()
      .describe('of Parquet any (zstd if absent); of JSON Lines none or gzip, which adds .gz to the name'),
  })
  .refine(
    ({ to, compression }) =>
      exportNamed(to).file === 'parquet' || (compression !== 'snappy' && compression !== 'zstd'),
    { message: 'JSON Lines are packed with gzip or not at all', path: ['compression'] },
  )
  .refine(({ to, selection }) => selection === undefined || 'rows' in exportNamed(to), {
    message: '`selection` is for sft and dpo, which take completions',
    path: ['selection'],
  });

export const recipe = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'use letters, digits, ".", "_" and "-": it names the run folder')
    .optional()
    .describe("the name of the run folder; the recipe file's own where absent"),
  description: z.string().optional().describe('what the dataset is for; goes to the dataset card'),
  seed: z
    .int()
    .min(0)
    .max(0xffffffff)
    .default(0)
    .describe('every random choice of the build follows from it'),
  sources: z
    .array(z.union([sourceFiles, familySource]))
    .min(1, 'name at least one source')
    .describe('files of problems, and generators'),
  stages: stageSettings.describe('settings per stage; false leaves a stage out'),
  exports: z
    .array(exportSettings)
    .min(1)
    .default([{ to: 'rlvr' }])
    .describe('what is written for whom'),
});
/** A recipe that has been read: it has a name. */
export type Recipe = z.infer<typeof recipe> & { readonly name: string };
