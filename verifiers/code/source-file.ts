/** The name that a program's file must have: Java asks for its public class's. */
import { type Language, languages } from '#sandboxes/languages.js';

const publicClass =
  /^[ \t]*public[ \t]+(?:(?:final|abstract|strictfp)[ \t]+)*(?:class|record|enum|interface)[ \t]+(\w+)/m;
const anyClass = /\b(?:class|record|enum|interface)[ \t]+(\w+)/g;
const main = /\bstatic[ \t]+(?:final[ \t]+)?void[ \t]+main[ \t]*\(/;

/** In Java the class that is started is the public one, else the one in which `main` stands. */
export function sourceFile(language: Language, code: string): string {
  const usual = languages[language].fileName;
  if (language !== 'java') return usual;
  const named = publicClass.exec(code)?.[1];
  if (named) return `${named}.java`;
  const before = code.slice(0, main.exec(code)?.index ?? 0);
  const last = [...before.matchAll(anyClass)].at(-1)?.[1];
  return last ? `${last}.java` : usual;
}
