CREATE TABLE `proposals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_kind" CHECK("proposals"."kind" in ('pick', 'hold')),
	CONSTRAINT "proposals_why" CHECK("proposals"."kind" <> 'hold' or length("proposals"."note") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_once` ON `proposals` (`comment_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `comments_by_author` ON `comments` (`article_id`,`id`) WHERE "comments"."badge" = 'author' and "comments"."state" = 'published';