/**
 * The floor rule. A floor imports only from the floors below it (src → datasets → verifiers → sandboxes),
 * and inside a floor the rooms (folders) do not import each other: what they share stands at the floor's root.
 */
const below = { sandboxes: [], verifiers: ['sandboxes'], datasets: ['verifiers', 'sandboxes'] };

const upward = Object.entries(below).map(([floor, floors]) => ({
  name: `${floor}-imports-upward`,
  comment: `${floor}/ may import only from ${['itself', ...floors].join(', ')}: a reader never goes back up.`,
  severity: 'error',
  from: { path: `^${floor}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^(src|datasets|verifiers|sandboxes)/`, pathNot: `^(${[floor, ...floors].join('|')})/` },
}));

// The backends with kernel isolation run one agent; it is a room because it is many files, and imports no backend.
const shared = { sandboxes: ['agent'] };

// What stands at a floor's root is shared by its rooms; a registry or index names the rooms, so they must not import it.
const apart = ['sandboxes', 'verifiers', 'datasets', 'src/stages', 'src/scorers'].flatMap((floor) => [
  {
    name: `${floor}-rooms-apart`,
    comment: 'Rooms of a floor do not import each other; move what both need to the root of the floor.',
    severity: 'error',
    from: { path: `^${floor}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^${floor}/[^/]+/`, pathNot: `^${floor}/(${['$1', ...(shared[floor] ?? [])].join('|')})/` },
  },
  {
    name: `${floor}-rooms-below-registry`,
    comment: 'A registry names its rooms; a room that imports the registry would make a cycle.',
    severity: 'error',
    from: { path: `^${floor}/[^/]+/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^${floor}/(registry|index)\\.ts$` },
  },
]);

// The top floor is a flow: each of its rooms names those that it may call.
const calls = {
  pipeline: [],
  judge: [],
  rewards: [],
  difficulty: [],
  sampling: ['difficulty'],
  stages: ['pipeline', 'scorers', 'vectors', 'rewards', 'difficulty'],
  recipe: ['stages'],
  verify: ['judge', 'rewards'],
  endpoints: [],
  scorers: ['endpoints'],
  vectors: ['scorers'],
  training: ['scorers'],
  score: ['scorers'],
  serve: ['verify', 'judge', 'rewards', 'scorers', 'sampling'],
  build: ['pipeline', 'judge', 'recipe', 'stages'],
  rollout: ['pipeline', 'judge', 'endpoints', 'difficulty'],
  convert: [],
  inspect: [],
  check: ['judge', 'recipe', 'stages', 'build'],
  doctor: ['scorers', 'recipe'],
  init: [],
  cli: [
    'build',
    'check',
    'doctor',
    'init',
    'verify',
    'convert',
    'recipe',
    'score',
    'scorers',
    'training',
    'rewards',
    'difficulty',
    'sampling',
    'rollout',
    'inspect',
    'serve',
  ],
};
const flow = Object.entries(calls).map(([room, others]) => ({
  name: `src-${room}-calls`,
  comment: `src/${room}/ may import only from ${[`itself`, ...others].join(', ')} and the files at src/.`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/([^/]+)/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...apart,
    ...flow,
    {
      name: 'no-cycles',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['rlvr-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
