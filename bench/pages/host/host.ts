import { mount } from "../../variants/mount.ts";
import type { MountedVariant } from "../../variants/mounted-variant.ts";
import { burst } from "../../works/burst.ts";
import { works } from "../../works/works.ts";
import type { Answer, Command } from "../commands.ts";
import { collectGarbage } from "./heap.ts";
import { sharesProcess, spin } from "./probe-process.ts";

const WARM_UP_DELIVERIES = 500;

let mounted: MountedVariant | undefined;

async function execute(command: Command): Promise<number> {
  switch (command.kind) {
    case "mount":
      mounted = await mount[command.setup.variant](command.setup);
      await burst(mounted, Math.ceil(WARM_UP_DELIVERIES / mounted.widgets));
      collectGarbage();
      return 0;
    case "work":
      if (mounted === undefined) throw new Error("Nothing is mounted");
      return works[command.work](mounted, command.events);
    case "unmount":
      mounted?.unmount();
      mounted = undefined;
      collectGarbage();
      return 0;
    case "spin":
      spin(command.durationMs);
      return 0;
    case "probe":
      return (await sharesProcess(command.widgetOrigin)) ? 1 : 0;
  }
}

async function answer(command: Command): Promise<Answer> {
  try {
    return { ok: true, figure: await execute(command) };
  } catch (error) {
    return { ok: false, message: String(error) };
  }
}

/** Asks the bench what to do, does it and says how it went: no debugger is needed, which would slow the page down. */
async function obey(): Promise<never> {
  let last: Answer | undefined;
  for (;;) {
    const response = await fetch("/exchange", { method: "POST", body: JSON.stringify(last ?? null) });
    last = await answer((await response.json()) as Command);
  }
}

void obey();
