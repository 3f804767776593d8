CREATE TABLE `corrections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "corrections_kind" CHECK("corrections"."kind" in ('correction', 'clarification', 'update')),
	CONSTRAINT "corrections_filled" CHECK(length("corrections"."words") > 0)
);
--> statement-breakpoint
CREATE INDEX `corrections_newest` ON `corrections` (`at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_version` ON `corrections` (`article_id`,`version`);--> statement-breakpoint
CREATE TABLE `error_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`passage` text NOT NULL,
	`note` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`receipt` text NOT NULL,
	`submission` text NOT NULL,
	`reporter` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "error_reports_state" CHECK("error_reports"."state" in ('open', 'corrected', 'declined')),
	CONSTRAINT "error_reports_filled" CHECK(length("error_reports"."note") > 0),
	CONSTRAINT "error_reports_decided" CHECK(("error_reports"."state" = 'open') = ("error_reports"."decided_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `error_reports_receipt_unique` ON `error_reports` (`receipt`);--> statement-breakpoint
CREATE UNIQUE INDEX `error_reports_submission_unique` ON `error_reports` (`submission`);--> statement-breakpoint
CREATE INDEX `error_reports_state` ON `error_reports` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `error_reports_article` ON `error_reports` (`article_id`,`state`);--> statement-breakpoint
CREATE INDEX `error_reports_reporter` ON `error_reports` (`reporter`);--> statement-breakpoint
CREATE INDEX `error_reports_request` ON `error_reports` (`created_at`) WHERE instr("error_reports"."reporter", ':') = 0;--> statement-breakpoint
CREATE INDEX `error_reports_decided` ON `error_reports` (`decided_at`);--> statement-breakpoint
ALTER TABLE `article_versions` ADD `closed` integer DEFAULT false NOT NULL;