"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { type ReactElement, useMemo, useRef, useState } from "react";
import { completeMessages } from "../messages/complete-messages.ts";
import { useTopLayer } from "../useTopLayer.ts";
import { groupCapabilities } from "../words/group-capabilities.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import { ApproveButton } from "./ApproveButton.tsx";
import { CapabilityLines } from "./CapabilityLines.tsx";
import { ConsentFacts } from "./ConsentFacts.tsx";
import type { ConsentDialogProps } from "./consent-dialog-props.ts";
import { consentTexts } from "./consent-texts.ts";
import { DisclosedFacts } from "./DisclosedFacts.tsx";
import { useInertFrames } from "./useInertFrames.ts";
import { useReturnFocus } from "./useReturnFocus.ts";

/**
 * Asks the user one question about a widget. `WidgetProvider` shows it by itself; use it directly to place it elsewhere.
 * Give it the request's id as `key`: another request is another dialog.
 */
export function ConsentDialog(props: ConsentDialogProps): ReactElement {
  const { request, onDecide, ownCapabilities: own, theme, container } = props;
  const { subject } = request;
  const messages = useMemo(() => completeMessages(props.messages), [props.messages]);
  const requested = request.kind === "capabilities" ? request.requested : undefined;
  const groups = useMemo(
    () =>
      groupCapabilities(requested ?? [], messages.capability, { roomId: subject.room?.roomId, own }).groups,
    [requested, messages, subject, own],
  );
  const lines = groups.flatMap((group) => group.lines);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(lines.filter((line) => line.risk !== "high").map((line) => line.key)),
  );
  const texts = consentTexts(request.kind, ticked.size, messages);
  const dialog = useTopLayer();
  const denyButton = useRef<HTMLButtonElement>(null);
  const focus = useReturnFocus();
  useInertFrames();

  const handleTick = (key: string, isTicked: boolean) => {
    const next = new Set(ticked);
    if (isTicked) next.add(key);
    else next.delete(key);
    setTicked(next);
  };
  const approved = lines.filter((line) => ticked.has(line.key)).flatMap((line) => line.spellings);

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onDecide({ outcome: "dismiss" })}>
      <Dialog.Portal container={container}>
        <Dialog.Content
          ref={dialog.attach}
          data-mw="consent"
          data-mw-theme={theme}
          data-kind={request.kind}
          role="alertdialog"
          aria-modal="true"
          popover="manual"
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            focus.remember();
            denyButton.current?.focus();
          }}
          onCloseAutoFocus={focus.giveBack}
        >
          <Dialog.Title data-mw="title">
            <bdi>{texts.title(isolateOnlyName(subject.widget.name))}</bdi>
          </Dialog.Title>
          <ConsentFacts subject={subject} messages={messages.consent} />
          <div data-mw="consent-body">
            <Dialog.Description data-mw="description">{texts.intro}</Dialog.Description>
            {request.kind === "load" && (
              <DisclosedFacts disclosed={request.disclosed} messages={messages.consent} />
            )}
            {request.kind === "capabilities" && (
              <CapabilityLines groups={groups} ticked={ticked} onTick={handleTick} messages={messages} />
            )}
            {request.kind === "identity" && <p data-mw="description">{messages.consent.identityDetail}</p>}
          </div>
          <footer data-mw="actions">
            <Dialog.Close data-mw="button" data-kind="link">
              {messages.consent.dismiss}
            </Dialog.Close>
            <button
              ref={denyButton}
              data-mw="button"
              type="button"
              onClick={() => onDecide({ outcome: "deny" })}
            >
              {messages.consent.deny}
            </button>
            <ApproveButton
              dialog={dialog.ref}
              label={texts.allow}
              notArmed={messages.consent.notArmed}
              onApprove={() => onDecide({ outcome: "allow", approved })}
            />
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
