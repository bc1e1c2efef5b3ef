/** What the user is told of the servers, in the words of the command that asks them. */
export interface Words {
  /** What they are: "model server". */
  readonly server: string;
  /** What becomes of the work done so far when no server can be asked any more. */
  readonly resume: string;
  /** What ended when requests still waited. */
  readonly closed: string;
  /** What to do about a server that refuses even the known request. */
  readonly refused: string;
  /** What to do about a server whose answer to the known request cannot be read. */
  readonly unreadable: string;
}
