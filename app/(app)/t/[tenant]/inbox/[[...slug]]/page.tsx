/** `/inbox/[view]/[conversationId]`: the layout reads both from the address. */
export default function InboxPage() {
  return null;
}
