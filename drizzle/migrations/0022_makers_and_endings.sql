ALTER TABLE "api_keys" ADD COLUMN "created_by_id" text;--> statement-breakpoint
ALTER TABLE "slow_downs" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "slow_downs" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "slow_downs" ADD COLUMN "end_reason" text;