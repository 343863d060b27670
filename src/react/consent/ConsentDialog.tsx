"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { type ReactElement, useMemo, useRef, useState } from "react";
import type { DeviceFeature } from "../../core/permission/permission.ts";
import type { Duration } from "../../core/permission/permission-record.ts";
import { completeMessages } from "../messages/complete-messages.ts";
import { useTopLayer } from "../useTopLayer.ts";
import { groupCapabilities } from "../words/group-capabilities.ts";
import { isolateOnlyName } from "../words/isolate.ts";
import { AlreadyGranted } from "./AlreadyGranted.tsx";
import { ApproveButton } from "./ApproveButton.tsx";
import { CapabilitiesBody } from "./CapabilitiesBody.tsx";
import { ChangesList } from "./ChangesList.tsx";
import { ConsentHeader } from "./ConsentHeader.tsx";
import type { ConsentDialogProps } from "./consent-dialog-props.ts";
import { consentTexts } from "./consent-texts.ts";
import { DurationChoice } from "./DurationChoice.tsx";
import { LoadBody } from "./LoadBody.tsx";
import { approvedCapabilities, initialSelection } from "./selection.ts";
import { useGuardedFocus } from "./useGuardedFocus.ts";
import { useInertFrames } from "./useInertFrames.ts";
import { useNoFullscreen } from "./useNoFullscreen.ts";
import { useReturnFocus } from "./useReturnFocus.ts";
import { useStayOnTop } from "./useStayOnTop.ts";

/**
 * Asks the user one question about a widget. `WidgetProvider` shows it by itself; use it directly to place it elsewhere.
 * Give it the request's id as `key`: another request is another dialog.
 */
export function ConsentDialog(props: ConsentDialogProps): ReactElement {
  const { request, onDecide, rooms = noRooms, ownCapabilities: own, theme, container } = props;
  const { subject } = request;
  const messages = useMemo(() => completeMessages(props.messages), [props.messages]);
  const requested = request.kind === "capabilities" ? request.requested : noCapabilities;
  const context = useMemo(() => {
    const names = new Map(rooms.map(({ roomId, name }) => [roomId, name]));
    const { roomId } = subject.room ?? {};
    return { roomId, userId: subject.identity.userId, own, roomName: (id: string) => names.get(id) };
  }, [subject, rooms, own]);
  const grouped = useMemo(
    () => groupCapabilities(requested, messages.capability, context),
    [requested, messages, context],
  );
  const lines = grouped.groups.flatMap((group) => group.lines);
  const [selection, setSelection] = useState(() => initialSelection(lines, request.isTrustedOrigin));
  const [devices, setDevices] = useState<ReadonlySet<DeviceFeature>>(noDevices);
  const [duration, setDuration] = useState<Duration>("session");
  const chosenCount = request.kind === "load" ? devices.size : selection.lines.size;
  const texts = consentTexts(request, chosenCount, messages);
  const title = texts.title(isolateOnlyName(subject.widget.name));
  const dialog = useTopLayer();
  const denyButton = useRef<HTMLButtonElement>(null);
  const focus = useReturnFocus();
  useInertFrames();
  useGuardedFocus(dialog.ref);
  useStayOnTop(dialog.ref);
  useNoFullscreen(dialog.ref, container, () => denyButton.current?.focus());

  const approve = () =>
    onDecide({
      outcome: "allow",
      approved: approvedCapabilities(selection, lines),
      duration,
      ...(request.kind === "load" && { devices: request.devices.filter((feature) => devices.has(feature)) }),
    });

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
          <header data-mw="consent-header">
            <ConsentHeader subject={subject} messages={messages.consent} />
          </header>
          <div data-mw="consent-body" {...(request.kind !== "capabilities" && scrolling(title))}>
            <Dialog.Title data-mw="title">{title}</Dialog.Title>
            <ChangesList changes={request.changes} messages={messages.permission.change} />
            <Dialog.Description data-mw="description">{texts.intro}</Dialog.Description>
            {request.kind === "load" && (
              <LoadBody request={request} devices={devices} onDevices={setDevices} messages={messages} />
            )}
            {request.kind === "capabilities" && (
              <CapabilitiesBody
                request={request}
                grouped={grouped}
                rooms={rooms}
                selection={selection}
                onSelect={setSelection}
                messages={messages}
              />
            )}
            {request.kind === "identity" && <p data-mw="description">{messages.consent.identityDetail}</p>}
            <AlreadyGranted granted={request.alreadyGranted} messages={messages} context={context} />
          </div>
          <footer data-mw="consent-footer">
            <DurationChoice
              durations={subject.identity.kind === "modal" ? PASSING : LASTING}
              value={duration}
              onChange={setDuration}
              messages={messages.permission}
            />
            <div data-mw="actions">
              <Dialog.Close data-mw="button" data-kind="link">
                {messages.consent.dismiss}
              </Dialog.Close>
              <button
                ref={denyButton}
                data-mw="button"
                type="button"
                onClick={() => onDecide({ outcome: "deny", duration })}
              >
                {messages.consent.deny}
              </button>
              <ApproveButton
                dialog={dialog.ref}
                label={texts.allow}
                messages={messages.consent}
                onApprove={approve}
              />
            </div>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What may have to be scrolled and has nothing to focus in it is itself focused, or the keyboard would not get there. */
const scrolling = (label: string) => ({ role: "group", tabIndex: 0, "aria-label": label });

const noRooms: NonNullable<ConsentDialogProps["rooms"]> = [];
const noCapabilities: readonly string[] = [];
const noDevices: ReadonlySet<DeviceFeature> = new Set();
const LASTING: readonly Duration[] = ["once", "session", "remember"];
// A modal's page is made up by a widget for the moment.
const PASSING: readonly Duration[] = ["once", "session"];
