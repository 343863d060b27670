import * as v from "valibot";
import { isPlainObject, type PlainObject } from "../is-plain-object.ts";
import { cleanWidgetName } from "./display-name.ts";
import type { ModalButton, ModalDefinition } from "./modal-definition.ts";

const MAX_BUTTONS = 3;
const text = v.pipe(v.string(), v.nonEmpty());

const buttonSchema = v.object({
  id: text,
  label: v.pipe(v.string(), v.transform(cleanWidgetName), v.nonEmpty()),
  kind: v.fallback(v.picklist(["m.primary", "m.secondary", "m.danger", "m.link"]), "m.secondary"),
  disabled: v.optional(v.boolean(), false),
});

const modalSchema = v.object({
  type: text,
  url: text,
  name: text,
  data: v.optional(v.custom<PlainObject>(isPlainObject), {}),
  waitForIframeLoad: v.optional(v.unknown()),
  buttons: v.optional(v.array(buttonSchema), []),
});

/** Reads the data of `open_modal`; undefined when it defines no modal. MSC2790. */
export function parseModal(data: unknown): ModalDefinition | undefined {
  const { success, output } = v.safeParse(modalSchema, data);
  if (!success) return undefined;
  return {
    type: output.type,
    url: output.url,
    name: cleanWidgetName(output.name) || cleanWidgetName(output.type),
    data: output.data,
    waitForIframeLoad: output.waitForIframeLoad !== false,
    buttons: onePerId(output.buttons.slice(0, MAX_BUTTONS)),
  };
}

/** A press names its button by id, so of two with one id only the first could ever be told apart. */
function onePerId(buttons: readonly ModalButton[]): readonly ModalButton[] {
  return buttons.filter(({ id }, index) => buttons.findIndex((button) => button.id === id) === index);
}
