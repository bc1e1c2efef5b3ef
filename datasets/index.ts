/** What a problem is, and how it is read and written. What is exported here is the public `rlvr/datasets`. */
export { exportNames, exports } from './exports/index.js';
export { type RawRow, readRows } from './files/index.js';
export { formats, recogniseFormat } from './formats/index.js';
export {
  type Draft,
  type Export,
  type Format,
  type Problem,
  problem,
  type Row,
  RowError,
} from './problem.js';
export { problemId } from './problem-id.js';
export { promptText } from './prompt-text.js';
export { type ReadProblem, readProblems } from './read-problems.js';
export { type SourceFiles, sourceFiles } from './source-files.js';
