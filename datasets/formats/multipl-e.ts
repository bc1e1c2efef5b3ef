import { z } from 'zod';
import { type Language, languageNames } from '#sandboxes/languages.js';
import { type Format, RowError } from '../problem.js';
import { text, userPrompt } from './fields.js';

const row = z.looseObject({
  name: text,
  language: text,
  prompt: text,
  tests: text,
  stop_tokens: z.array(z.string()),
});

const byName: Readonly<Record<string, Language>> = {
  ...{
    js: 'javascript',
    ts: 'typescript',
    cpp: 'cpp',
    c: 'c',
    java: 'java',
    go: 'go',
    go_test: 'go',
    'go_test.go': 'go',
  },
  ...{ rs: 'rust', cs: 'csharp', php: 'php', rb: 'ruby', sh: 'bash', py: 'python' },
};

/** The function that the prompt's last line begins. */
function functionBegun(prompt: string): string {
  const last = prompt.trimEnd().split('\n').at(-1) ?? '';
  const name = /([\w$]+)[ \t]*(?:<[^>]*>)?[ \t]*\(/.exec(last)?.[1];
  if (name === undefined)
    throw new RowError('prompt', 'prompt does not end with the line that begins a function');
  return name;
}

/** MultiPL-E: HumanEval and MBPP in other languages, each with a prompt to go on from and a test file. */
export const multiplE: Format<z.infer<typeof row>> = {
  name: 'multipl-e',
  row,
  // `task_id` and `test` are copies of `name` and `tests`. `stop_tokens` stay in `meta`, for who samples completions.
  uses: ['name', 'language', 'prompt', 'tests', 'task_id', 'test'],
  read({ name, language: short, prompt, tests }) {
    const language = byName[short] ?? languageNames.find((known) => known === short);
    if (language === undefined)
      throw new RowError('language', `language '${short}' is none that can be judged`);
    return {
      id: name,
      domain: 'code',
      prompt: userPrompt(`Complete this function:\n\n\`\`\`${language}\n${prompt.trim()}\n\`\`\``),
      ground_truth: {
        verifier: 'code',
        language,
        entry_point: functionBegun(prompt),
        setup: prompt,
        tests: [{ source: tests }],
      },
      tags: [language],
    };
  },
  sample: {
    name: 'double',
    language: 'js',
    prompt: '// Return twice n.\nfunction double(n){\n',
    tests: "const assert = require('node:assert');\nassert.equal(double(2), 4);\n",
    stop_tokens: ['\nfunction '],
  },
};
