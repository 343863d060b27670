import { mount } from "../../variants/mount.ts";
import type { MountedVariant } from "../../variants/mounted-variant.ts";
import { burst } from "../../works/burst.ts";
import { works } from "../../works/works.ts";
import type { Command } from "../commands.ts";
import { obey } from "../obey.ts";
import { collectGarbage } from "./heap.ts";
import { sharesProcess, spin } from "./probe-process.ts";

const WARM_UP_DELIVERIES = 500;

let mounted: MountedVariant | undefined;

async function execute(command: Command): Promise<readonly number[]> {
  switch (command.kind) {
    case "mount":
      mounted = await mount[command.setup.variant](command.setup);
      await burst(mounted, Math.ceil(WARM_UP_DELIVERIES / mounted.widgets));
      collectGarbage();
      return [];
    case "work":
      if (mounted === undefined) throw new Error("Nothing is mounted");
      return [await works[command.work](mounted, command.events)];
    case "unmount":
      mounted?.unmount();
      mounted = undefined;
      collectGarbage();
      return [];
    case "spin":
      spin(command.durationMs);
      return [];
    case "probe":
      return [(await sharesProcess(command.widgetOrigin)) ? 1 : 0];
  }
}

void obey(execute);
