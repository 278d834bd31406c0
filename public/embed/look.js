/* The words and the look of cards: light and dark, without motion for whoever asks for none. */
export const words = {
  open: "Open",
  dismiss: "Dismiss",
  inbox: "Messages",
  close: "Close",
  none: "No messages.",
  off: "Turn messages off",
  on: "Turn messages on",
  isOff: "Messages are off.",
  notices: { off: "Get notifications", on: "Stop notifications" },
  failed: "That did not work. Try again later.",
};

export const styles = `
  :host { all: initial; }
  .root { --bg: #ffffff; --fg: #1a1b1e; --dim: #495057; --line: #ced4da; --accent: #0b5cad; --on-accent: #ffffff;
    font: 16px/1.5 system-ui, sans-serif; color: var(--fg); color-scheme: light dark; }
  @media (prefers-color-scheme: dark) {
    .root { --bg: #25262b; --fg: #f1f3f5; --dim: #ced4da; --line: #5c5f66; --accent: #74c0fc; --on-accent: #10151a; }
  }
  .dock { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; display: flex; flex-direction: column;
    align-items: flex-end; gap: 12px; width: min(360px, calc(100vw - 32px)); }
  .panel { box-sizing: border-box; width: 100%; background: var(--bg); border: 1px solid var(--line); border-radius: 12px;
    padding: 16px; box-shadow: 0 8px 24px rgb(0 0 0 / .25); max-height: 70vh; overflow: auto; overflow-wrap: anywhere; }
  @media (prefers-reduced-motion: no-preference) { .card { animation: rise .2s ease-out; } }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  h2, h3 { margin: 0; font-size: 17px; line-height: 1.35; }
  h3 { font-size: 16px; }
  p { margin: 8px 0 0; white-space: pre-wrap; }
  ul { list-style: none; margin: 0; padding: 0; }
  li + li { border-top: 1px solid var(--line); margin-top: 12px; padding-top: 12px; }
  .acts { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
  button, a { font: inherit; font-weight: 600; box-sizing: border-box; min-height: 44px; padding: 8px 16px; border-radius: 8px;
    border: 1px solid var(--line); background: var(--bg); color: var(--fg); cursor: pointer; text-decoration: none;
    display: inline-flex; align-items: center; }
  a, .launch { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button:focus-visible, a:focus-visible, .panel:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  a:focus-visible, .launch:focus-visible { outline-color: var(--fg); }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;
