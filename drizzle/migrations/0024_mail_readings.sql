CREATE TABLE "mail_readings" (
	"tenant_id" uuid NOT NULL,
	"touch_id" uuid NOT NULL,
	"campaign_id" uuid,
	"hits" jsonb NOT NULL,
	"opened_by_person" boolean NOT NULL,
	"opened_by_machine" boolean NOT NULL,
	"clicked_by_person" boolean NOT NULL,
	"clicked_by_machine" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_readings_tenant_id_touch_id_pk" PRIMARY KEY("tenant_id","touch_id")
);
--> statement-breakpoint
ALTER TABLE "brands" ADD COLUMN "tracks_mail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "tracks_mail" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_readings" ADD CONSTRAINT "mail_readings_tenant_id_touch_id_touches_tenant_id_id_fk" FOREIGN KEY ("tenant_id","touch_id") REFERENCES "public"."touches"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_readings_campaign_idx" ON "mail_readings" USING btree ("tenant_id","campaign_id") WHERE campaign_id is not null;