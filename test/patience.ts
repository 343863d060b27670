import { vi } from "vitest";

const { waitFor, waitUntil } = vi;

// Conditions are reached in milliseconds; a busy machine may need longer than the default second to get there.
const patient = { timeout: 15_000 };
vi.waitFor = (condition, options = patient) => waitFor(condition, options);
vi.waitUntil = (condition, options = patient) => waitUntil(condition, options);
