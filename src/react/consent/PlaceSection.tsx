"use client";

import { type ReactElement, useId } from "react";
import type { WidgetMessages } from "../messages/widget-messages.ts";
import type { ConsequenceGroup } from "../words/group-capabilities.ts";
import type { ConsentRoom } from "./consent-dialog-props.ts";
import { GroupChoice } from "./GroupChoice.tsx";
import { LineChoice } from "./LineChoice.tsx";
import type { LineEffects } from "./line-effects.ts";
import type { Selection } from "./selection.ts";

/** What a widget may do in one place. A consequence of a single line is that line. */
export function PlaceSection(props: {
  readonly heading: string;
  readonly groups: readonly ConsequenceGroup[];
  readonly effects: LineEffects;
  readonly rooms: readonly ConsentRoom[];
  readonly selection: Selection;
  readonly onSelect: (next: Selection) => void;
  readonly messages: WidgetMessages;
}): ReactElement {
  const { heading, groups, ...choosing } = props;
  const headingId = useId();
  return (
    <section data-mw="place" aria-labelledby={headingId}>
      <h3 id={headingId} data-mw="heading">
        {heading}
      </h3>
      <ul>
        {groups.map((group) => {
          const [line, ...others] = group.lines;
          if (!line || others.length > 0) return <GroupChoice key={group.key} group={group} {...choosing} />;
          return <LineChoice key={group.key} line={line} group={group} {...choosing} />;
        })}
      </ul>
    </section>
  );
}
