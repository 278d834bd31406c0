import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/** HOST and PORT as given; a port that is no number is refused here, before minutes go into a build. */
export function wantedAddress({ HOST, PORT }) {
  const port = PORT ? Number(PORT) : 3000;
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal(`PORT must be 0 to 65535, not "${PORT}".`);
  return { host: HOST || "127.0.0.1", port };
}

export async function refuseIfTaken({ host, port }) {
  const problem = await tryToListen(host, port);
  if (problem) throw new Refusal(sentenceFor(problem, host, port));
}

/** A port that nobody uses at the moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => server.on("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function tryToListen(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

function sentenceFor(code, host, port) {
  if (code === "EADDRINUSE")
    return `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
  if (code === "EACCES") return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`;
  return `HOST ${host} is no address of this machine (${code}). Unset it, or set HOST=127.0.0.1.`;
}
