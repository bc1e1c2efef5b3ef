/**
 * The C++ header that takes most of a compiler's time: nearly every program of a contest begins with `bits/stdc++.h`, which is the whole
 * standard library. GCC loads what it made of a header beforehand in a fifth of the time that it takes to read it, and puts it aside by
 * itself wherever it would mean something else: after a macro that the header mentions, a pragma, or with another compiler
 * (https://gcc.gnu.org/onlinedocs/gcc/Precompiled-Headers.html).
 */

/** Where a container finds it; a folder that is not there is passed over. */
export const headerFolder = '/headers';

/** Where an image of Docker keeps it. */
export const headerFolderOfImages = '/usr/local/lib/rlvr/headers';

/** The files in either folder: one that leads on to the compiler's own, and what is made of it. */
export const headerFile = 'bits/stdc++.h';
export const madeFile = `${headerFile}.gch`;
export const headerText = `#include_next <${headerFile}>`;

/** What it is made with is what programs are compiled with: made otherwise, it is not used. */
export const cppFlags = ['-std=gnu++20', '-O2', '-pthread'];

export const makeHeader = (folder: string, made: string): string[] => [
  ...['g++', ...cppFlags, '-x', 'c++-header', '-o', made, `${folder}/${headerFile}`],
];

/** Of the headers with `.h`, those of C's that `bits/stdc++.h` includes too, so that it does not matter which comes first. */
const ofC =
  'assert|ctype|errno|float|limits|locale|math|setjmp|signal|stdarg|stddef|stdint|stdio|stdlib|string|time|wchar';
// A comment with a backslash ends it: the comment could go on on the next line.
const beginning = new RegExp(
  String.raw`^(?:\s|//[^\n\\]*(?=\n|$)|/\*[^\\]*?\*/|#[ \t]*include[ \t]*<(?:[a-z_0-9]+|(?:${ofC})\.h|bits/stdc\+\+\.h)>)*`,
);

/** The length of what stands before a C++ program's own code: headers of the standard library, comments and blanks. */
export function afterStandardHeaders(source: string): number {
  return beginning.exec(source)?.[0].length ?? 0;
}

/**
 * Arguments that have the header read first, where every source includes it after nothing but other standard headers, as the problems of
 * MultiPL-E do. Only the first header of a source can be one made beforehand.
 */
export function headerFirst(sources: readonly string[]): string[] {
  const begins = sources.map((source) => source.slice(0, afterStandardHeaders(source)).replace(comments, ''));
  return begins.every((begin) => includes.test(begin)) ? ['-include', headerFile] : [];
}

const includes = /#[ \t]*include[ \t]*<bits\/stdc\+\+\.h>/;
const comments = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
