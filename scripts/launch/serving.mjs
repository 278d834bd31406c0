/** The C library gives large pieces back as soon as they are free; by itself it learns to keep them. */
const frugal = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_TRIM_THRESHOLD_: "131072" };

/**
 * How the product's process is started. Beside a database server it holds little that lasts, so its memory is collected
 * before it has grown to many times that; the embedded database lives in the process, and is faster with the room.
 * @param {Record<string, string | undefined>} env
 * @returns {{ flags: string[], env: Record<string, string> }}
 */
export const servingWith = (env) =>
  env.DATABASE_URL
    ? { flags: ["--max-semi-space-size=8", "--heap-growing-percent=50"], env: frugal }
    : { flags: [], env: {} };
