ALTER TABLE `comments` ADD `pick_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `comments_picks` ON `comments` (`picked_at`) WHERE "comments"."picked_at" is not null;--> statement-breakpoint
DROP TRIGGER `decisions_never_updated`;
--> statement-breakpoint
-- Of a comment that was erased the words may go out of the log, and nothing else: who decided what, and when, stays.
CREATE TRIGGER `decisions_never_updated` BEFORE UPDATE ON `decisions`
WHEN NOT (
	EXISTS (SELECT 1 FROM `comments` WHERE `id` = OLD.`comment_id` AND `erased_at` IS NOT NULL)
	AND NEW.`id` = OLD.`id`
	AND NEW.`comment_id` IS OLD.`comment_id`
	AND NEW.`article_id` IS OLD.`article_id`
	AND NEW.`actor` = OLD.`actor`
	AND NEW.`action` = OLD.`action`
	AND NEW.`created_at` = OLD.`created_at`
	AND NEW.`before` = json_remove(OLD.`before`, '$.body', '$.objection', '$.findings', '$.pickNote')
	AND NEW.`after` = json_remove(OLD.`after`, '$.body', '$.objection', '$.findings', '$.pickNote')
	AND NEW.`reason` IS CASE OLD.`action` WHEN 'object' THEN NULL ELSE OLD.`reason` END
)
BEGIN
	SELECT RAISE(ABORT, 'The log of decisions is only added to');
END;
