CREATE TABLE `moderator_passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`moderator_id` text NOT NULL,
	`name` text,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`device_type` text NOT NULL,
	`backed_up` integer NOT NULL,
	`transports` text,
	`aaguid` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`moderator_id`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "moderator_passkeys_filled" CHECK(length("moderator_passkeys"."credential_id") > 0 and length("moderator_passkeys"."public_key") > 0),
	CONSTRAINT "moderator_passkeys_named" CHECK("moderator_passkeys"."name" is null or length("moderator_passkeys"."name") > 0),
	CONSTRAINT "moderator_passkeys_counted" CHECK("moderator_passkeys"."counter" >= 0 and "moderator_passkeys"."backed_up" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moderator_passkeys_credential_id_unique` ON `moderator_passkeys` (`credential_id`);--> statement-breakpoint
CREATE INDEX `moderator_passkeys_moderator` ON `moderator_passkeys` (`moderator_id`);