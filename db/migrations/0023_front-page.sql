DROP INDEX `articles_newest`;--> statement-breakpoint
DROP INDEX `articles_author`;--> statement-breakpoint
CREATE INDEX `articles_shown` ON `articles` (`edition`,`published_at`,`id`,`draft`,`purpose`,`comment_count`);--> statement-breakpoint
CREATE INDEX `articles_signed` ON `articles` (`author_id`,`published_at`,`id`,`draft`,`purpose`);--> statement-breakpoint
ALTER TABLE `article_coauthors` ADD `shown_at` integer;--> statement-breakpoint
CREATE INDEX `article_coauthors_shown` ON `article_coauthors` (`author_id`,`shown_at`,`article_id`);--> statement-breakpoint
ALTER TABLE `article_topics` ADD `shown_at` integer;--> statement-breakpoint
CREATE INDEX `article_topics_shown` ON `article_topics` (`topic_id`,`shown_at`,`article_id`);--> statement-breakpoint
ALTER TABLE `topics` ADD `description` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `topics` ADD `lead_id` integer REFERENCES articles(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `topics_lead` ON `topics` (`lead_id`) WHERE "topics"."lead_id" is not null;--> statement-breakpoint
-- When readers see the article of a row, whoever writes to the file (db/schema/article-links.ts).
CREATE TRIGGER `article_topics_shown` AFTER INSERT ON `article_topics`
BEGIN
	UPDATE `article_topics` SET `shown_at` = (SELECT `published_at` FROM `articles` WHERE `id` = NEW.`article_id` AND `draft` IS NULL AND `purpose` IS NULL)
	WHERE `rowid` = NEW.`rowid`;
END;
--> statement-breakpoint
CREATE TRIGGER `article_coauthors_shown` AFTER INSERT ON `article_coauthors`
BEGIN
	UPDATE `article_coauthors` SET `shown_at` = (SELECT `published_at` FROM `articles` WHERE `id` = NEW.`article_id` AND `draft` IS NULL AND `purpose` IS NULL)
	WHERE `rowid` = NEW.`rowid`;
END;
--> statement-breakpoint
CREATE TRIGGER `articles_shown_at` AFTER UPDATE OF `published_at`, `draft`, `purpose` ON `articles`
WHEN NEW.`published_at` IS NOT OLD.`published_at` OR NEW.`draft` IS NOT OLD.`draft` OR NEW.`purpose` IS NOT OLD.`purpose`
BEGIN
	UPDATE `article_topics` SET `shown_at` = iif(NEW.`draft` IS NULL AND NEW.`purpose` IS NULL, NEW.`published_at`, NULL) WHERE `article_id` = NEW.`id`;
	UPDATE `article_coauthors` SET `shown_at` = iif(NEW.`draft` IS NULL AND NEW.`purpose` IS NULL, NEW.`published_at`, NULL) WHERE `article_id` = NEW.`id`;
END;
--> statement-breakpoint
UPDATE `article_topics` SET `shown_at` = (SELECT `published_at` FROM `articles` WHERE `id` = `article_id` AND `draft` IS NULL AND `purpose` IS NULL);
--> statement-breakpoint
UPDATE `article_coauthors` SET `shown_at` = (SELECT `published_at` FROM `articles` WHERE `id` = `article_id` AND `draft` IS NULL AND `purpose` IS NULL);
