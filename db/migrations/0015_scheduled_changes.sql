CREATE TABLE `scheduled_changes` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`ready` text NOT NULL,
	`revision` integer NOT NULL,
	`due_at` integer NOT NULL,
	`scheduled_by` text NOT NULL,
	`scheduled_at` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`scheduled_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scheduled_changes_times" CHECK("scheduled_changes"."due_at" > "scheduled_changes"."scheduled_at")
);
--> statement-breakpoint
CREATE INDEX `scheduled_changes_due` ON `scheduled_changes` (`due_at`);