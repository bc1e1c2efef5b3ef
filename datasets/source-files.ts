import { z } from 'zod';
import { codeLimits } from '#verifiers/code/ground-truth.js';
import { fieldMap, formats } from './formats/index.js';

const formatName = z.enum([...formats.map((format) => format.name), 'custom']);

/** Which files hold problems, in which format, and where they come from. Paths are relative to the recipe. */
export const sourceFiles = z
  .strictObject({
    files: z
      .union([z.string(), z.array(z.string()).min(1)])
      .describe(
        'a file, a folder, a glob, or a list of them: .jsonl .json .csv .tsv .parquet, also .gz and .zst',
      ),
    format: formatName.optional().describe('the format of the rows; recognised from their fields if absent'),
    fields: fieldMap.optional().describe('for the format custom: part of a problem → JSON path into the row'),
    dataset: z
      .string()
      .optional()
      .describe("the dataset's name in ids and provenance; the file's name if absent"),
    license: z.string().optional().describe('the licence of the source, as an SPDX identifier'),
    split: z
      .string()
      .optional()
      .describe('the part of the original dataset; told from the file name if absent'),
    program_limits: codeLimits
      .optional()
      .describe(
        'what a program of the source may take for each test (time_s, memory_mb, output_kb): for rows that name no limits, and at most for those that do',
      ),
    limit: z.int().positive().optional().describe('take only the first rows of each file'),
  })
  .refine((source) => (source.format === 'custom') === (source.fields !== undefined), {
    message: '`format: custom` and `fields` go together',
    path: ['fields'],
  });
export type SourceFiles = z.infer<typeof sourceFiles>;
