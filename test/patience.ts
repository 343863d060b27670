import { vi } from "vitest";

const { waitFor } = vi;

// Conditions are reached in milliseconds; a busy machine may need longer than the default second to get there.
vi.waitFor = (condition, options = { timeout: 15_000 }) => waitFor(condition, options);
