ALTER TABLE `articles` ADD `pin_place` integer;--> statement-breakpoint
ALTER TABLE `articles` ADD `pinned_until` integer;