import { buildOnce } from "../../scripts/launch/build.mjs";
import { withServer } from "../../scripts/launch/server.mjs";
import { root } from "./place";

/** A built Next app that is being served by a child process. */
export interface Served {
  address: string;
  pid: number;
  /** What it has printed so far. */
  printed(): string;
  close(): Promise<void>;
}

/** The product as users run it: built when its sources changed, then served with a data folder of its own. */
export async function startProduct(env: Record<string, string>): Promise<Served> {
  await buildOnce(root, process.execPath);
  return serve(root, env);
}

/** Serves a built app whose folder has the product's own launcher. */
export function serve(folder: string, env: Record<string, string> = {}): Promise<Served> {
  const closing = Promise.withResolvers<void>();
  return new Promise((resolve, reject) => {
    const served: Promise<void> = withServer(
      { root: folder, node: process.execPath, env },
      async ({ address, pid = 0, printed }) => {
        const close = () => {
          closing.resolve();
          return served;
        };
        resolve({ address, pid, printed, close });
        await closing.promise;
      },
    );
    served.catch(reject);
  });
}
