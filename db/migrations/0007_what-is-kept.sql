CREATE INDEX `comments_request` ON `comments` (`created_at`) WHERE instr("comments"."submission", ':') = 0;--> statement-breakpoint
CREATE INDEX `comments_browser` ON `comments` (`created_at`) WHERE "comments"."visitor" is not null;--> statement-breakpoint
CREATE INDEX `reports_request` ON `reports` (`created_at`) WHERE instr("reports"."reporter", ':') = 0;--> statement-breakpoint
CREATE INDEX `outbox_failed` ON `outbox` (`failed_at`) WHERE failed_at is not null and recipient <> '-';