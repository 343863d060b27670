import type { ReactElement } from "react";
import type { DisclosedVariable } from "../../core/url/disclosed-variables.ts";
import type { WidgetMessages } from "../messages/widget-messages.ts";

/** Exactly what loading the page gives away. */
export function DisclosedFacts(props: {
  readonly disclosed: readonly DisclosedVariable[];
  readonly messages: WidgetMessages["consent"];
}): ReactElement {
  const { disclosed, messages } = props;
  return (
    <ul data-mw="disclosed">
      {disclosed.map((variable) => (
        <li key={variable}>{messages.disclosed[variable]}</li>
      ))}
      {disclosed.length === 0 && <li>{messages.loadNothing}</li>}
      <li>{messages.loadAlways}</li>
    </ul>
  );
}
