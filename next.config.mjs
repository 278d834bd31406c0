// Not TypeScript: Next would load a compiler for this one file when it serves, and keep it in memory.

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pg",
    "@neondatabase/serverless",
    "pino",
    "twilio",
    "eld",
    "nodemailer",
    "web-push",
  ],
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"] },
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    // Workspaces load the script from their own sites; it is the same for everybody and knows nobody.
    { source: "/embed/:path*", headers: [{ key: "Access-Control-Allow-Origin", value: "*" }] },
  ],
};

/**
 * The plugin only shapes the build: a server that serves what was built would hold its compiler in memory for nothing.
 * @param {string} phase
 * @returns {Promise<import("next").NextConfig>}
 */
export default async function configFor(phase) {
  if (phase === "phase-production-server") return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./app/i18n.ts")(config);
}
