import type { Answer } from "./commands.ts";

/** Asks the bench what to do, does it and says how it went: no debugger is needed, which would slow the page down. */
export async function obey<Command>(
  execute: (command: Command) => Promise<readonly number[]>,
): Promise<never> {
  let last: Answer | undefined;
  for (;;) {
    const response = await fetch("/exchange", { method: "POST", body: JSON.stringify(last ?? null) });
    last = await answer(execute, (await response.json()) as Command);
  }
}

async function answer<Command>(
  execute: (command: Command) => Promise<readonly number[]>,
  command: Command,
): Promise<Answer> {
  try {
    return { ok: true, figures: await execute(command) };
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}
