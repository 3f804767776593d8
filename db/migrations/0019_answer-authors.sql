CREATE INDEX `comments_author` ON `comments` (`author_id`) WHERE "comments"."author_id" is not null;
--> statement-breakpoint
-- An answer stays its author's when the article gets another, whoever writes to the file.
CREATE TRIGGER `articles_author_changed` BEFORE UPDATE OF `author_id` ON `articles`
WHEN NEW.`author_id` <> OLD.`author_id`
BEGIN
	UPDATE `comments` SET `author_id` = OLD.`author_id`
	WHERE `article_id` = OLD.`id` AND `badge` = 'author' AND `author_id` IS NULL;
END;
