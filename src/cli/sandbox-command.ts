import { Command, Option } from 'commander';
import type { ImageSource, Language } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import { exitCode, Failure } from '../failure.js';
import { jsonOption } from './options.js';
import { writeOut } from './write-out.js';

interface BuildFlags {
  readonly languages: string;
  readonly packages?: string;
  readonly from: ImageSource;
  readonly mirror?: string;
  readonly json?: true;
}

const usual = 'python,c,cpp,javascript,bash';

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('where programs run: what works here, and the image for docker')
    .addCommand(listCommand())
    .addCommand(buildCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('each sandbox and what it runs here; for what it lacks, the command that mends it')
    .addOption(jsonOption())
    .addHelpText('after', '\n  $ rlvr sandbox list\n  $ rlvr sandbox list --json')
    .action(async ({ json }: { json?: true }) => {
      const { backends } = await import('#sandboxes/index.js');
      for (const backend of backends) {
        const availability = await probe(backend);
        const languages = availability.works ? await backend.languages() : {};
        const modules = availability.works ? await backend.modules() : [];
        if (json)
          await writeOut(
            `${JSON.stringify({ sandbox: backend.name, ...availability, languages, modules })}\n`,
          );
        else await writeOut(rendered(backend.name, availability, languages, modules));
      }
    });
}

type Availability =
  | { readonly works: true }
  | { readonly works: false; readonly reason: string; readonly remedy: string };

function rendered(
  name: string,
  availability: Availability,
  languages: Record<string, Availability>,
  modules: readonly string[],
): string {
  if (!availability.works) return `${name}: no (${availability.reason.trim()})\n  → ${availability.remedy}\n`;
  const entries = Object.entries(languages);
  const there = entries.flatMap(([language, one]) => (one.works ? [language] : []));
  const lacking = entries.flatMap(([language, one]) =>
    one.works ? [] : [`  no ${language} → ${one.remedy}\n`],
  );
  const further = modules.length > 0 ? `  modules of python: ${modules.join(', ')}\n` : '';
  return `${name}: ${there.join(', ')}\n${further}${lacking.join('')}`;
}

function buildCommand(): Command {
  return new Command('build')
    .description('make the image that --sandbox docker runs programs in')
    .option('--languages <list>', 'the languages in it, or all', usual)
    .option('--packages <list>', "further Debian packages in it, such as Python's python3-pandas")
    .addOption(
      new Option(
        '--from <source>',
        'a base image from a registry, or Debian packages by debootstrap (as root)',
      )
        .choices(['auto', 'registry', 'debian'])
        .default('auto', 'the registry, or else Debian'),
    )
    .option('--mirror <url>', "Debian's mirror, for --from debian")
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
  $ rlvr sandbox build
  $ rlvr sandbox build --languages python,java,rust
  $ rlvr sandbox build --packages python3-pandas,python3-scipy
  $ rlvr verify --sandbox docker rollouts.jsonl
The daemon is the one of DOCKER_HOST, or else Docker's or Podman's on this machine.`,
    )
    .action(async ({ languages, packages = '', json, ...options }: BuildFlags) => {
      const { buildImage, SandboxUnavailable } = await import('#sandboxes/index.js');
      const tell = (line: string): void => void process.stderr.write(`${line}\n`);
      try {
        const contents = { languages: await languagesOf(languages), packages: await packagesOf(packages) };
        const image = await buildImage({ ...options, ...contents, tell });
        const has = [...image.languages, ...image.packages].join(', ');
        await writeOut(json ? `${JSON.stringify(image)}\n` : `${image.name}: ${has}\n`);
      } catch (error) {
        if (!(error instanceof SandboxUnavailable)) throw error;
        throw new Failure(exitCode.missing, { message: error.message, remedy: error.remedy, cause: error });
      }
    });
}

const namesIn = (list: string): string[] => {
  const names = list.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
};

async function packagesOf(list: string): Promise<string[]> {
  const { wrongPackages } = await import('#sandboxes/index.js');
  const names = namesIn(list).sort();
  const wrong = wrongPackages(names);
  if (wrong.length === 0) return names;
  throw new Failure(exitCode.usage, {
    message: `no name of a Debian package: ${wrong.map((name) => `'${name}'`).join(', ')}`,
    remedy: 'give names with commas between, such as --packages python3-pandas,python3-scipy',
  });
}

async function languagesOf(list: string): Promise<Language[]> {
  const { languageNames } = await import('#sandboxes/index.js');
  if (list === 'all') return [...languageNames];
  const chosen = new Set(['python', ...namesIn(list)]);
  const unknown = [...chosen].filter((name) => !languageNames.includes(name as Language));
  if (unknown.length === 0) return [...chosen] as Language[];
  throw new Failure(exitCode.usage, {
    message: `there is no language ${unknown.join(', ')}`,
    remedy: `known are ${languageNames.join(', ')}`,
  });
}
