"use client";

import { SimpleGrid, Stack } from "@mantine/core";
import { IconDeviceMobileMessage } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { AddTwilioSender } from "./add-twilio-sender";
import { InboxSection } from "./inboxes/inbox-section";
import { MailboxSection } from "./mail/mailbox-section";
import { PaceSection } from "./pace-section";
import { SenderCard } from "./sender-card";
import { SiteSection } from "./site/site-section";
import { WebhookAddresses } from "./webhook-addresses";
import { WhatsAppSection } from "./whatsapp/whatsapp-section";

/** Settings > Channels: who texts for this workspace, how fast, and what to enter at the carrier. */
export function SenderList() {
  const t = useTranslations("channels");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.channels.settings.queryOptions());
  const { senders, mayEdit, mayAddTwilio } = data;
  return (
    <>
      <PageHeader
        title={t("title")}
        section={t("settings")}
        actions={mayEdit && <AddTwilioSender mayAdd={mayAddTwilio} />}
      >
        {t("intro")}
      </PageHeader>
      <Stack gap="lg">
        {senders.length === 0 && (
          <EmptyState icon={<IconDeviceMobileMessage />} title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {senders.map((sender) => (
            <SenderCard key={sender.id} sender={sender} mayEdit={mayEdit} />
          ))}
        </SimpleGrid>
        <WebhookAddresses inboundUrl={data.inboundUrl} statusUrl={data.statusUrl} />
        <WhatsAppSection {...data.whatsApp} mayAdd={mayAddTwilio} mayEdit={mayEdit} />
        <MailboxSection settings={data} mayEdit={mayEdit} />
        <InboxSection mayEdit={mayEdit} />
        <SiteSection />
        {mayEdit && <PaceSection pace={data.pace} />}
      </Stack>
    </>
  );
}

export const SenderListSkeleton = () => <CardsSkeleton cards={2} height={220} />;
