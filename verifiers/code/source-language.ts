/** What the judge must know of each language's source: how its code blocks are tagged, what begins it, what defines a name. */
import type { Language } from '#sandboxes/languages.js';

interface SourceLanguage {
  /** Tags of fenced blocks, lower case. */
  readonly tags: readonly string[];
  /** A line that code in the language may begin with, and prose does not. */
  readonly statement: RegExp;
  /** The pattern of a definition of a name, for source in lines. */
  readonly definition: (name: string) => string;
}

/** A name with parameters and a body, as C and those after it write it. */
const cFunction = (name: string): string =>
  `^[^\\n;=(){}/#]*\\b${name}[ \\t]*\\([^;{}]*\\)[^;{}()]*\\{|\\b(?:class|struct|record|enum|interface)[ \\t]+${name}\\b`;
const jsDefinition = (name: string): string =>
  `^(?:export[ \\t]+(?:default[ \\t]+)?)?(?:(?:async[ \\t]+)?function\\b[ \\t*]*|class[ \\t]+|(?:const|let|var)[ \\t]+)${name}\\b`;
const jsStatement =
  'function\\b|(?:const|let|var) [\\w[{$]|class \\w|import [\\w{*\'"]|export |async |console\\.|module\\.|process\\.|(?:if|for|while) ?\\(|[\'"]use strict|#!';

export const sourceLanguages: Readonly<Record<Language, SourceLanguage>> = {
  python: {
    tags: ['python', 'py', 'python3', 'python2'],
    statement:
      /^(def |class |import |from \w[\w.]* import |async def |@\w|(?:for|while|if|with|try|return|print)\b.*[:)]\s*$|print\(|\w[\w, ]* ?(?:[+*/-]|\/\/)?= ?\S|#!)/,
    definition: (name) => `^(?:(?:async )?def|class)[ \\t]+${name}\\b|^${name}[ \\t]*=`,
  },
  javascript: {
    tags: ['javascript', 'js', 'node', 'nodejs', 'mjs', 'cjs', 'jsx'],
    statement: new RegExp(`^(?:${jsStatement})`),
    definition: jsDefinition,
  },
  typescript: {
    // What is JavaScript is TypeScript too.
    tags: ['typescript', 'ts', 'tsx', 'mts', 'javascript', 'js', 'mjs', 'jsx'],
    statement: new RegExp(`^(?:${jsStatement}|interface \\w|type \\w+ ?[=<]|enum \\w|declare )`),
    definition: jsDefinition,
  },
  c: {
    tags: ['c', 'h', 'c99', 'c11', 'c17'],
    statement:
      /^(#\w|(?:static|const|unsigned|struct|typedef|int|long|void|char|double|float|bool)\b.*[({;=])/,
    definition: cFunction,
  },
  cpp: {
    tags: ['cpp', 'c++', 'cc', 'cxx', 'hpp', 'c++11', 'c++14', 'c++17', 'c++20', 'cpp17', 'cpp20'],
    statement:
      /^(#\w|using [\w ]+|template ?<|(?:class|struct|namespace) \w|(?:static|const|unsigned|typedef|int|long|void|char|double|float|bool|auto|std::\w+)\b.*[({;=])/,
    definition: cFunction,
  },
  java: {
    tags: ['java'],
    statement:
      /^(import [\w.]|package [\w.]+;|@\w|(?:public|private|protected|static|final|abstract|class|record|interface|enum)\b.*[({;]?$)/,
    definition: cFunction,
  },
  go: {
    tags: ['go', 'golang'],
    statement: /^(package \w+$|import [("]|func [\w(]|(?:type|var|const) [\w(])/,
    definition: (name) => `^func[ \\t]+(?:\\([^)]*\\)[ \\t]*)?${name}\\b|^type[ \\t]+${name}\\b`,
  },
  rust: {
    tags: ['rust', 'rs'],
    statement: /^(use [\w:]|fn \w|pub |struct \w|enum \w|impl\b|mod \w|trait \w|const \w|static \w|#!?\[)/,
    definition: (name) => `\\b(?:fn|struct|enum|trait)[ \\t]+${name}\\b`,
  },
  csharp: {
    tags: ['csharp', 'cs', 'c#'],
    statement:
      /^(using (?:static )?[\w.]+;|namespace \w|(?:public|private|internal|static|sealed|abstract|class|record|struct|interface|enum)\b.*[({;]?$)/,
    definition: cFunction,
  },
  php: {
    tags: ['php'],
    statement: /^(<\?(?:php|=)|function \w|(?:final |abstract )?class \w|\$\w+)/,
    definition: (name) => `\\b(?:function[ \\t]+&?|class[ \\t]+)${name}\\b`,
  },
  ruby: {
    tags: ['ruby', 'rb'],
    statement:
      /^(def \w|class \w|module \w|require\b|puts\b|print\b|gets\b|(?:if|while|until|unless) .+|\w+(?:, ?\w+)* = |\$?\w+\.(?:each|times|map)\b|#!)/,
    definition: (name) => `^[ \\t]*(?:def[ \\t]+(?:self\\.)?|class[ \\t]+|module[ \\t]+)${name}\\b`,
  },
  bash: {
    tags: ['bash', 'sh', 'shell', 'zsh', 'shell-script'],
    statement:
      /^(#!|function [\w-]+|[\w-]+ ?\(\) ?\{|read -?\w|echo [-"$\w]|printf ["']|(?:for|while|if|until) .+(?:do|then)?$|[A-Za-z_]\w*=|set -|declare |local )/,
    definition: (name) => `^[ \\t]*(?:function[ \\t]+${name}\\b|${name}[ \\t]*\\([ \\t]*\\))`,
  },
};

/** Whether source defines this function or class; in Python at its top level. */
export function defines(source: string, name: string, language: Language): boolean {
  return new RegExp(sourceLanguages[language].definition(name.replace(/[$]/g, '\\$&')), 'm').test(source);
}
