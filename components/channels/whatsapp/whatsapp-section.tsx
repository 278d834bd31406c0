"use client";

import { SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconBrandWhatsapp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import type { SenderView, TemplateView } from "@/server/channels/schemas";
import { SenderCard } from "../sender-card";
import { AddWhatsApp } from "./add-whatsapp";
import { TemplateList } from "./template-list";

interface WhatsAppSectionProps {
  senders: readonly SenderView[];
  templates: readonly TemplateView[];
  mayAdd: boolean;
  mayEdit: boolean;
}

/** Who writes by WhatsApp for this workspace, and what WhatsApp approved for beginning a conversation. */
export function WhatsAppSection({ senders, templates, mayAdd, mayEdit }: WhatsAppSectionProps) {
  const t = useTranslations("channels.whatsapp");
  return (
    <Stack component="section" aria-label={t("title")}>
      <div>
        <Title order={2} fz="xl">
          {t("title")}
        </Title>
        <Text c="dimmed" size="sm">
          {t("intro")}
        </Text>
      </div>
      {senders.length === 0 && (
        <EmptyState icon={<IconBrandWhatsapp />} title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {senders.map((sender) => (
          <SenderCard key={sender.id} sender={sender} mayEdit={mayEdit} />
        ))}
      </SimpleGrid>
      {mayEdit && <AddWhatsApp mayAdd={mayAdd} />}
      <TemplateList
        templates={templates}
        mayEdit={mayEdit}
        mayFetch={senders.some(({ provider }) => provider === "twilio")}
      />
    </Stack>
  );
}
