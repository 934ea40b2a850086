<div class="wrap">
	<h1><?php esc_html_e( 'Feeds', 'woo-feed-importer' ); ?></h1>
	<table class="wp-list-table widefat striped">
		<tbody>
		<?php foreach ( $imports as $import ) : ?>
			<tr>
				<td><?php echo (int) $import->import_id; ?></td>
				<td><?php echo esc_html( $import->import_source ); ?></td>
				<td><code><?php echo esc_html( $import->feed_url ); ?></code></td>
				<td><a href="<?php echo esc_url( admin_url( 'admin.php?page=wfi&action=log&import_id=' . $import->import_id ) ); ?>">Log</a></td>
			</tr>
		<?php endforeach; ?>
		</tbody>
	</table>
	<form method="post" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
		<?php wp_nonce_field( 'wfi_save' ); ?>
		<input type="hidden" name="action" value="wfi_save">
		<p><label>Name <input type="text" name="import_source" class="regular-text"></label>
		<span class="description hint">Short name of the supplier, shown in the product list.</span></p>
		<p><label>URL <input type="url" name="feed_url" class="large-text"></label></p>
		<?php submit_button(); ?>
	</form>
</div>
