import { styleText } from 'node:util';

/** How text is shown: the width it has, and whether it may be coloured. */
export interface Look {
  readonly width: number;
  readonly colour: boolean;
}

const unknownWidth = 80;

/** @param stream where it will be shown; colours are for terminals, and not where NO_COLOR is set (no-color.org) */
export function lookOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: NodeJS.ProcessEnv,
): Look {
  const { NO_COLOR, TERM, COLUMNS } = environment;
  const width = stream.columns ?? Number(COLUMNS);
  return {
    width: Number.isInteger(width) && width >= 20 ? width : unknownWidth,
    colour: stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb',
  };
}

export function dim(text: string, { colour }: Look): string {
  return colour ? styleText('dim', text, { validateStream: false }) : text;
}

export function strong(text: string, { colour }: Look): string {
  return colour ? styleText(['bold', 'cyan'], text, { validateStream: false }) : text;
}
