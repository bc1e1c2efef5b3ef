/**
 * The languages, one small entry each: what a Debian system needs for it, how a program is compiled and run. Every backend that
 * runs programs on a system reads this table. Commands are looked for in `commandFolders`.
 */
import { cppFlags, headerFirst, headerFolder } from './cpp-header.js';

export const languageNames = [
  ...(['python', 'javascript', 'typescript', 'c', 'cpp', 'java'] as const),
  ...(['go', 'rust', 'csharp', 'php', 'ruby', 'bash'] as const),
] as const;

/** Languages a program can be written in. */
export type Language = (typeof languageNames)[number];

/** Where a sandbox's system has its commands: its PATH. */
export const commandFolders = ['/usr/local/bin', '/usr/bin', '/bin'] as const;

export interface LanguageEntry {
  /** What a source file is called when nothing else decides it. */
  readonly fileName: string;
  /** Debian's packages that bring the tools. */
  readonly packages: readonly string[];
  /** The commands, or files by their whole path, that must be there; those packages bring them. */
  readonly tools: readonly string[];
  /**
   * The command that compiles the entry, and the other sources (C, C++, Java, Go, C#), in the program's directory; what it leaves in `out/` is what runs. Null where the
   * source is run as it stands. `texts` are what stands in all of them.
   */
  readonly compile:
    | ((entry: string, more: readonly string[], texts: readonly string[]) => readonly string[])
    | null;
  /** The command that runs the program, in its directory: from `out/`'s files, or the entry. Null for the agent's own Python. */
  readonly run: ((entry: string, memoryMb: number) => readonly string[]) | null;
  /** Environment of both commands, beside the sandbox's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the language's runtime holds by itself, in MiB: it is not charged to the program. */
  readonly runtimeMb: number;
  /** Standard error of a runtime that met its own bound on memory. */
  readonly outOfMemory: RegExp | null;
}

const native = { environment: {}, runtimeMb: 8, outOfMemory: /std::bad_alloc/, run: () => ['./program'] };
const stem = (entry: string): string => entry.replace(/^.*\//, '').replace(/\.\w+$/, '');
const node = {
  environment: {},
  runtimeMb: 64,
  outOfMemory: /heap out of memory/,
};
/** Deep recursion is as legitimate as elsewhere: the stack may take what the sandbox allows, less a reserve. */
const nodeCommand = (entry: string, memoryMb: number): string[] => [
  ...['node', '--stack-size=60000', `--max-old-space-size=${memoryMb}`, entry],
];
const tuples = '/usr/share/java/javatuples.jar';
const java = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData', '-Xshare:auto'];

export const languages: Readonly<Record<Language, LanguageEntry>> = {
  python: {
    fileName: 'main.py',
    packages: ['python3'],
    tools: ['python3'],
    compile: null,
    run: null,
    environment: {},
    runtimeMb: 0,
    outOfMemory: null,
  },
  javascript: {
    ...node,
    fileName: 'main.js',
    packages: ['nodejs'],
    tools: ['node'],
    compile: null,
    run: nodeCommand,
  },
  typescript: {
    ...node,
    fileName: 'main.ts',
    packages: ['nodejs', 'esbuild'],
    tools: ['node', 'esbuild'],
    // Types are taken away, not checked: a program is judged by what it does.
    compile: (entry) => ['esbuild', entry, '--format=cjs', '--target=es2022', '--outfile=out/main.js'],
    run: (_entry, memoryMb) => nodeCommand('main.js', memoryMb),
  },
  c: {
    ...native,
    fileName: 'main.c',
    packages: ['gcc', 'libc6-dev'],
    tools: ['gcc'],
    compile: (entry, more) => [
      'gcc',
      '-std=gnu17',
      '-O2',
      '-o',
      'out/program',
      entry,
      ...more,
      '-lm',
      '-pthread',
    ],
  },
  cpp: {
    ...native,
    fileName: 'main.cpp',
    packages: ['g++'],
    tools: ['g++'],
    compile: (entry, more, texts) => [
      ...['g++', ...cppFlags, '-I', headerFolder, ...headerFirst(texts)],
      ...['-o', 'out/program', entry, ...more],
    ],
  },
  java: {
    fileName: 'Main.java',
    packages: ['default-jdk-headless', 'libjavatuples-java'],
    // MultiPL-E's Java problems import tuples.
    tools: ['java', 'javac', tuples],
    compile: (entry, more) => [
      'javac',
      ...java.map((flag) => `-J${flag}`),
      '-nowarn',
      '-cp',
      tuples,
      '-d',
      'out',
      entry,
      ...more,
    ],
    run: (entry, memoryMb) => [
      ...['java', ...java, `-Xmx${memoryMb}m`, '-Xss64m', '-ea', '-XX:+ExitOnOutOfMemoryError'],
      ...['-cp', `.:${tuples}`, stem(entry)],
    ],
    environment: {},
    runtimeMb: 128,
    outOfMemory: /java\.lang\.OutOfMemoryError/,
  },
  go: {
    ...native,
    fileName: 'main.go',
    packages: ['golang-go'],
    tools: ['go'],
    // A file of tests is compiled to a program that runs them.
    compile: (entry, more) => [
      ...['go', ...(entry.endsWith('_test.go') ? ['test', '-c', '-vet=off'] : ['build'])],
      ...['-ldflags=-s -w', '-o', 'out/program', entry, ...more],
    ],
    environment: { GOCACHE: '/tmp/.go', GO111MODULE: 'off', CGO_ENABLED: '0', GOMAXPROCS: '4' },
    outOfMemory: /^fatal error: .*out of memory/m,
  },
  rust: {
    ...native,
    fileName: 'main.rs',
    packages: ['rustc'],
    tools: ['rustc'],
    // Symbols would be nine tenths of the program, which is laid into every run.
    compile: (entry) => [
      ...['rustc', '--edition=2021', '-O', '-C', 'strip=symbols', '--cap-lints=allow'],
      ...['-o', 'out/program', entry],
    ],
    outOfMemory: /memory allocation of \d+ bytes failed/,
  },
  csharp: {
    fileName: 'main.cs',
    packages: ['mono-mcs', 'mono-runtime'],
    tools: ['mcs', 'mono'],
    compile: (entry, more) => [
      ...['mcs', '-langversion:latest', '-nowarn:0162,0168,0219', '-optimize', '-d:DEBUG'],
      ...['-r:System.Numerics.dll', '-out:out/program.exe', entry, ...more],
    ],
    run: () => ['mono', 'program.exe'],
    environment: {},
    runtimeMb: 32,
    outOfMemory: /OutOfMemoryException/,
  },
  php: {
    fileName: 'main.php',
    packages: ['php-cli'],
    tools: ['php'],
    compile: null,
    // Extensions come from the system, settings do not: a php.ini for servers leaves out assertions and hides errors.
    run: (entry, memoryMb) => [
      ...['php', '-c', '/dev/null', '-d', `memory_limit=${memoryMb}M`, '-d', 'display_errors=stderr', entry],
    ],
    environment: {},
    runtimeMb: 16,
    outOfMemory: /Allowed memory size of \d+ bytes exhausted/,
  },
  ruby: {
    fileName: 'main.rb',
    packages: ['ruby'],
    tools: ['ruby'],
    compile: null,
    run: (entry) => ['ruby', '--disable=gems', entry],
    environment: {},
    runtimeMb: 16,
    outOfMemory: /failed to allocate memory/,
  },
  bash: {
    fileName: 'main.sh',
    packages: ['bash'],
    tools: ['bash'],
    compile: null,
    run: (entry) => ['bash', entry],
    environment: {},
    runtimeMb: 4,
    outOfMemory: /cannot allocate/,
  },
};

/** The command that installs what a language needs. */
export function remedyFor(language: Language): string {
  return `apt install ${languages[language].packages.join(' ')}`;
}
