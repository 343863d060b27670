import type { ReactElement } from "react";
import type { CapabilityMessages } from "../messages/capability-messages.ts";
import type { Need } from "../words/dependencies.ts";
import type { ConsequenceGroup } from "../words/group-capabilities.ts";
import { LiveText } from "./LiveText.tsx";

/** Says aloud which parts of the choice lost their effect by the rest of it; eyes see it beside them. */
export function EffectNews(props: {
  readonly groups: readonly ConsequenceGroup[];
  readonly lacking: ReadonlyMap<string, Need>;
  readonly messages: CapabilityMessages;
}): ReactElement {
  const { groups, lacking, messages } = props;
  const news = groups.flatMap(({ heading, lines }) => {
    const needs = new Set(lines.flatMap(({ key }) => lacking.get(key) ?? []));
    return [...needs].map((need) => messages.placed(heading, messages.noEffect[need]));
  });
  return (
    <LiveText>
      {[...new Set(news)].map((text) => (
        <p key={text}>{text}</p>
      ))}
    </LiveText>
  );
}
