import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

// Published as one sheet, otherwise as it is written: its layers and variables are the contract, no tool may rewrite them.
const sheet = readFileSync("src/styles.css", "utf8").replaceAll(/@import "(.+)";/g, (_, file: string) =>
  readFileSync(`src/${file}`, "utf8").trimEnd(),
);
writeFileSync("dist/styles.css", sheet);
copyFileSync("src/styles.css.d.ts", "dist/styles.css.d.ts");
