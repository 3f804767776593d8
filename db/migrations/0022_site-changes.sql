CREATE TABLE `site_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`section` text NOT NULL,
	`value` text,
	`account_id` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "site_changes_section_known" CHECK("site_changes"."section" in ('identity', 'dates', 'navigation', 'footer', 'comments', 'mail'))
);
--> statement-breakpoint
CREATE INDEX `site_changes_section` ON `site_changes` (`section`,`id`);