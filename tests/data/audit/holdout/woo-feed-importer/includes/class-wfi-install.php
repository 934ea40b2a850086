<?php
class WFI_Install {

	public static function activate() {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$collate = $wpdb->get_charset_collate();
		dbDelta( "CREATE TABLE {$wpdb->prefix}wfi_imports (
			import_id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			import_source varchar(190) NOT NULL,
			feed_url text NOT NULL,
			last_run datetime DEFAULT NULL,
			status varchar(20) NOT NULL DEFAULT 'new',
			PRIMARY KEY  (import_id)
		) $collate;" );
		dbDelta( "CREATE TABLE {$wpdb->prefix}wfi_log (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			import_id bigint(20) unsigned NOT NULL,
			sku varchar(100) DEFAULT NULL,
			message text,
			PRIMARY KEY  (id),
			KEY import_id (import_id)
		) $collate;" );
		update_option( 'wfi_db_version', WFI_VERSION );
	}
}
