CREATE TABLE `article_topics` (
	`article_id` integer NOT NULL,
	`topic_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `topic_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `topics`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_topics_topic` ON `article_topics` (`topic_id`);--> statement-breakpoint
CREATE TABLE `articles` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`standfirst` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`words` integer NOT NULL,
	`author_id` integer NOT NULL,
	`hero` text,
	`hero_alt` text DEFAULT '' NOT NULL,
	`hero_caption` text DEFAULT '' NOT NULL,
	`hero_credit` text DEFAULT '' NOT NULL,
	`published_at` integer NOT NULL,
	`updated_at` integer,
	`comments_open` integer DEFAULT true NOT NULL,
	`thread` text,
	`closes_after` integer,
	`comment_count` integer DEFAULT 0 NOT NULL,
	`translation_slug` text,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hero`) REFERENCES `images`(`file`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "articles_edition" CHECK("articles"."edition" in ('ar', 'en')),
	CONSTRAINT "articles_filled" CHECK(length("articles"."slug") > 0 and length("articles"."title") > 0),
	CONSTRAINT "articles_counts" CHECK("articles"."words" >= 0 and "articles"."comment_count" >= 0),
	CONSTRAINT "articles_open" CHECK("articles"."comments_open" in (0, 1)),
	CONSTRAINT "articles_thread" CHECK("articles"."thread" is null or "articles"."thread" in ('open', 'held', 'closed')),
	CONSTRAINT "articles_closes" CHECK("articles"."closes_after" is null or "articles"."closes_after" > 0),
	CONSTRAINT "articles_times" CHECK("articles"."updated_at" is null or "articles"."updated_at" >= "articles"."published_at")
);
--> statement-breakpoint
CREATE INDEX `articles_newest` ON `articles` (`edition`,`published_at`,`id`);--> statement-breakpoint
CREATE INDEX `articles_author` ON `articles` (`author_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `articles_translation` ON `articles` (`edition`,`translation_slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `articles_slug` ON `articles` (`edition`,`slug`);--> statement-breakpoint
CREATE TABLE `authors` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`bio` text DEFAULT '' NOT NULL,
	`portrait` text,
	`gender` text,
	FOREIGN KEY (`portrait`) REFERENCES `images`(`file`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "authors_edition" CHECK("authors"."edition" in ('ar', 'en')),
	CONSTRAINT "authors_gender" CHECK("authors"."gender" is null or "authors"."gender" in ('male', 'female')),
	CONSTRAINT "authors_filled" CHECK(length("authors"."slug") > 0 and length("authors"."name") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authors_slug` ON `authors` (`edition`,`slug`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tag` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_tag_unique` ON `changes` (`tag`);--> statement-breakpoint
CREATE TABLE `images` (
	`file` text PRIMARY KEY NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	CONSTRAINT "images_size" CHECK("images"."width" > 0 and "images"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE `topics` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	CONSTRAINT "topics_edition" CHECK("topics"."edition" in ('ar', 'en')),
	CONSTRAINT "topics_filled" CHECK(length("topics"."slug") > 0 and length("topics"."name") > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `topics_slug` ON `topics` (`edition`,`slug`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`parent_id` integer,
	`root_id` integer,
	`depth` integer NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`shown` integer NOT NULL,
	`reason` text,
	`findings` text DEFAULT '[]' NOT NULL,
	`badge` text,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`edited_at` integer,
	`picked_at` integer,
	`objected_at` integer,
	`objection` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`submission` text NOT NULL,
	`receipt` text NOT NULL,
	`same_text` text NOT NULL,
	`visitor` text,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`,`article_id`) REFERENCES `comments`(`id`,`article_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`root_id`,`article_id`) REFERENCES `comments`(`id`,`article_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "comments_place" CHECK(("comments"."depth" = 0) = ("comments"."parent_id" is null) and ("comments"."depth" = 0) = ("comments"."root_id" is null)),
	CONSTRAINT "comments_shown" CHECK("comments"."shown" in (0, 1) and ("comments"."shown" = 1 or "comments"."state" <> 'published')),
	CONSTRAINT "comments_depth" CHECK("comments"."depth" >= 0),
	CONSTRAINT "comments_filled" CHECK(length("comments"."name") > 0 and length("comments"."body") > 0 and length("comments"."email") > 0),
	CONSTRAINT "comments_state_known" CHECK("comments"."state" in ('waiting', 'published', 'refused', 'spam', 'withdrawn')),
	CONSTRAINT "comments_reason_known" CHECK("comments"."reason" is null or "comments"."reason" in ('everyone', 'newcomer', 'thread', 'links', 'words', 'name', 'reports', 'edited', 'off-topic', 'abuse', 'advertising', 'unreadable', 'private')),
	CONSTRAINT "comments_refused_why" CHECK("comments"."state" <> 'refused' or coalesce("comments"."reason", '') in ('off-topic', 'abuse', 'advertising', 'unreadable', 'private', 'words')),
	CONSTRAINT "comments_badge_known" CHECK("comments"."badge" is null or "comments"."badge" in ('author', 'team'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_submission_unique` ON `comments` (`submission`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_receipt_unique` ON `comments` (`receipt`);--> statement-breakpoint
CREATE INDEX `comments_roots` ON `comments` (`article_id`,`depth`,`shown`,`id`);--> statement-breakpoint
CREATE INDEX `comments_replies` ON `comments` (`root_id`,`shown`,`id`);--> statement-breakpoint
CREATE INDEX `comments_answers` ON `comments` (`parent_id`,`shown`);--> statement-breakpoint
CREATE INDEX `comments_picked` ON `comments` (`article_id`,`picked_at`);--> statement-breakpoint
CREATE INDEX `comments_state` ON `comments` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `comments_urgent` ON `comments` (`id`) WHERE "comments"."state" = 'waiting' and ("comments"."reason" = 'reports' or "comments"."objected_at" is not null);--> statement-breakpoint
CREATE INDEX `comments_visitor` ON `comments` (`visitor`,`state`);--> statement-breakpoint
CREATE INDEX `comments_same_text` ON `comments` (`article_id`,`same_text`);--> statement-breakpoint
CREATE UNIQUE INDEX `comments_in_article` ON `comments` (`id`,`article_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer,
	`article_id` integer,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`reason` text,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_about" CHECK(("decisions"."comment_id" is null) <> ("decisions"."article_id" is null)),
	CONSTRAINT "decisions_action_known" CHECK("decisions"."action" in ('publish', 'refuse', 'spam', 'hold', 'pick', 'unpick', 'edit', 'withdraw', 'object', 'undo', 'thread'))
);
--> statement-breakpoint
CREATE INDEX `decisions_comment` ON `decisions` (`comment_id`,`id`);--> statement-breakpoint
CREATE INDEX `decisions_time` ON `decisions` (`created_at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`reason` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`reporter` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reports_reason_known" CHECK("reports"."reason" in ('abuse', 'advertising', 'off-topic', 'false', 'private', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_once` ON `reports` (`comment_id`,`reporter`);--> statement-breakpoint
CREATE TABLE `team_names` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_names_key_unique` ON `team_names` (`key`);--> statement-breakpoint
CREATE TABLE `word_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`text` text NOT NULL,
	`match` text NOT NULL,
	`action` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "word_rules_filled" CHECK(length("word_rules"."text") > 0),
	CONSTRAINT "word_rules_match" CHECK("word_rules"."match" in ('exact', 'stem', 'phrase')),
	CONSTRAINT "word_rules_action" CHECK("word_rules"."action" in ('hold', 'refuse', 'note'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `word_rules_once` ON `word_rules` (`text`,`match`);--> statement-breakpoint
CREATE TABLE `moderator_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`moderator_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	FOREIGN KEY (`moderator_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "moderator_accounts_provider" CHECK("moderator_accounts"."provider_id" = 'credential' and "moderator_accounts"."account_id" = "moderator_accounts"."moderator_id"),
	CONSTRAINT "moderator_accounts_password" CHECK(length(coalesce("moderator_accounts"."password", '')) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moderator_accounts_once` ON `moderator_accounts` (`moderator_id`,`provider_id`);--> statement-breakpoint
CREATE TABLE `moderator_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`moderator_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	FOREIGN KEY (`moderator_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "moderator_sessions_filled" CHECK(length("moderator_sessions"."token") >= 32),
	CONSTRAINT "moderator_sessions_times" CHECK("moderator_sessions"."expires_at" > "moderator_sessions"."created_at")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moderator_sessions_token_unique` ON `moderator_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `moderator_sessions_moderator` ON `moderator_sessions` (`moderator_id`);--> statement-breakpoint
CREATE TABLE `moderator_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `moderator_verifications_identifier` ON `moderator_verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `moderators` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`disabled` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	CONSTRAINT "moderators_filled" CHECK(length("moderators"."name") > 0 and length("moderators"."email") > 0),
	CONSTRAINT "moderators_email_folded" CHECK("moderators"."email" = lower("moderators"."email")),
	CONSTRAINT "moderators_role_known" CHECK("moderators"."role" in ('moderator', 'admin')),
	CONSTRAINT "moderators_flags" CHECK("moderators"."disabled" in (0, 1) and "moderators"."email_verified" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moderators_email` ON `moderators` (`email`);--> statement-breakpoint
CREATE TABLE `sign_in_tries` (
	`key` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`until` integer NOT NULL,
	CONSTRAINT "sign_in_tries_counted" CHECK("sign_in_tries"."tries" >= 0)
);
--> statement-breakpoint
CREATE INDEX `sign_in_tries_until` ON `sign_in_tries` (`until`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`headers` text NOT NULL,
	`comment_id` integer,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`last_error` text,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outbox_key" CHECK(length("outbox"."key") > 0 and instr("outbox"."key", '@') = 0),
	CONSTRAINT "outbox_filled" CHECK("outbox"."sent_at" is not null or (length("outbox"."recipient") > 0 and length("outbox"."subject") > 0 and length("outbox"."text") > 0)),
	CONSTRAINT "outbox_one_line" CHECK(instr("outbox"."recipient" || "outbox"."subject", char(10)) + instr("outbox"."recipient" || "outbox"."subject", char(13)) = 0),
	CONSTRAINT "outbox_header_lines" CHECK(instr("outbox"."headers", '\n') + instr("outbox"."headers", '\r') = 0),
	CONSTRAINT "outbox_headers" CHECK(json_valid("outbox"."headers") and json_type("outbox"."headers") = 'object'),
	CONSTRAINT "outbox_attempts" CHECK("outbox"."attempts" >= 0),
	CONSTRAINT "outbox_one_end" CHECK("outbox"."sent_at" is null or "outbox"."failed_at" is null),
	CONSTRAINT "outbox_failed_why" CHECK("outbox"."failed_at" is null or "outbox"."last_error" is not null),
	CONSTRAINT "outbox_error" CHECK("outbox"."last_error" is null or instr("outbox"."last_error", '@') = 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`,`id`) WHERE sent_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX `outbox_sent` ON `outbox` (`sent_at`) WHERE sent_at is not null and recipient <> '';--> statement-breakpoint
CREATE INDEX `outbox_recipient` ON `outbox` (lower(recipient),`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_comment` ON `outbox` (`comment_id`) WHERE comment_id is not null;--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`state` text NOT NULL,
	`token` text NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscriptions_state_known" CHECK("subscriptions"."state" in ('asked', 'confirmed', 'ended')),
	CONSTRAINT "subscriptions_token" CHECK(length("subscriptions"."token") = 43),
	CONSTRAINT "subscriptions_confirmed" CHECK("subscriptions"."state" <> 'confirmed' or "subscriptions"."confirmed_at" is not null),
	CONSTRAINT "subscriptions_asked" CHECK("subscriptions"."state" <> 'asked' or "subscriptions"."confirmed_at" is null),
	CONSTRAINT "subscriptions_ended" CHECK(("subscriptions"."state" = 'ended') = ("subscriptions"."ended_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_comment_id_unique` ON `subscriptions` (`comment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `subscriptions_token_unique` ON `subscriptions` (`token`);