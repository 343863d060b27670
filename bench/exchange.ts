import type { ServerResponse } from "node:http";
import type { Answer, Command } from "./pages/commands.ts";

/** Gives the host page one command at a time, as the answer to what it posts, and takes what became of the last one. */
export class Exchange<Any = Command> {
  #idle: ServerResponse | undefined;
  #onIdle: (() => void) | undefined;
  #onAnswer: ((answer: Answer) => void) | undefined;

  readonly onPost = (body: string, response: ServerResponse): void => {
    const answer = JSON.parse(body) as Answer | null;
    this.#idle = response;
    this.#onIdle?.();
    if (answer !== null) this.#onAnswer?.(answer);
  };

  /** Resolves once the page asks for its first command. */
  untilThere(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#idle !== undefined) resolve();
      else this.#onIdle = resolve;
    });
  }

  /** Resolves to what the page measured. */
  async run(command: Any): Promise<readonly number[]> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#onAnswer = resolve;
      this.#idle?.end(JSON.stringify(command));
    });
    if (!answer.ok)
      throw new Error(`The host page could not do ${JSON.stringify(command)}: ${answer.message}`);
    return answer.figures;
  }
}
