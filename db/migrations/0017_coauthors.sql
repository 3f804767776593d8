CREATE TABLE `article_coauthors` (
	`article_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `author_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "article_coauthors_position" CHECK("article_coauthors"."position" > 0)
);
--> statement-breakpoint
CREATE INDEX `article_coauthors_author` ON `article_coauthors` (`author_id`,`article_id`);--> statement-breakpoint
ALTER TABLE `topics` ADD `position` integer;--> statement-breakpoint
ALTER TABLE `comments` ADD `author_id` integer REFERENCES authors(id);