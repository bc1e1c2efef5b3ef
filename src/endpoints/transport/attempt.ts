/** How one request ended. Each ending calls for something else, so each has a name; none of them is thrown. */
export type Attempt =
  | { readonly ended: 'answered'; readonly answer: unknown }
  /** There was an answer, but not one that can be read: no JSON, too large. */
  | { readonly ended: 'unreadable'; readonly why: string }
  /** The request reached the server and broke there: status 500, a reset, a deadline. The text may be the cause. */
  | { readonly ended: 'failed'; readonly why: string; readonly status?: number }
  /** No server is there: it was never asked, so no text can be the cause. */
  | { readonly ended: 'down'; readonly why: string }
  /** The server asks to be asked later. */
  | { readonly ended: 'busy'; readonly why: string; readonly waitMs?: number }
  /** The server will not take this request: too long, too many texts, a parameter that it does not know. */
  | { readonly ended: 'refused'; readonly why: string; readonly status: number }
  /** Wrong for every text: the key, the address, the model's name. */
  | { readonly ended: 'mistake'; readonly why: string; readonly remedy: string };
