ALTER TABLE "campaign_steps" ADD COLUMN "falls_back" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "channel_rule" text DEFAULT 'fixed' NOT NULL;--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "choice" jsonb;