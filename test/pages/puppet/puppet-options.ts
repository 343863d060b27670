/** How the puppet behaves from its first moment on; given in its URL. */
export interface PuppetOptions {
  readonly capabilities?: readonly string[];
  /** Says `content_loaded` when it starts. */
  readonly saysContentLoaded?: boolean;
  /** The versions it claims, instead of those of matrix-widget-api. */
  readonly versions?: readonly string[];
  /** Acknowledges nothing that it is told. */
  readonly isSilent?: boolean;
}
