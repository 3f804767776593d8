CREATE TABLE `picture_articles` (
	`hash` text NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`hash`, `article_id`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `picture_articles_article` ON `picture_articles` (`article_id`);--> statement-breakpoint
CREATE INDEX `redirects_picture` ON `redirects` (`picture`);
--> statement-breakpoint
-- What follows each `/media/` of a text, as the pieces of an array: the names of its pictures begin there.
CREATE TRIGGER `articles_pictures_inserted` AFTER INSERT ON `articles`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`id`
	FROM json_each('[' || replace(json_quote(NEW.`body` || '/media/' || coalesce(NEW.`hero`, '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `articles_pictures_updated` AFTER UPDATE OF `body`, `hero` ON `articles`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`id`
	FROM json_each('[' || replace(json_quote(NEW.`body` || '/media/' || coalesce(NEW.`hero`, '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `working_copies_pictures_inserted` AFTER INSERT ON `working_copies`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`fields` || '/media/' || coalesce(json_extract(NEW.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `working_copies_pictures_updated` AFTER UPDATE OF `fields` ON `working_copies`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`fields` || '/media/' || coalesce(json_extract(NEW.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `conflicting_copies_pictures_inserted` AFTER INSERT ON `conflicting_copies`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`fields` || '/media/' || coalesce(json_extract(NEW.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `conflicting_copies_pictures_updated` AFTER UPDATE OF `fields` ON `conflicting_copies`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`fields` || '/media/' || coalesce(json_extract(NEW.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `scheduled_changes_pictures_inserted` AFTER INSERT ON `scheduled_changes`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`ready` || '/media/' || coalesce(json_extract(NEW.`ready`, '$.article.hero.src'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `scheduled_changes_pictures_updated` AFTER UPDATE OF `ready` ON `scheduled_changes`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`ready` || '/media/' || coalesce(json_extract(NEW.`ready`, '$.article.hero.src'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `article_versions_pictures_inserted` AFTER INSERT ON `article_versions`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`snapshot` || '/media/' || coalesce(json_extract(NEW.`snapshot`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
CREATE TRIGGER `article_versions_pictures_updated` AFTER UPDATE OF `snapshot` ON `article_versions`
BEGIN
	INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
	SELECT substr(`piece`.`value`, 1, 32), NEW.`article_id`
	FROM json_each('[' || replace(json_quote(NEW.`snapshot` || '/media/' || coalesce(json_extract(NEW.`snapshot`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
	WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
END;
--> statement-breakpoint
INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
SELECT substr(`piece`.`value`, 1, 32), `articles`.`id`
FROM `articles`, json_each('[' || replace(json_quote(`articles`.`body` || '/media/' || coalesce(`articles`.`hero`, '')), '/media/', '","') || ']') AS `piece`
WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
--> statement-breakpoint
INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
SELECT substr(`piece`.`value`, 1, 32), `working_copies`.`article_id`
FROM `working_copies`, json_each('[' || replace(json_quote(`working_copies`.`fields` || '/media/' || coalesce(json_extract(`working_copies`.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
--> statement-breakpoint
INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
SELECT substr(`piece`.`value`, 1, 32), `conflicting_copies`.`article_id`
FROM `conflicting_copies`, json_each('[' || replace(json_quote(`conflicting_copies`.`fields` || '/media/' || coalesce(json_extract(`conflicting_copies`.`fields`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
--> statement-breakpoint
INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
SELECT substr(`piece`.`value`, 1, 32), `scheduled_changes`.`article_id`
FROM `scheduled_changes`, json_each('[' || replace(json_quote(`scheduled_changes`.`ready` || '/media/' || coalesce(json_extract(`scheduled_changes`.`ready`, '$.article.hero.src'), '')), '/media/', '","') || ']') AS `piece`
WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
--> statement-breakpoint
INSERT OR IGNORE INTO `picture_articles` (`hash`, `article_id`)
SELECT substr(`piece`.`value`, 1, 32), `article_versions`.`article_id`
FROM `article_versions`, json_each('[' || replace(json_quote(`article_versions`.`snapshot` || '/media/' || coalesce(json_extract(`article_versions`.`snapshot`, '$.hero'), '')), '/media/', '","') || ']') AS `piece`
WHERE `piece`.`key` > 0 AND length(`piece`.`value`) >= 32 AND substr(`piece`.`value`, 1, 32) NOT GLOB '*[^0-9a-f]*';
