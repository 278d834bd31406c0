ALTER TABLE "campaigns" ADD COLUMN "is_freezing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "frozen_through" uuid;--> statement-breakpoint
CREATE INDEX "campaigns_freezing_idx" ON "campaigns" USING btree ("tenant_id") WHERE is_freezing;