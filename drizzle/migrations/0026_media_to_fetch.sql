CREATE TABLE "media_to_fetch" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"sender_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"address_sealed" "bytea" NOT NULL,
	"is_kept" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "media_to_fetch_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "media_to_fetch" ADD CONSTRAINT "media_to_fetch_tenant_id_message_id_messages_tenant_id_id_fk" FOREIGN KEY ("tenant_id","message_id") REFERENCES "public"."messages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_to_fetch" ADD CONSTRAINT "media_to_fetch_tenant_id_sender_id_senders_tenant_id_id_fk" FOREIGN KEY ("tenant_id","sender_id") REFERENCES "public"."senders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "media_to_fetch_due_idx" ON "media_to_fetch" USING btree ("tenant_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "media_to_fetch_message_idx" ON "media_to_fetch" USING btree ("tenant_id","message_id");