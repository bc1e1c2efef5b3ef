import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import typescript from 'highlight.js/lib/languages/typescript';

const languages = { bash, cpp, csharp, go, java, javascript, json, python, rust, typescript };

let registered = false;

/** Escaped HTML with a class on each token; undefined for a language that is not known. */
export function highlightCode(code: string, language: string): string | undefined {
  if (!registered) {
    for (const [name, grammar] of Object.entries(languages)) hljs.registerLanguage(name, grammar);
    registered = true;
  }
  if (hljs.getLanguage(language) === undefined) return undefined;
  return hljs.highlight(code, { language, ignoreIllegals: true }).value;
}
