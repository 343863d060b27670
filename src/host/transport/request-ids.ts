/** Ids for the requests of one session: a counter behind a prefix that nobody else can guess. */
export interface RequestIds {
  next(): string;
  /** Whether an id was made here, however long ago. */
  isOurs(id: string): boolean;
}

export function createRequestIds(): RequestIds {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const prefix = `${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}-`;
  let count = 0;
  return {
    next: () => prefix + (count++).toString(36),
    isOurs: (id) => id.startsWith(prefix),
  };
}
