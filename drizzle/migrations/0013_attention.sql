CREATE TABLE "slow_downs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slow_downs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "slow_downs_key" UNIQUE("tenant_id","lead_id","kind","until")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "best_time" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "slow_downs" ADD CONSTRAINT "slow_downs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slow_downs" ADD CONSTRAINT "slow_downs_tenant_id_lead_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "slow_downs_lead_idx" ON "slow_downs" USING btree ("tenant_id","lead_id","since" DESC NULLS FIRST,"id" DESC NULLS FIRST);