import type { ActivityFacts } from "./activity-facts.ts";

type Response = Readonly<Record<string, unknown>>;

/** What may be shown of an answer. */
export interface AnswerRule {
  /** Always shown: what came of it. */
  readonly result?: (response: Response) => ActivityFacts;
  /** Shown where the app asked for data: this of the answer. */
  readonly response?: (response: Response) => unknown;
}

/** What may be shown of a request and its answer. What no rule names is never shown. */
export interface ActivityRule<Data> extends AnswerRule {
  /** Always shown: what the request is about. Its room need not be named. */
  readonly facts?: (data: Data) => ActivityFacts;
  /** Shown where the app asked for data: this of the request. */
  readonly data?: (data: Data) => unknown;
}

/** For answers that hold a list: how many there are. */
export function countOf(name: string): (response: Response) => ActivityFacts {
  return (response) => {
    const list = response[name];
    return Array.isArray(list) ? { count: list.length } : {};
  };
}
