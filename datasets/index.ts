/**
 * The datasets floor: what a problem is, and reading and writing it in every known form.
 * Knows files and shapes; never judges a completion and never decides which problem is worth keeping.
 */
export { DatasetError } from './dataset-error.js';
export { parseExactJson, plainNumber } from './exact-json.js';
export * from './exports/index.js';
export * from './files/index.js';
export * from './formats/index.js';
export { generateProblems } from './generate-problems.js';
export * from './generators/index.js';
export * from './problem.js';
export { problemId } from './problem-id.js';
export { promptText } from './prompt-text.js';
export { parseProblem, type ReadProblemOptions, readProblem } from './read-problem.js';
export { type ReadProblem, readProblems } from './read-problems.js';
export { type SourceFiles, sourceFiles } from './source-files.js';
