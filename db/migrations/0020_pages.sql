-- By hand, as in 0006: drizzle-kit would copy the whole table for the sake of a check.
ALTER TABLE `articles` ADD `purpose` text CONSTRAINT "articles_purpose" CHECK("purpose" is null or "purpose" in ('about', 'contact', 'rules', 'policy', 'privacy', 'other'));--> statement-breakpoint
CREATE INDEX `articles_purpose` ON `articles` (`edition`,`purpose`) WHERE "articles"."purpose" is not null;--> statement-breakpoint
-- Pages of WordPress that came in before there were pages: drafts still, until somebody publishes them or repeats the import.
UPDATE `articles` SET `purpose` = 'other' WHERE `draft` = 'page';
