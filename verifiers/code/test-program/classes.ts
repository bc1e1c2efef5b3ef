/**
 * Java and C#: the function is a method, and the tests go on in its class. A completion may be the method alone, the class
 * under any name, or a file of several classes with imports and a main of its own.
 */
import type { Language } from '#sandboxes/languages.js';
import { defines } from '../source-language.js';
import { braces, toDepth } from './braces.js';
import { withHeads } from './checks.js';
import { type Build, type Parts, withoutFirstBrace } from './parts.js';
import { beforeClass, promptParts } from './prompt.js';

interface ClassLanguage {
  /** A line that names what a file uses, before its classes. */
  readonly imports: RegExp;
  /** A main of the completion's own is a demonstration. */
  readonly main: RegExp;
  readonly mainOfTests: RegExp;
  readonly renamed: string;
  readonly runTests: string;
  /** The check that the tests call, and the main that runs them. */
  readonly own: (parts: Parts) => string;
  readonly fileName: (name: string) => string;
  readonly after: string;
}

const java: ClassLanguage = {
  imports: /^[ \t]*(?:import[ \t]+[\w. *]+|package[ \t]+[\w.]+);[ \t]*(?:\/\/[^\n]*)?$/gm,
  main: /\bstatic\s+(final\s+)?void\s+main\s*\(/g,
  mainOfTests: /public static void main\s*\(String\[\] \w+\)/,
  renamed: 'static void mainOfTheCompletion(',
  runTests: 'private static void runTests()',
  own: ({ token, mark, mustFail }) => `    private static int failed_${mark};
    private static void check_${mark}(boolean holds) { if (!holds) { failed_${mark}++; ${mustFail ? '' : 'throw new java.lang.AssertionError("assertion failed");'} } }
    public static void main(String[] args) { runTests(); boolean extra; try { extra = System.in.read() >= 0; } catch (java.io.IOException error) { extra = true; } check_${mark}(!extra); if (failed_${mark} == ${mustFail}) System.out.println("\\n${token}"); }`,
  fileName: (name) => `${name}.java`,
  after: '',
};
const csharp: ClassLanguage = {
  imports: /^[ \t]*using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?[\w.<>, ]+;[ \t]*(?:\/\/[^\n]*)?$/gm,
  main: /\bstatic\s+(?:async\s+)?(void|int|(?:[\w.]+\.)?Task(?:<int>)?)\s+Main\s*\(/g,
  mainOfTests: /public static void Main\s*\(string\[\] \w+\)/,
  renamed: 'static $1 MainOfTheCompletion(',
  runTests: 'private static void RunTests()',
  own: ({ token, mark, mustFail }) => `    private static int failed_${mark};
    private static void check_${mark}(bool holds) { if (!holds) { failed_${mark}++; ${mustFail ? '' : 'throw new Exception("assertion failed");'} } }
    public static void Main(string[] args) { RunTests(); check_${mark}(Console.In.Read() < 0); if (failed_${mark} == ${mustFail}) Console.WriteLine("\\n${token}"); }`,
  fileName: () => 'main.cs',
  after:
    'static class Debug { public static void Assert(bool holds) { if (!holds) throw new Exception("assertion failed"); } }\n',
};

/** Takes the imports out of what stands before the first brace: they come first in a file. */
function takeImports(source: string, language: Language, imports: RegExp): { taken: string; rest: string } {
  const start = source.slice(0, braces(source, language)[0]?.at);
  const taken = (start.match(imports) ?? []).filter((line) => !/^\s*package\b/.test(line));
  return { taken: taken.join('\n'), rest: start.replace(imports, '') + source.slice(start.length) };
}

interface ClassFound {
  readonly name: string;
  /** Where it ends: its last brace. */
  readonly end: number;
}

/** The outermost class in which the method stands. Namespaces hold classes and are none. */
function classWith(source: string, entryPoint: string, language: Language): ClassFound | null {
  const open: { readonly at: number; readonly name: string | undefined }[] = [];
  let before = 0;
  for (const { at, opens } of braces(source, language)) {
    if (opens) {
      const head = source.slice(before, at).replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
      const name = /\b(?:class|record|struct|interface|enum)[ \t]+(\w+)[^;{}=]*$/.exec(head)?.[1];
      open.push({ at, name });
    } else {
      const block = open.pop();
      const outermost = block?.name !== undefined && open.every((one) => one.name === undefined);
      if (outermost && defines(source.slice(block.at + 1, at), entryPoint, language))
        return { name: block.name ?? '', end: at };
    }
    before = at + 1;
  }
  return null;
}

/** The file of the completion, whole: in the prompt's class where it brings none. */
function fileOf({ found, setup, entryPoint }: Parts, language: Language, imports: RegExp): string {
  const { head } = promptParts(setup);
  const prompt = beforeClass(head);
  if (!defines(found.code, entryPoint, language))
    return toDepth(`${setup.trimEnd()}\n${found.code}`, 0, language);
  const { taken, rest } = takeImports(found.code, language, imports);
  const closed = toDepth(rest, 0, language);
  const body = classWith(closed, entryPoint, language) ? closed : `${prompt.opening}\n${closed}}\n`;
  return `${prompt.imports}\n${taken}\n${body}`;
}

export const inClass =
  (language: 'java' | 'csharp'): Build =>
  (parts) => {
    const rules = language === 'java' ? java : csharp;
    const file = fileOf(parts, language, rules.imports)
      .replace(rules.main, rules.renamed)
      // Only the class that a file is named after may be public.
      .replace(
        /^public[ \t]+(?=(?:final |abstract |static |sealed |partial )*(?:class|record|interface|enum) )/gm,
        '',
      );
    const { name, end } = classWith(file, parts.entryPoint, language) ?? {
      name: 'Problem',
      end: file.length,
    };
    const checked = withHeads(parts.tests, parts.checks, `check_${parts.mark}`);
    const tests = withoutFirstBrace(checked).replace(rules.mainOfTests, rules.runTests);
    const inserted = `${toDepth(tests, 0, language)}\n${rules.own(parts)}\n`;
    return {
      [rules.fileName(name)]:
        `${file.slice(0, end).trimEnd()}\n\n${inserted}${file.slice(end)}\n${rules.after}`,
    };
  };
