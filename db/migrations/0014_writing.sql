CREATE TABLE `article_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`number` integer NOT NULL,
	`snapshot` text NOT NULL,
	`published_by` text,
	`note` text DEFAULT '' NOT NULL,
	`restored_from` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`published_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "article_versions_counted" CHECK("article_versions"."number" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_versions_number` ON `article_versions` (`article_id`,`number`);--> statement-breakpoint
CREATE TABLE `conflicting_copies` (
	`article_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`fields` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `account_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `former_slugs` (
	`kind` text NOT NULL,
	`edition` text NOT NULL,
	`slug` text NOT NULL,
	`target` integer NOT NULL,
	PRIMARY KEY(`kind`, `edition`, `slug`),
	CONSTRAINT "former_slugs_kind" CHECK("former_slugs"."kind" in ('articles', 'authors', 'topics')),
	CONSTRAINT "former_slugs_filled" CHECK(length("former_slugs"."slug") > 0)
);
--> statement-breakpoint
CREATE INDEX `former_slugs_target` ON `former_slugs` (`kind`,`target`);--> statement-breakpoint
CREATE TABLE `preview_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "preview_links_times" CHECK("preview_links"."expires_at" > "preview_links"."created_at")
);
--> statement-breakpoint
CREATE INDEX `preview_links_article` ON `preview_links` (`article_id`);--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`successor` text,
	`withdrawn_by` text NOT NULL,
	`withdrawn_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `working_copies` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`fields` text NOT NULL,
	`revision` integer NOT NULL,
	`others_revision` integer DEFAULT 0 NOT NULL,
	`published_revision` integer DEFAULT 0 NOT NULL,
	`proposed_revision` integer DEFAULT 0 NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`submission` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "working_copies_revisions" CHECK("working_copies"."revision" > 0 and "working_copies"."others_revision" < "working_copies"."revision" and "working_copies"."published_revision" <= "working_copies"."revision")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `working_copies_submission_unique` ON `working_copies` (`submission`);--> statement-breakpoint
CREATE INDEX `working_copies_saved` ON `working_copies` (`saved_at`);--> statement-breakpoint
CREATE INDEX `articles_time` ON `articles` (`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_drafts` ON `articles` (`published_at`,`id`) WHERE "articles"."draft" is not null;