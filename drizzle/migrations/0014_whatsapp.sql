CREATE TABLE "whatsapp_templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"content_sid" text NOT NULL,
	"category" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "whatsapp_templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "whatsapp_templates_name_key" UNIQUE("tenant_id","name","language")
);
--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD COLUMN "template_values" jsonb;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "template_values" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sender_id" uuid;--> statement-breakpoint
ALTER TABLE "whatsapp_templates" ADD CONSTRAINT "whatsapp_templates_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD CONSTRAINT "campaign_steps_tenant_id_template_id_whatsapp_templates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","template_id") REFERENCES "public"."whatsapp_templates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_tenant_id_template_id_whatsapp_templates_tenant_id_id_fk" FOREIGN KEY ("tenant_id","template_id") REFERENCES "public"."whatsapp_templates"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_steps_template_idx" ON "campaign_steps" USING btree ("tenant_id","template_id") WHERE template_id is not null;--> statement-breakpoint
CREATE INDEX "replies_template_idx" ON "replies" USING btree ("tenant_id","template_id") WHERE template_id is not null;