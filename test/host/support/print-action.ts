import * as v from "valibot";
import { type Action, ActionError, defineAction, defineCapability, noRoom } from "../../../src/host/index.ts";

/** What the app can do that no other client can. */
export interface Printer {
  readonly hasPaper: boolean;
  print(title: string, text: string): Promise<{ readonly pages: number }>;
}

/** Widgets ask for it by this name; the user is asked with this text. */
const printing = defineCapability({
  name: "com.example.print",
  text: "Print on the office printer as you",
});

export function createPrintAction(printer: Printer): Action {
  return defineAction({
    names: ["com.example.print"],
    // What the widget finds in `supported_api_versions`.
    version: "com.example.print",
    capability: printing,
    // Whatever else the widget sends never reaches the handler.
    schema: v.object({
      title: v.pipe(v.string("Give a title"), v.maxLength(200, "The title is too long")),
      text: v.string("Give a text"),
    }),
    // It is about no room. `(data, access) => access.one(data.room_id)` would be one that is open to the widget.
    room: noRoom,
    // What the widget is told when the handler throws anything but an ActionError.
    failure: "Unable to print",
    timeoutMs: 30_000,
    // What the activity log may show; by default nothing but that it was requested.
    activity: { result: ({ pages }) => (typeof pages === "number" ? { count: pages } : {}) },
    async handler({ data }) {
      if (!printer.hasPaper) throw new ActionError("The printer has no paper. Try again later.");
      const { pages } = await printer.print(data.title, data.text);
      return { pages };
    },
  });
}
