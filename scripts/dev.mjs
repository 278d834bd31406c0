import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { refuseIfTaken, wantedAddress } from "./launch/address.mjs";
import { installOnce } from "./launch/install.mjs";
import { orRefuse } from "./launch/refusal.mjs";
import { run } from "./launch/run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm run dev`: the development server, with a data folder of its own so that it never meets `npm start`. */
await orRefuse(async () => {
  const { host, port } = wantedAddress(process.env);
  await refuseIfTaken({ host, port });
  const node = await installOnce(root);
  process.exitCode = await run(
    node,
    [join(root, "node_modules/next/dist/bin/next"), "dev", "-H", host, "-p", String(port)],
    {
      cwd: root,
      env: {
        ...process.env,
        HOST: host,
        PORT: String(port),
        DATA_DIR: process.env.DATA_DIR || ".data/dev",
        NEXT_TELEMETRY_DISABLED: "1",
      },
    },
  );
});
