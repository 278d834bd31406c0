CREATE TABLE "inbound_mails" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"sender_id" uuid,
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"detail" text,
	"touch_id" uuid,
	"campaign_id" uuid,
	"lead_id" uuid,
	"message_id" uuid,
	"address_hash" text,
	"bounce_class" text,
	"status" text,
	"original_sealed" "bytea",
	"at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "inbound_mails_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "inbound_mails_dedupe_key" UNIQUE("tenant_id","dedupe_key")
);
--> statement-breakpoint
ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_mails_address_idx" ON "inbound_mails" USING btree ("tenant_id","address_hash","at") WHERE address_hash is not null;--> statement-breakpoint
CREATE INDEX "inbound_mails_touch_idx" ON "inbound_mails" USING btree ("tenant_id","touch_id") WHERE touch_id is not null;--> statement-breakpoint
CREATE INDEX "inbound_mails_outcome_idx" ON "inbound_mails" USING btree ("tenant_id","outcome","at");--> statement-breakpoint
CREATE INDEX "inbound_mails_lead_idx" ON "inbound_mails" USING btree ("tenant_id","lead_id") WHERE lead_id is not null;