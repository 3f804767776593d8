ALTER TABLE `articles` ADD `search_words` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `articles_search_words` ON `articles` (`search_words`);