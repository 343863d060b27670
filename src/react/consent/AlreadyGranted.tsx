import { type ReactElement, useId } from "react";
import { type Permission, permittedCapability, permittedDevice } from "../../core/permission/permission.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import { groupCapabilities } from "../words/group-capabilities.ts";
import type { WordsContext } from "../words/words-context.ts";

/** What the widget may do already, beside what it asks for now. That its page is loaded goes without saying. */
export function AlreadyGranted(props: {
  readonly granted: readonly Permission[];
  readonly messages: WidgetMessages;
  readonly context: WordsContext;
}): ReactElement | null {
  const { granted, messages, context } = props;
  const titleId = useId();
  // Two rooms may have one name.
  const sentences = [...new Set(describeGranted(granted, messages, context))];
  if (sentences.length === 0) return null;
  return (
    <section data-mw="granted" aria-labelledby={titleId}>
      <h3 id={titleId} data-mw="heading">
        {messages.consent.alreadyAllowed}
      </h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function describeGranted(
  granted: readonly Permission[],
  { capability, permission }: WidgetMessages,
  context: WordsContext,
): readonly string[] {
  const capabilities = granted.map(permittedCapability).filter((raw) => raw !== undefined);
  const devices = granted.map(permittedDevice).filter((feature) => feature !== undefined);
  return [
    ...groupCapabilities(capabilities, capability, context).groups.map(({ heading, summary }) =>
      capability.placed(heading, summary),
    ),
    ...(granted.includes("identity") ? [permission.identity] : []),
    ...devices.map((feature) => permission.device[feature]),
  ];
}
