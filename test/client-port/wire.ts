export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;

export interface SeenRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly authorization: string | null;
}

/** What goes between one client and its homeserver: seen, held back, or answered in the homeserver's place. */
export interface Wire {
  readonly fetch: Fetch;
  /** The requests so far whose path contains `part`. */
  requests(part: string): readonly SeenRequest[];
  /** Holds back the answers to requests whose path contains `part`, until the returned function is called. */
  hold(part: string): () => void;
  /** Answers the next request whose path contains `part` in the homeserver's place. */
  answerOnce(part: string, answer: () => Response | Promise<Response>): void;
  /** Keeps the to-device messages out of syncs until the returned function is called; they come with the next one. */
  holdToDevice(): () => void;
}

export function createWire(fetch: Fetch): Wire {
  const seen: SeenRequest[] = [];
  const holds = new Set<{ readonly part: string; readonly released: Promise<void> }>();
  const answers: { readonly part: string; readonly answer: () => Response | Promise<Response> }[] = [];
  const heldMessages: unknown[] = [];
  let holdsMessages = false;

  const waitFor = async (path: string) => {
    for (const { part, released } of holds) if (path.includes(part)) await released;
  };
  const withHeldMessages = async (response: Response) => {
    if (!response.ok || (!holdsMessages && heldMessages.length === 0)) return response;
    const sync = (await response.json()) as { to_device?: { events?: unknown[] } };
    const events = [...heldMessages.splice(0), ...(sync.to_device?.events ?? [])];
    if (holdsMessages) heldMessages.push(...events);
    return Response.json({ ...sync, to_device: { events: holdsMessages ? [] : events } });
  };

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, searchParams: query } = new URL(request.url);
      const path = decodeURIComponent(pathname);
      const text = await request.clone().text();
      const body = request.headers.get("Content-Type") === "application/json" ? JSON.parse(text) : text;
      const authorization = request.headers.get("Authorization");
      seen.push({ method: request.method, path, query, body, authorization });
      const planned = answers.findIndex(({ part }) => path.includes(part));
      if (planned !== -1) return answers.splice(planned, 1)[0]?.answer() ?? Response.error();
      const response = await fetch(request);
      await waitFor(path);
      return path.endsWith("/sync") ? withHeldMessages(response) : response;
    },
    requests: (part) => seen.filter(({ path }) => path.includes(part)),
    hold: (part) => {
      let release = () => {};
      const hold = { part, released: new Promise<void>((resolve) => (release = resolve)) };
      holds.add(hold);
      return () => {
        holds.delete(hold);
        release();
      };
    },
    answerOnce: (part, answer) => {
      answers.push({ part, answer });
    },
    holdToDevice: () => {
      holdsMessages = true;
      return () => {
        holdsMessages = false;
      };
    },
  };
}
