"use client";

import * as Dialog from "@radix-ui/react-dialog";
import { type ReactElement, useCallback } from "react";
import { cleanWidgetName } from "../../core/definition/display-name.ts";
import { FrameNotice } from "../frame/FrameNotice.tsx";
import { FrameViewport } from "../frame/FrameViewport.tsx";
import { MODAL_EXITED } from "../frames/modals.ts";
import type { OpenModal } from "../frames/registry-state.ts";
import { useFrameSnapshot } from "../provider/useFrameSnapshot.ts";
import { useWidgetContext } from "../provider/widget-context.ts";
import { useTopLayer } from "../useTopLayer.ts";

/** A widget over everything else, with the buttons it asked for and one to close it. MSC2790. */
export function ModalDialog({ modal }: { readonly modal: OpenModal }): ReactElement {
  const { runtime, messages, theme, container } = useWidgetContext("<ModalDialog>");
  const { registry } = runtime;
  const { key, widget, buttons } = modal;
  const snapshot = useFrameSnapshot(runtime, key);
  const { attach } = useTopLayer();
  const show = useCallback(
    (slot: Element) => registry.show({ widget }, slot, { prompt: "at-once", policy: undefined }),
    [registry, widget],
  );
  const exit = () => registry.modals.close(MODAL_EXITED);
  const press = (id: string) => {
    if (id === "m.close") exit();
    // A modal that does not answer keeps its button; its user can close it.
    else
      registry
        .getFrame(key)
        ?.getSession()
        ?.pressModalButton(id)
        .catch(() => undefined);
  };

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && exit()}>
      <Dialog.Portal container={container}>
        <Dialog.Content
          ref={attach}
          data-mw="modal"
          data-mw-theme={theme}
          popover="manual"
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <header data-mw="modal-bar">
            <Dialog.Title data-mw="title">
              <bdi>{cleanWidgetName(widget.name)}</bdi>
            </Dialog.Title>
            <Dialog.Close data-mw="button">{messages.modal.close}</Dialog.Close>
          </header>
          <div data-mw="modal-frame" data-state={snapshot.state.status}>
            <FrameViewport registry={registry} frameKey={key} show={show} />
            <FrameNotice
              snapshot={snapshot}
              messages={messages}
              onOpen={() => registry.getFrame(key)?.open()}
            />
          </div>
          {buttons.length > 0 && (
            <footer data-mw="actions">
              {buttons.map(({ id, label, kind, disabled }) => (
                <button
                  key={id}
                  data-mw="button"
                  data-kind={kind.replace("m.", "")}
                  type="button"
                  disabled={disabled}
                  onClick={() => press(id)}
                >
                  <bdi>{cleanWidgetName(label)}</bdi>
                </button>
              ))}
            </footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
