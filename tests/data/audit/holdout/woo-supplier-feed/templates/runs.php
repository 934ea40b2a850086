<?php defined( 'ABSPATH' ) || exit; ?>
<div class="wrap">
	<h1><?php esc_html_e( 'Supplier feeds', 'psf' ); ?></h1>
	<table class="widefat striped">
		<thead><tr><th>Import</th><th>Finished</th><th>Created</th><th>Updated</th></tr></thead>
		<tbody>
		<?php foreach ( $runs as $run ) : ?>
			<tr>
				<td><a href="<?php echo esc_url( admin_url( 'admin.php?page=pmxi-admin-manage&id=' . $run->import_id ) ); ?>">#<?php echo (int) $run->import_id; ?></a></td>
				<td><?php echo esc_html( $run->finished_at ); ?></td>
				<td><?php echo (int) $run->created; ?></td>
				<td><?php echo (int) $run->updated; ?></td>
			</tr>
		<?php endforeach; ?>
		</tbody>
	</table>
	<form method="get" action="">
		<input type="hidden" name="page" value="psf-runs">
		<input type="number" name="import_id" placeholder="Import" value="<?php echo isset( $_GET['import_id'] ) ? (int) $_GET['import_id'] : ''; ?>">
		<button class="button">Filter</button>
	</form>
</div>
