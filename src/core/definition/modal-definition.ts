/** MSC2790: a button that the host draws below a modal widget. */
export interface ModalButton {
  readonly id: string;
  readonly label: string;
  readonly kind: "m.primary" | "m.secondary" | "m.danger" | "m.link";
  readonly disabled: boolean;
}

/** MSC2790: what `open_modal` asks for, unknown root keys removed. Sent to the modal as `widget_config`. */
export interface ModalDefinition {
  readonly type: string;
  readonly url: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly waitForIframeLoad: boolean;
  /** At most three; one labelled by the host with id `m.close` is implied where none is given. */
  readonly buttons: readonly ModalButton[];
}
