import { z } from 'zod';

const maxLength = 300;

/** The places where servers put their message: TEI, OpenAI and vLLM, older vLLM, FastAPI. */
const shapes = z.union([
  z.looseObject({ error: z.string() }).transform((body) => body.error),
  z.looseObject({ error: z.looseObject({ message: z.string() }) }).transform((body) => body.error.message),
  z.looseObject({ message: z.string() }).transform((body) => body.message),
  z.looseObject({ detail: z.string() }).transform((body) => body.detail),
  z
    .looseObject({ detail: z.array(z.looseObject({ msg: z.string() })) })
    .transform((body) => body.detail.map((one) => one.msg).join('; ')),
]);

/** What a server says of its refusal, on one line, without the secret that it may quote. */
export function serverMessage(body: string, secret: string | undefined): string {
  const message = shapes.safeParse(parsed(body)).data ?? body;
  const plain = secret ? message.replaceAll(secret, '…') : message;
  const line = plain.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

const errorCode = z.looseObject({
  error: z.looseObject({ code: z.unknown().optional(), type: z.unknown().optional() }),
});

/** Whether a 429 means that the account is spent, which no waiting mends (OpenAI's `insufficient_quota`). */
export function isQuotaSpent(body: string): boolean {
  const error = errorCode.safeParse(parsed(body)).data?.error;
  return error?.code === 'insufficient_quota' || error?.type === 'insufficient_quota';
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: the text itself is the message.
    return undefined;
  }
}
