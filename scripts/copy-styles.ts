import { copyFileSync } from "node:fs";

// The sheet is published as it is written: its layers and variables are the contract, no tool may rewrite them.
for (const file of ["styles.css", "styles.css.d.ts"]) copyFileSync(`src/${file}`, `dist/${file}`);
