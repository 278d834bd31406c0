ALTER TABLE "brands" ADD COLUMN "messages_per_minute" integer;--> statement-breakpoint
ALTER TABLE "brands" ADD COLUMN "messages_per_day" integer;