import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { refuseIfTaken, wantedAddress } from "./launch/address.mjs";
import { buildOnce } from "./launch/build.mjs";
import { installOnce } from "./launch/install.mjs";
import { orRefuse } from "./launch/refusal.mjs";
import { run } from "./launch/run.mjs";
import { servingWith } from "./launch/serving.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** `npm start`: plain JavaScript for Node 20 that installs, builds and then serves on the product's own Node. */
await orRefuse(async () => {
  const { host, port } = wantedAddress(process.env);
  await refuseIfTaken({ host, port });
  const node = await installOnce(root);
  await buildOnce(root, node);
  const serving = servingWith(process.env);
  const serve = [...serving.flags, join(root, "scripts/launch/serve.mjs"), "-H", host, "-p", String(port)];
  process.exitCode = await run(node, serve, {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: {
      ...serving.env,
      ...process.env,
      HOST: host,
      PORT: String(port),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
});
