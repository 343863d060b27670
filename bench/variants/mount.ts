import type { Setup, Variant } from "../pages/commands.ts";
import { mountEcho } from "./mount-echo.ts";
import { mountMwa } from "./mount-mwa.ts";
import { mountOurs } from "./mount-ours.ts";
import type { MountedVariant } from "./mounted-variant.ts";

export const mount: Readonly<Record<Variant, (setup: Setup) => Promise<MountedVariant>>> = {
  ours: mountOurs,
  echo: mountEcho,
  mwa: mountMwa,
};
