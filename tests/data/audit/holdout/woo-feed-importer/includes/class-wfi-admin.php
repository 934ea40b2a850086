<?php
class WFI_Admin {

	public function __construct() {
		add_action( 'admin_menu', array( $this, 'menu' ) );
		add_action( 'admin_post_wfi_save', array( $this, 'save' ) );
		add_filter( 'manage_product_posts_columns', array( $this, 'columns' ) );
		add_action( 'manage_product_posts_custom_column', array( $this, 'column' ), 10, 2 );
	}

	public function menu() {
		add_submenu_page( 'woocommerce', __( 'Feeds', 'woo-feed-importer' ), __( 'Feeds', 'woo-feed-importer' ), 'manage_woocommerce', 'wfi', array( $this, 'page' ) );
	}

	public function columns( $columns ) {
		$columns['import_source'] = __( 'Source', 'woo-feed-importer' );
		return $columns;
	}

	public function column( $column, $post_id ) {
		if ( 'import_source' === $column ) {
			echo esc_html( get_post_meta( $post_id, '_wfi_import_source', true ) );
		}
	}

	public function page() {
		global $wpdb;
		$imports = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}wfi_imports ORDER BY import_source" );
		include WFI_DIR . 'templates/list.php';
	}

	public function save() {
		check_admin_referer( 'wfi_save' );
		global $wpdb;
		$wpdb->insert( $wpdb->prefix . 'wfi_imports', array(
			'import_source' => sanitize_key( $_POST['import_source'] ),
			'feed_url'      => esc_url_raw( wp_unslash( $_POST['feed_url'] ) ),
		) );
		wp_schedule_event( time(), 'hourly', 'wfi_cron', array( $wpdb->insert_id ) );
		wp_safe_redirect( admin_url( 'admin.php?page=wfi' ) );
		exit;
	}
}
