ALTER TABLE "brands" ADD COLUMN "postal_address" text;--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "senders" ADD COLUMN "channel" text DEFAULT 'sms' NOT NULL;--> statement-breakpoint
ALTER TABLE "senders" ADD COLUMN "mailbox" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "subject" text;