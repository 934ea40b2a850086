<?php
namespace Pinecrate\Feed;

class GoogleFeed {

	const NS = 'http://base.google.com/ns/1.0';

	public function items( string $xml ): \Generator {
		$doc = simplexml_load_string( $xml );
		foreach ( $doc->channel->item as $item ) {
			$g = $item->children( self::NS );
			yield array(
				'sku'   => (string) $g->id,
				'name'  => (string) $g->title,
				'price' => (float) $g->price,
				'stock' => 'in stock' === (string) $g->availability,
			);
		}
	}
}
