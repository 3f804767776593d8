-- The table is made anew, for its CHECK of the roles. Foreign keys stay on within a transaction: with the old table go
-- the rows that lean on it, so they are set aside.
CREATE TABLE `__kept_sessions` AS SELECT * FROM `moderator_sessions`;
--> statement-breakpoint
CREATE TABLE `__kept_accounts` AS SELECT * FROM `moderator_accounts`;
--> statement-breakpoint
CREATE TABLE `__new_moderators` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`digest_since` integer,
	`digest_asked_at` integer,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	CONSTRAINT "moderators_filled" CHECK(length("__new_moderators"."name") > 0 and length("__new_moderators"."email") > 0),
	CONSTRAINT "moderators_email_folded" CHECK("__new_moderators"."email" = lower("__new_moderators"."email")),
	CONSTRAINT "moderators_role_known" CHECK("__new_moderators"."role" in ('author', 'editor', 'moderator', 'admin')),
	CONSTRAINT "moderators_digest" CHECK("__new_moderators"."digest_since" is null or "__new_moderators"."digest_asked_at" is not null),
	CONSTRAINT "moderators_flags" CHECK("__new_moderators"."disabled" in (0, 1) and "__new_moderators"."email_verified" in (0, 1))
);
--> statement-breakpoint
INSERT INTO `__new_moderators`("id", "name", "email", "role", "disabled", "created_at", "updated_at", "email_verified", "image") SELECT "id", "name", "email", "role", "disabled", "created_at", "updated_at", "email_verified", "image" FROM `moderators`;
--> statement-breakpoint
DROP TABLE `moderators`;
--> statement-breakpoint
ALTER TABLE `__new_moderators` RENAME TO `moderators`;
--> statement-breakpoint
CREATE UNIQUE INDEX `moderators_email` ON `moderators` (`email`);
--> statement-breakpoint
INSERT INTO `moderator_sessions` SELECT * FROM `__kept_sessions`;
--> statement-breakpoint
INSERT INTO `moderator_accounts` SELECT * FROM `__kept_accounts`;
--> statement-breakpoint
DROP TABLE `__kept_sessions`;
--> statement-breakpoint
DROP TABLE `__kept_accounts`;
--> statement-breakpoint
ALTER TABLE `authors` ADD `account_id` text REFERENCES moderators(id);
--> statement-breakpoint
CREATE UNIQUE INDEX `authors_account` ON `authors` (`account_id`,`edition`);
--> statement-breakpoint
CREATE TABLE `article_editors` (
	`article_id` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`account_id`, `article_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_editors_article` ON `article_editors` (`article_id`);
