CREATE TABLE `campaign_marks` (
	`mark` text NOT NULL,
	`campaign` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`mark`, `campaign`),
	FOREIGN KEY (`campaign`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaign_marks_campaign` ON `campaign_marks` (`campaign`);--> statement-breakpoint
CREATE INDEX `campaign_marks_time` ON `campaign_marks` (`created_at`);--> statement-breakpoint
ALTER TABLE `comments` ADD `campaign` integer REFERENCES comments(id);--> statement-breakpoint
CREATE INDEX `comments_campaign` ON `comments` (`campaign`,`id`,`state`,`reason`,`objected_at`) WHERE "comments"."state" = 'waiting' and "comments"."campaign" is not null and coalesce("comments"."reason", '') <> 'reports' and "comments"."objected_at" is null;