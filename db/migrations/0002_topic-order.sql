DROP INDEX `article_topics_topic`;--> statement-breakpoint
CREATE INDEX `article_topics_topic` ON `article_topics` (`topic_id`,`article_id`);