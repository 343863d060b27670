import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository: string = fileURLToPath(new URL("../..", import.meta.url));
export const clientFolder: string = join(repository, "demo/client");
export const widgetsFolder: string = join(repository, "demo/widgets");
/** Element Call as its authors publish it to npm: pages to serve, nothing to import. */
export const elementCallFolder: string = join(
  dirname(createRequire(import.meta.url).resolve("@element-hq/element-call-embedded/package.json")),
  "dist",
);
